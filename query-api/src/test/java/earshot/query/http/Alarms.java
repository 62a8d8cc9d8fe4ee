package earshot.query.http;

import earshot.mention.Acknowledgement;
import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.MentionId;
import earshot.query.CheckResult;
import earshot.query.Said;
import earshot.query.live.AlertLedger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger of alerts without Kafka. */
public final class Alarms implements AlertLedger {
  public final List<Episode> episodes = new CopyOnWriteArrayList<>();
  public final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  public final Map<String, Acknowledgement> acknowledgements = new ConcurrentHashMap<>();

  @Override
  public List<Episode> episodes() {
    return List.copyOf(episodes);
  }

  @Override
  public Optional<Episode> episode(String id) {
    return episodes.stream().filter(episode -> episode.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Acknowledgement> acknowledgement(String episode) {
    return Optional.ofNullable(acknowledgements.get(episode));
  }

  @Override
  public List<Delivery> deliveries(String episode) {
    return deliveries.stream()
        .filter(d -> d.items().stream().anyMatch(item -> item.episode().equals(episode)))
        .toList();
  }

  @Override
  public List<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  @Override
  public void write(Delivery delivery) {
    deliveries.add(delivery);
  }

  @Override
  public void acknowledge(Acknowledgement acknowledgement) {
    acknowledgements.put(acknowledgement.episode(), acknowledgement);
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }

  /** An open episode of a rule that desk is told of. */
  public static Episode episode(
      String id, String rule, String kind, String cause, List<MentionId> mentions) {
    return new Episode(
        id,
        rule,
        kind,
        cause,
        Episode.State.OPEN,
        1,
        Episode.Change.OPENED,
        Said.NOW,
        Said.NOW,
        Optional.empty(),
        Optional.empty(),
        mentions,
        List.of("desk"),
        Optional.empty(),
        Optional.of("1234abcd"));
  }
}
