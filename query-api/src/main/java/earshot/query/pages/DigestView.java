package earshot.query.pages;

import java.util.List;

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
        brands.stream().map(brand -> choice(brand, here)).toList(),
        Languages.choices(here.first("language")),
        here.first("from"),
        here.first("to"),
        here.first("zone"));
  }

  private static Choice choice(String brand, Address here) {
    return new Choice(brand, brand, here.values("brand").contains(brand), "");
  }
}
