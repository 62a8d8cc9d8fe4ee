package earshot.query.http;

import earshot.query.CheckResult;
import earshot.query.live.BrandFacts;
import earshot.query.live.FactShelf;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What people say of brands, without Kafka. */
public final class Truths implements FactShelf {
  private final Map<String, BrandFacts> facts = new ConcurrentSkipListMap<>();

  @Override
  public List<BrandFacts> all() {
    return List.copyOf(facts.values());
  }

  @Override
  public void put(BrandFacts said) {
    facts.put(said.brand(), said);
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }
}
