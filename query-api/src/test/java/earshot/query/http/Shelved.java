package earshot.query.http;

import earshot.mention.Brand;
import earshot.query.CheckResult;
import earshot.query.live.BrandShelf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Brands without Kafka; the file declares one. */
public final class Shelved implements BrandShelf {
  private final Map<String, Brand> brands = new ConcurrentSkipListMap<>();

  public Shelved() {
    put(new Brand("Acme Coffee", Optional.of("\"acme coffee\"")));
  }

  @Override
  public List<Brand> all() {
    return List.copyOf(brands.values());
  }

  @Override
  public void put(Brand brand) {
    brands.put(brand.name(), brand);
  }

  @Override
  public void remove(String name) {
    brands.remove(name);
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }
}
