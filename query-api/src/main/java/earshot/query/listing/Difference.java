package earshot.query.listing;

import earshot.mention.Brand;
import earshot.mention.Listing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A place states something else about a brand than the brand declared.
 *
 * @param stated what the place says, where and since when
 */
public record Difference(String brand, String declared, Listing stated) {
  /** All differences between these; what a brand does not declare can't differ. */
  public static List<Difference> among(Collection<Brand> brands, Collection<Listing> stated) {
    Map<String, Brand> byName = brands.stream().collect(Collectors.toMap(Brand::name, b -> b));
    List<Difference> all = new ArrayList<>();
    for (Listing fact : stated) {
      for (String owner : fact.brands()) {
        Brand brand = byName.get(owner);
        if (brand != null) {
          compare(brand, fact, all);
        }
      }
    }
    return all;
  }

  private static void compare(Brand brand, Listing fact, List<Difference> all) {
    brand
        .listing()
        .forEach(
            (name, declared) -> {
              if (key(name).equals(key(fact.name())) && !agree(key(name), declared, fact.value())) {
                all.add(new Difference(brand.name(), declared, fact));
              }
            });
  }

  private static String key(String fact) {
    return fact.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean agree(String fact, String declared, String stated) {
    return switch (fact) {
      case "phone" -> Phone.agree(declared, stated);
      case "website", "menu" -> Website.agree(declared, stated);
      case "hours" -> OpeningHours.agree(declared, stated);
      default ->
          fact.startsWith("price")
              ? Price.agree(declared, stated)
              : Wording.agree(declared, stated);
    };
  }
}
