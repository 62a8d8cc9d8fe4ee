package earshot.assess.language;

import java.util.regex.Pattern;

/**
 * The language a text is most likely written in.
 *
 * @param code ISO 639-1 in lower case; ISO 639-3 for the few languages without a two-letter code
 *     (Nigerian Pidgin is {@code pcm}, Central Kurdish {@code ckb})
 * @param confidence the chance that the code is right, above 0 and at most 1
 */
public record LanguageGuess(String code, double confidence) {
  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");

  public LanguageGuess {
    if (!isCode(code)) {
      throw new IllegalArgumentException("Not a language code: " + code);
    }
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("Confidence of " + code + " is " + confidence);
    }
  }

  /** Whether a language can be called so. */
  static boolean isCode(String code) {
    return CODE.matcher(code).matches();
  }
}
