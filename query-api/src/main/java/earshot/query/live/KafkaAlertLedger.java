package earshot.query.live;

import earshot.mention.Acknowledgement;
import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Episodes, acknowledgements and receipts on their topics, in memory; and the way to add some. */
public final class KafkaAlertLedger implements AlertLedger {
  private static final Comparator<Episode> NEWEST_FIRST =
      Comparator.comparing(Episode::openedAt).reversed().thenComparing(Episode::id);

  private final Newest<Episode> episodes;
  private final Newest<Acknowledgement> acknowledgements;
  private final Newest<Delivery> deliveries;
  private final Sender sender;

  /**
   * A ledger that has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaAlertLedger(Map<String, Object> kafka) {
    this(kafka, episode -> {});
  }

  /**
   * A ledger that has not started.
   *
   * @param came gets each change of an episode as it is read, from the first
   */
  public KafkaAlertLedger(Map<String, Object> kafka, Consumer<Episode> came) {
    episodes = newest(Topics.EPISODES, Episode.class, came, kafka);
    acknowledgements = newest(Topics.ACKNOWLEDGEMENTS, Acknowledgement.class, seen -> {}, kafka);
    deliveries = newest(Topics.DELIVERIES, Delivery.class, receipt -> {}, kafka);
    sender = new Sender(kafka);
  }

  private static <T> Newest<T> newest(
      Topics.Topic topic, Class<T> type, Consumer<T> came, Map<String, Object> kafka) {
    return new Newest<>(topic.name(), type, key -> true, came, Consumers.of(kafka));
  }

  /** Begins to read, from the first episode. */
  public KafkaAlertLedger start() {
    episodes.start();
    acknowledgements.start();
    deliveries.start();
    return this;
  }

  @Override
  public List<Episode> episodes() {
    return episodes.values().stream().sorted(NEWEST_FIRST).toList();
  }

  @Override
  public Optional<Episode> episode(String id) {
    return episodes.of(id);
  }

  @Override
  public Optional<Acknowledgement> acknowledgement(String episode) {
    return acknowledgements.of(episode);
  }

  @Override
  public List<Delivery> deliveries() {
    return deliveries.values().stream().sorted(Comparator.comparing(Delivery::at)).toList();
  }

  @Override
  public List<Delivery> deliveries(String episode) {
    return deliveries.values().stream()
        .filter(d -> d.items().stream().anyMatch(item -> item.episode().equals(episode)))
        .sorted(Comparator.comparing(Delivery::at))
        .toList();
  }

  @Override
  public void acknowledge(Acknowledgement acknowledgement) {
    sender.send(Topics.ACKNOWLEDGEMENTS, acknowledgement.episode(), acknowledgement);
    acknowledgements.await(
        acknowledgement.episode(), Optional.of(acknowledgement), Sender.PATIENCE);
  }

  @Override
  public void write(Delivery delivery) {
    sender.send(Topics.DELIVERIES, delivery.id(), delivery);
  }

  /** Writes an episode of the notifier's own, about its receivers. */
  public void write(Episode episode) {
    sender.send(Topics.EPISODES, episode.id(), episode);
  }

  @Override
  public CheckResult check() {
    return Stream.of(episodes, acknowledgements, deliveries)
        .map(Newest::check)
        .filter(result -> !result.ok())
        .findFirst()
        .orElseGet(episodes::check);
  }

  @Override
  public void close() {
    episodes.close();
    acknowledgements.close();
    deliveries.close();
    sender.close();
  }
}
