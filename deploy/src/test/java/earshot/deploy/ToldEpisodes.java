package earshot.deploy;

import earshot.mention.Episode;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opened episodes for the receiver {@code desk}, as the flow would tell a notifier of them. */
final class ToldEpisodes {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private ToldEpisodes() {}

  /** Tells of those from e(from) to e(to), the last not included. */
  static void tell(Map<String, Object> kafka, int from, int to) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = from; i < to; i++) {
        Episode episode = episode("e" + i);
        producer.send(
            new ProducerRecord<>(Topics.EPISODES.name(), episode.id(), MentionJson.write(episode)));
      }
      producer.flush();
    }
  }

  private static Episode episode(String id) {
    return new Episode(
        id,
        "angry",
        "each",
        "town-" + id,
        Episode.State.OPEN,
        1,
        Episode.Change.OPENED,
        NOON,
        NOON,
        Optional.empty(),
        Optional.empty(),
        List.of(new MentionId("town-" + id)),
        List.of("desk"),
        Optional.empty());
  }
}
