package earshot.query.http;

import earshot.mention.Judged;
import earshot.query.CheckResult;
import earshot.query.live.JudgementLedger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger of judgements without Kafka. */
public final class Judgements implements JudgementLedger {
  private final Map<String, Judged> all = new ConcurrentHashMap<>();

  @Override
  public List<Judged> all() {
    return List.copyOf(all.values());
  }

  @Override
  public Optional<Judged> named(String episode) {
    return Optional.ofNullable(all.get(episode));
  }

  @Override
  public void put(Judged judged) {
    all.put(judged.episode(), judged);
  }

  @Override
  public void remove(String episode) {
    all.remove(episode);
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }
}
