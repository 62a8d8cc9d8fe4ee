package earshot.query.followup;

import earshot.mention.Followup;
import earshot.mention.Followup.OptOut;
import earshot.query.CheckResult;
import earshot.query.live.FollowupLedger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger of follow-ups without Kafka, and a plan to fill it by. */
public final class GuestList implements FollowupLedger {
  public static final FollowupPlan PLAN =
      new FollowupPlan(
          "Acme",
          new Seal("a secret of many letters"),
          Duration.ofDays(2),
          Optional.of(Duration.ofDays(5)),
          Duration.ofDays(30),
          Duration.ofDays(80),
          100,
          500,
          "en",
          Map.of());

  private final Map<String, Followup> all = new LinkedHashMap<>();
  private final Map<String, OptOut> optOuts = new LinkedHashMap<>();

  @Override
  public synchronized List<Followup> all() {
    return List.copyOf(all.values());
  }

  @Override
  public synchronized Optional<Followup> named(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public synchronized void put(Followup followup) {
    all.put(followup.id(), followup);
  }

  @Override
  public synchronized Optional<OptOut> optedOut(String person) {
    return Optional.ofNullable(optOuts.get(person));
  }

  @Override
  public synchronized void put(OptOut optOut) {
    optOuts.put(optOut.person(), optOut);
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }
}
