package earshot.query.index;

import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Rejected;
import earshot.query.Change;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;

/** Reads changes from records of the {@code mentions} topic. */
final class ChangeReader {
  /** Where a record without a value carries the version of the removal: 8 bytes, big endian. */
  static final String VERSION = "version";

  private static final int EXCERPT = 200;

  private final Rejections rejections;
  private final InstantSource clock;

  ChangeReader(Rejections rejections, InstantSource clock) {
    this.rejections = rejections;
    this.clock = clock;
  }

  List<Change> read(ConsumerRecords<String, byte[]> records) {
    List<Change> changes = new ArrayList<>(records.count());
    for (ConsumerRecord<String, byte[]> record : records) {
      try {
        changes.add(change(record));
      } catch (IOException | IllegalArgumentException e) {
        reject(record, String.valueOf(e.getMessage()));
      }
    }
    return changes;
  }

  private static Change change(ConsumerRecord<String, byte[]> record) throws IOException {
    if (record.value() != null) {
      return new Change.Put(MentionJson.read(record.value()), Optional.of(record.value()));
    }
    Header version = record.headers().lastHeader(VERSION);
    if (version == null || version.value().length != Long.BYTES) {
      throw new IOException("a removal without a version");
    }
    return new Change.Remove(
        new MentionId(record.key()), ByteBuffer.wrap(version.value()).getLong());
  }

  private void reject(ConsumerRecord<String, byte[]> record, String why) {
    Optional<String> excerpt =
        Optional.ofNullable(record.value())
            .map(v -> new String(v, 0, Math.min(v.length, EXCERPT), StandardCharsets.UTF_8));
    rejections.reject(
        new Rejected(
            "index",
            Optional.empty(),
            Optional.empty(),
            Optional.ofNullable(record.key()),
            "offset %d of %s-%d: %s"
                .formatted(record.offset(), record.topic(), record.partition(), why),
            excerpt,
            clock.instant()));
  }
}
