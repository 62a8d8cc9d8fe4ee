package earshot.query.pages;

import earshot.mention.Brand;
import earshot.query.FactName;
import earshot.query.FactValue;
import earshot.query.Wording;
import earshot.query.http.FactDesk;
import earshot.query.http.FactDesk.Fact;
import earshot.query.http.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is true of the brands, and the form by which somebody says so.
 *
 * @param form of the brand that was chosen
 * @param refusal why what was entered was not taken
 */
record TruthView(List<Row> rows, Optional<Form> form, Refusal refusal) {
  /** Rows for prices that are not there yet. */
  private static final int FREE = 2;

  /** What is true of one brand; empty when nobody said anything. */
  record Row(String brand, List<Said> facts, String change) {}

  /** A fact in words. */
  record Said(String name, String value) {}

  /**
   * What may be said of one brand.
   *
   * @param prices what things cost, by what they are
   */
  record Form(String brand, List<Field> fields, List<Field> prices) {}

  /**
   * One fact.
   *
   * @param name in the words of the API; of a price, what it is the price of
   * @param locked whether the configuration declares it
   */
  record Field(String name, String label, String value, boolean locked) {
    boolean hours() {
      return name.equals("hours");
    }
  }

  static TruthView of(
      FactDesk desk,
      Wiring wiring,
      Optional<String> chosen,
      Map<String, String> entered,
      Refusal refusal,
      Chrome chrome) {
    List<String> brands = wiring.brands().all().stream().map(Brand::name).toList();
    Optional<String> shown =
        chosen
            .filter(brands::contains)
            .or(() -> brands.stream().filter(b -> brands.size() == 1).findFirst());
    return new TruthView(
        brands.stream().map(brand -> row(brand, desk, chrome.words())).toList(),
        shown
            .filter(any -> chrome.manages())
            .map(brand -> form(brand, desk, entered, chrome.words())),
        FactDesk.NAMES.contains(refusal.field())
            ? refusal.on("fact." + refusal.field())
            : refusal.on(""));
  }

  private static Row row(String brand, FactDesk desk, Wording words) {
    return new Row(
        brand,
        desk.of(brand).stream().map(fact -> told(fact, words)).toList(),
        "/listings" + Address.of(Map.of("brand", List.of(brand))).query() + "#truth");
  }

  private static Said told(Fact fact, Wording words) {
    return new Said(
        FactName.of(fact.name(), words), FactValue.of(fact.name(), fact.value(), words));
  }

  private static Form form(
      String brand, FactDesk desk, Map<String, String> entered, Wording words) {
    Map<String, Fact> facts =
        desk.of(brand).stream()
            .collect(
                Collectors.toMap(
                    Fact::name, fact -> fact, (one, other) -> one, LinkedHashMap::new));
    entered.forEach(
        (name, value) ->
            facts.merge(name, new Fact(name, value, false), (is, was) -> is.locked() ? is : was));
    List<Field> fields =
        FactDesk.NAMES.stream()
            .map(name -> facts.getOrDefault(name, new Fact(name, "", false)))
            .map(fact -> field(fact, FactName.of(fact.name(), words)))
            .toList();
    List<Field> prices = new ArrayList<>();
    facts.values().stream()
        .filter(fact -> fact.name().startsWith(FactName.PRICE_OF))
        .forEach(fact -> prices.add(price(fact, words)));
    for (int i = 0; i < FREE; i++) {
      prices.add(price(new Fact(FactName.PRICE_OF, "", false), words));
    }
    return new Form(brand, fields, prices);
  }

  private static Field field(Fact fact, String label) {
    return new Field(fact.name(), label, fact.value(), fact.locked());
  }

  private static Field price(Fact fact, Wording words) {
    String thing = fact.name().substring(FactName.PRICE_OF.length());
    return new Field(thing, FactName.of("price", words), fact.value(), fact.locked());
  }
}
