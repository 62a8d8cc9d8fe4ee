package earshot.query.live;

import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.query.Change;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records of {@code mentions}. */
final class Records {
  private static final Logger LOG = LoggerFactory.getLogger(Records.class);

  private Records() {}

  /** What a record says happened; empty when it can't be read, which the indexer reports. */
  static Optional<Change> change(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.of(read(record));
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("{}-{}@{}", record.topic(), record.partition(), record.offset(), e);
      return Optional.empty();
    }
  }

  private static Change read(ConsumerRecord<String, byte[]> record) throws IOException {
    byte[] value = record.value();
    return value == null
        ? new Change.Remove(new MentionId(record.key()), version(record))
        : new Change.Put(MentionJson.read(value));
  }

  private static long version(ConsumerRecord<String, byte[]> record) {
    Header header = record.headers().lastHeader("version");
    return header == null || header.value().length != Long.BYTES
        ? 0
        : ByteBuffer.wrap(header.value()).getLong();
  }
}
