package earshot.query.http;

import earshot.assess.priority.Weights;
import earshot.query.CheckResult;
import earshot.query.live.WeightBook;
import java.util.Map;
import java.util.Set;

/** Weights without Kafka; the file says those of waiting. */
public final class Scales implements WeightBook {
  private volatile Weights weights = Weights.DEFAULT;

  @Override
  public Weights now() {
    return weights;
  }

  @Override
  public Set<String> locked() {
    return Set.of(Weights.WAITING);
  }

  @Override
  public void put(Map<String, Double> points) {
    weights = Weights.DEFAULT.with(points);
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }
}
