package earshot.query.http;

import earshot.assess.query.Query;
import earshot.assess.query.QueryCheck;
import earshot.assess.query.QueryException;
import earshot.mention.Brand;
import earshot.query.Unfit;
import earshot.query.live.BrandShelf;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Lets people say which brands there are; what the configuration declares stays as it is. */
public final class BrandDesk {
  /** It is a part of addresses and of queries. */
  private static final Pattern NAME =
      Pattern.compile("[^/\\\\;%\"\\p{Cntrl}.][^/\\\\;%\"\\p{Cntrl}]{0,99}");

  private static final int LONGEST_NAME = 100;

  private final BrandShelf brands;

  public BrandDesk(BrandShelf brands) {
    this.brands = brands;
  }

  /** What a query says and what is odd about it, or the answer that it can't be read. */
  public static QueryCheck checked(String query) {
    try {
      return QueryCheck.of(Query.parse(query));
    } catch (QueryException e) {
      throw Problem.badParameter(
              "query", OptionalInt.of(e.column()), String.valueOf(e.getMessage()))
          .thrown();
    }
  }

  /**
   * Keeps a brand that people made, in place of one of the same name, whose queries it remembers.
   */
  public Brand put(String name, Optional<String> query, Map<String, String> listing) {
    if (!NAME.matcher(name).matches()) {
      throw new Unfit(
          "name",
          Unfit.Kind.NAME,
          "name must be 1 to 100 characters, none of / \\ ; % \" and no point first: it is part of an address",
          LONGEST_NAME);
    }
    query.ifPresent(BrandDesk::checked);
    Optional<Brand> before = named(name);
    before.ifPresent(BrandDesk::unlocked);
    Brand made = new Brand(name, query, listing).byPeople();
    Brand brand = before.map(made::inPlaceOf).orElse(made);
    brands.put(brand);
    return brand;
  }

  /** Lets go of a brand that people made. */
  public void remove(String name) {
    Brand brand =
        named(name)
            .orElseThrow(
                () -> Problem.notFound("there is no brand \"%s\"".formatted(name)).thrown());
    unlocked(brand);
    brands.remove(name);
  }

  private Optional<Brand> named(String name) {
    return brands.all().stream().filter(brand -> brand.name().equals(name)).findFirst();
  }

  private static void unlocked(Brand brand) {
    if (!brand.made()) {
      throw Problem.of(
              409,
              "locked",
              "The configuration declares this brand",
              "\"%s\" stands in the configuration; change it there and start again"
                  .formatted(brand.name()))
          .thrown();
    }
  }
}
