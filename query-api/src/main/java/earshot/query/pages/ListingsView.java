package earshot.query.pages;

import earshot.mention.Brand;
import earshot.query.FactName;
import earshot.query.FactValue;
import earshot.query.SourceName;
import earshot.query.Wording;
import earshot.query.http.Wiring;
import earshot.query.listing.Difference;
import java.util.List;
import java.util.Optional;

/**
 * What the page of listings shows: facts that places state otherwise than the brand declared.
 *
 * @param declared whether any brand declares anything
 */
record ListingsView(
    Chrome chrome, boolean declared, String summary, List<Row> rows, TruthView truth) {

  /**
   * One fact.
   *
   * @param link to the place, where it has an address
   */
  record Row(
      String place,
      Optional<String> link,
      String source,
      String brand,
      String fact,
      String declared,
      String stated,
      Times.Moment seen) {}

  static ListingsView of(Wiring wiring, TruthView truth, Chrome chrome) {
    Wording words = chrome.words();
    List<Brand> brands = wiring.brands().all();
    List<Difference> all = Difference.among(brands, wiring.listings().all());
    Times times = new Times(words, wiring.clock().instant());
    return new ListingsView(
        chrome,
        brands.stream().anyMatch(brand -> !brand.listing().isEmpty()),
        words.of("listings.summary", all.size()),
        all.stream().map(difference -> row(difference, words, times)).toList(),
        truth);
  }

  /**
   * Which way a fact is written: one without letters, as a phone, from the left in all languages.
   */
  static String direction(String value) {
    boolean right =
        value
            .codePoints()
            .map(Character::getDirectionality)
            .anyMatch(
                d ->
                    d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
    return right ? "auto" : "ltr";
  }

  private static Row row(Difference difference, Wording words, Times times) {
    String place = difference.stated().place();
    return new Row(
        place,
        Optional.of(place).filter(Card::opens),
        SourceName.of(difference.stated().source(), words),
        difference.brand(),
        FactName.of(difference.stated().name(), words),
        FactValue.of(difference.stated().name(), difference.declared(), words),
        FactValue.of(difference.stated().name(), difference.stated().value(), words),
        times.moment(difference.stated().collectedAt()));
  }
}
