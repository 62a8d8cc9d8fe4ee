package earshot.query.pages;

import earshot.query.digest.DigestLetter;
import java.util.List;
import java.util.Locale;

/**
 * What the page of a review check shows.
 *
 * @param letter the check itself as HTML; empty where there is no brand
 */
record DigestView(
    Chrome chrome,
    String letter,
    List<Choice> brands,
    List<Choice> languages,
    String from,
    String to,
    String zone) {

  static DigestView of(Chrome chrome, Address here, List<String> brands, String letter) {
    return new DigestView(
        chrome,
        letter,
        brands.stream().map(brand -> choice(brand, brand, here, "brand")).toList(),
        DigestLetter.languages().stream()
            .map(code -> choice(code, name(code), here, "language"))
            .toList(),
        first(here, "from"),
        first(here, "to"),
        first(here, "zone"));
  }

  private static Choice choice(String value, String shown, Address here, String parameter) {
    return new Choice(shown, value, here.values(parameter).contains(value), "");
  }

  private static String name(String code) {
    Locale language = Locale.forLanguageTag(code);
    return language.getDisplayLanguage(language);
  }

  private static String first(Address here, String parameter) {
    return here.values(parameter).stream().findFirst().orElse("");
  }
}
