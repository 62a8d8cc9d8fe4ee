package earshot.query.live;

import earshot.mention.Topics;
import java.util.Comparator;
import java.util.Map;

/** The places that people added, on the topic {@code settings}; and the way to change them. */
public final class KafkaMadePlaces extends KafkaWritableLedger<MadePlace> {
  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaMadePlaces(Map<String, Object> kafka) {
    super(
        Topics.SETTINGS,
        "place:",
        MadePlace.class,
        Comparator.comparing(MadePlace::at).thenComparing(MadePlace::id),
        kafka);
  }

  /** Begins to read, from the first setting. */
  public KafkaMadePlaces start() {
    begin();
    return this;
  }

  public void put(MadePlace place) {
    put(place.id(), place);
  }
}
