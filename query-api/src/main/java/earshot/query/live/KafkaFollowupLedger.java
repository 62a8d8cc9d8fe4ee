package earshot.query.live;

import earshot.mention.Followup;
import earshot.mention.Followup.OptOut;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The topics {@code followups} and {@code unsubscribed} in memory; and the way to add to them. */
public final class KafkaFollowupLedger implements FollowupLedger {
  private final Asked asked;
  private final OptOuts optOuts;

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaFollowupLedger(Map<String, Object> kafka) {
    asked = new Asked(kafka);
    optOuts = new OptOuts(kafka);
  }

  private static final class Asked extends KafkaWritableLedger<Followup> {
    Asked(Map<String, Object> kafka) {
      super(
          Topics.FOLLOWUPS,
          "",
          Followup.class,
          Comparator.comparing(Followup::askedAt).thenComparing(Followup::id),
          kafka);
    }
  }

  private static final class OptOuts extends KafkaWritableLedger<OptOut> {
    OptOuts(Map<String, Object> kafka) {
      super(Topics.OPT_OUTS, "", OptOut.class, Comparator.comparing(OptOut::at), kafka);
    }
  }

  /** Begins to read, from the first one. */
  public KafkaFollowupLedger start() {
    asked.begin();
    optOuts.begin();
    return this;
  }

  @Override
  public List<Followup> all() {
    return asked.all();
  }

  @Override
  public Optional<Followup> named(String id) {
    return asked.named(id);
  }

  @Override
  public void put(Followup followup) {
    asked.put(followup.id(), followup);
  }

  @Override
  public Optional<OptOut> optedOut(String person) {
    return optOuts.named(person);
  }

  @Override
  public void put(OptOut optOut) {
    optOuts.put(optOut.person(), optOut);
  }

  @Override
  public CheckResult check() {
    CheckResult read = asked.check();
    return read.ok() ? optOuts.check() : read;
  }

  @Override
  public void close() {
    asked.close();
    optOuts.close();
  }
}
