package earshot.query.live;

import earshot.mention.Judged;
import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;

/** The topic {@code judgements} in memory; and the way to change some. */
public final class KafkaJudgementLedger extends KafkaWritableLedger<Judged>
    implements JudgementLedger {
  private static final Comparator<Judged> AS_THEY_BEGAN =
      Comparator.comparing(Judged::from).thenComparing(Judged::episode);

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaJudgementLedger(Map<String, Object> kafka) {
    super(Topics.JUDGEMENTS, "", Judged.class, AS_THEY_BEGAN, kafka);
  }

  /** Begins to read, from the first one. */
  public KafkaJudgementLedger start() {
    begin();
    return this;
  }

  @Override
  public void put(Judged judged) {
    put(judged.episode(), judged);
  }
}
