package earshot.query.listing;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of money.
 *
 * @param currency as ISO 4217 has it; absent where none or an unknown word is given
 */
record Price(BigDecimal amount, Optional<String> currency) {
  private static final Pattern NUMBER = Pattern.compile("\\d(?:[\\d.,'’\\s\\u00a0\\u202f]*\\d)?");
  private static final Pattern CENTS = Pattern.compile("^(.*)[.,](\\d{1,2})$");
  private static final Pattern CODE = Pattern.compile("(?<!\\p{L})\\p{L}{3}(?!\\p{L})");
  private static final Map<String, String> SIGNS =
      Map.of(
          "$", "USD", "€", "EUR", "£", "GBP", "֏", "AMD", "₽", "RUB", "﷼", "IRR", "₺", "TRY", "₾",
          "GEL", "₹", "INR");

  /**
   * Whether both mean the same amount; a currency that only one of them names is taken for both.
   */
  static boolean agree(String one, String other) {
    Optional<Price> a = of(one);
    Optional<Price> b = of(other);
    return a.isPresent() && b.isPresent() ? a.get().same(b.get()) : Wording.agree(one, other);
  }

  private boolean same(Price other) {
    boolean currencies =
        currency.isEmpty() || other.currency.isEmpty() || currency.equals(other.currency);
    return currencies && amount.compareTo(other.amount) == 0;
  }

  private static Optional<Price> of(String written) {
    String plain = Wording.latinDigits(written);
    Matcher number = NUMBER.matcher(plain);
    return number.find()
        ? Optional.of(new Price(amount(number.group()), currency(plain)))
        : Optional.empty();
  }

  private static BigDecimal amount(String number) {
    Matcher cents = CENTS.matcher(number);
    return cents.matches()
        ? new BigDecimal(cents.group(1).replaceAll("\\D", "") + "." + cents.group(2))
        : new BigDecimal(number.replaceAll("\\D", ""));
  }

  private static Optional<String> currency(String text) {
    Optional<String> sign =
        SIGNS.keySet().stream().filter(text::contains).findFirst().map(SIGNS::get);
    return sign.or(
        () ->
            CODE.matcher(text)
                .results()
                .map(word -> word.group().toUpperCase(Locale.ROOT))
                .filter(Price::known)
                .findFirst());
  }

  private static boolean known(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }
}
