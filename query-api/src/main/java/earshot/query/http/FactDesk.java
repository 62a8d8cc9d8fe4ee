package earshot.query.http;

import earshot.mention.Brand;
import earshot.mention.Texts;
import earshot.query.FactName;
import earshot.query.Unfit;
import earshot.query.listing.OpeningHours;
import earshot.query.live.BrandFacts;
import earshot.query.live.FactualBrands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lets people say what is true of a brand; what the configuration declares stays as it is. */
public final class FactDesk {
  /** What places tell of a brand beside what things cost. */
  public static final List<String> NAMES =
      List.of("name", "phone", "website", "address", "menu", "hours");

  public static final int LONGEST_NAME = 100;
  public static final int LONGEST_VALUE = 500;
  private static final int MOST = 200;

  private final FactualBrands brands;

  public FactDesk(FactualBrands brands) {
    this.brands = brands;
  }

  /**
   * Something that is true of a brand.
   *
   * @param locked whether the configuration declares it, so that it can't be changed here
   */
  public record Fact(String name, String value, boolean locked) {}

  /** All that is true of the brand of this name: what is declared first, then what people say. */
  public List<Fact> of(String brand) {
    Map<String, String> declared = known(brand).listing();
    List<Fact> all = new ArrayList<>();
    declared.forEach((name, value) -> all.add(new Fact(name, value, true)));
    Map<String, String> keys = keys(declared);
    new TreeMap<>(brands.said(brand))
        .forEach(
            (name, value) -> {
              if (!keys.containsKey(name)) {
                all.add(new Fact(name, value, false));
              }
            });
    return all;
  }

  /** These are true of the brand from now on, and of what people said nothing else. */
  public void put(String brand, Map<String, String> given) {
    Map<String, String> declared = keys(known(brand).listing());
    Map<String, String> said = new LinkedHashMap<>();
    given.forEach(
        (written, text) -> {
          String name = key(written);
          String value = checked(name, text);
          if (!value.isEmpty() && !declared.containsKey(name)) {
            said.put(name, value);
          } else if (!value.isEmpty() && !value.equals(declared.get(name))) {
            throw locked(brand, name);
          }
        });
    if (said.size() > MOST) {
      throw JsonFields.refused("facts", "a brand has at most %d facts".formatted(MOST));
    }
    brands.say(new BrandFacts(brand, said));
  }

  private Brand known(String brand) {
    return brands
        .declared(brand)
        .orElseThrow(() -> Problem.notFound("there is no brand \"%s\"".formatted(brand)).thrown());
  }

  private static Map<String, String> keys(Map<String, String> facts) {
    Map<String, String> keys = new LinkedHashMap<>();
    facts.forEach((name, value) -> keys.put(key(name), value));
    return keys;
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static String checked(String name, String text) {
    boolean price =
        name.startsWith(FactName.PRICE_OF) && name.length() > FactName.PRICE_OF.length();
    if (!(price || NAMES.contains(name)) || name.length() > LONGEST_NAME) {
      throw new Unfit(
          name,
          Unfit.Kind.CHOICE,
          "\"%s\" is no fact: there are %s, and \"price of\" what is sold"
              .formatted(name, String.join(", ", NAMES)),
          name,
          NAMES);
    }
    String value = Texts.present(text).map(String::strip).orElse("");
    if (value.length() > LONGEST_VALUE) {
      throw new Unfit(
          name,
          Unfit.Kind.LONG,
          "%s is longer than %,d characters".formatted(name, LONGEST_VALUE),
          LONGEST_VALUE);
    }
    if (name.equals("hours") && !value.isEmpty() && !OpeningHours.readable(value)) {
      throw new Unfit(
          name,
          Unfit.Kind.HOURS,
          "hours can't be read; write for example Mo-Fr 08:00-20:00; Sa 10:00-16:00");
    }
    return value;
  }

  private static Problem.Thrown locked(String brand, String name) {
    return Problem.of(
            409,
            "locked",
            "The configuration declares this fact",
            "the %s of \"%s\" stands in the configuration; change it there and start again"
                .formatted(name, brand))
        .thrown();
  }
}
