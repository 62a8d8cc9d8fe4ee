package earshot.query.listing;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A telephone number by its digits. With its country or without it, a number is the same when what
 * follows the country's code is; which codes there are is not looked up.
 *
 * @param international whether the digits begin with the country's code
 */
record Phone(String digits, boolean international) {
  private static final Pattern SEVERAL = Pattern.compile("[,;/|]|\\bor\\b");
  private static final Pattern EXTENSION = Pattern.compile("(?i)(ext|x|доб|#).*$");

  /** Shorter ones are no whole numbers. */
  private static final int SHORTEST = 5;

  private static final int LONGEST_COUNTRY_CODE = 3;

  /** Whether one of the numbers in one text is among those in the other. */
  static boolean agree(String one, String other) {
    return numbers(one).anyMatch(a -> numbers(other).anyMatch(a::same));
  }

  private static Stream<Phone> numbers(String text) {
    return Arrays.stream(SEVERAL.split(text)).map(Phone::of).flatMap(Optional::stream);
  }

  private static Optional<Phone> of(String written) {
    String plain = EXTENSION.matcher(Wording.latinDigits(written)).replaceFirst("");
    String digits = plain.replace("(0)", "").replaceAll("\\D", "");
    boolean plus = plain.strip().startsWith("+") || plain.strip().startsWith("(+");
    boolean zeros = digits.startsWith("00");
    return Optional.of(new Phone(zeros ? digits.substring(2) : digits, plus || zeros))
        .filter(phone -> phone.digits.length() >= SHORTEST);
  }

  private boolean same(Phone other) {
    if (international == other.international) {
      return digits.equals(other.digits) || (!international && local().equals(other.local()));
    }
    return international ? endsLike(other) : other.endsLike(this);
  }

  private boolean endsLike(Phone national) {
    return follows(national.local()) || (national.digits.startsWith("8") && russian(national));
  }

  /** From within Russia and Kazakhstan, 8 stands where others dial 0. */
  private boolean russian(Phone national) {
    return digits.equals("7" + national.digits.substring(1));
  }

  private boolean follows(String local) {
    int code = digits.length() - local.length();
    return code >= 1 && code <= LONGEST_COUNTRY_CODE && digits.endsWith(local);
  }

  private String local() {
    return digits.startsWith("0") ? digits.substring(1) : digits;
  }
}
