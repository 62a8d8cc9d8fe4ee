package earshot.query;

/** What people call a fact about a brand. */
public final class FactName {
  /** Prices are told of many things: price of espresso. */
  public static final String PRICE_OF = "price of ";

  private FactName() {}

  /** The name of a fact in that language, or as it is stated where there is none. */
  public static String of(String fact, Wording language) {
    Wording words = language.in(FactName.class);
    return fact.startsWith(PRICE_OF)
        ? words.term("fact", "price") + ": " + fact.substring(PRICE_OF.length())
        : words.term("fact", fact);
  }
}
