package earshot.query.live;

import earshot.mention.Brand;
import earshot.query.CheckResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Brands with all that is true of them: what the configuration declares, and what people say where
 * it declares nothing.
 */
public final class FactualBrands implements BrandBook {
  private final BrandBook brands;
  private final FactShelf facts;

  /** Reads both; whoever opened them closes them. */
  public FactualBrands(BrandBook brands, FactShelf facts) {
    this.brands = brands;
    this.facts = facts;
  }

  @Override
  public List<Brand> all() {
    Map<String, Map<String, String>> said =
        facts.all().stream().collect(Collectors.toMap(BrandFacts::brand, BrandFacts::facts));
    return brands.all().stream()
        .map(brand -> factual(brand, said.getOrDefault(brand.name(), Map.of())))
        .toList();
  }

  private static Brand factual(Brand brand, Map<String, String> said) {
    Map<String, String> all = new LinkedHashMap<>(said);
    all.putAll(brand.listing());
    return new Brand(brand.name(), brand.query(), all, brand.made());
  }

  @Override
  public CheckResult check() {
    CheckResult read = brands.check();
    return read.ok() ? facts.check() : read;
  }
}
