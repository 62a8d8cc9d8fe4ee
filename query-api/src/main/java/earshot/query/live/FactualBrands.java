package earshot.query.live;

import earshot.mention.Brand;
import earshot.query.CheckResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return new Brand(brand.name(), brand.query(), all, brand.made(), brand.earlier());
  }

  /** The brand of this name with what the configuration alone says of it. */
  public Optional<Brand> declared(String name) {
    return brands.all().stream().filter(brand -> brand.name().equals(name)).findFirst();
  }

  /** What people say of the brand of this name. */
  public Map<String, String> said(String name) {
    return facts.of(name);
  }

  /**
   * Keeps these in place of all that people said of the brand; they are there when this returns.
   *
   * @throws earshot.query.IntakeUnavailable when they can't be kept
   */
  public void say(BrandFacts said) {
    facts.put(said);
  }

  @Override
  public CheckResult check() {
    CheckResult read = brands.check();
    return read.ok() ? facts.check() : read;
  }
}
