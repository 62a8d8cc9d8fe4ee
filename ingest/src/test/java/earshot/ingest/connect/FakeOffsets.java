package earshot.ingest.connect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What Connect would have committed: the offsets of the records that it was told to keep. */
final class FakeOffsets implements OffsetStorageReader {
  private final Map<Map<String, ?>, Map<String, ?>> committed = new ConcurrentHashMap<>();

  void commit(Collection<SourceRecord> records) {
    records.forEach(record -> committed.put(record.sourcePartition(), record.sourceOffset()));
  }

  Map<Map<String, ?>, Map<String, ?>> all() {
    return committed;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> Map<String, Object> offset(Map<String, T> partition) {
    return (Map<String, Object>) committed.get(partition);
  }

  @Override
  public <T> Map<Map<String, T>, Map<String, Object>> offsets(
      Collection<Map<String, T>> partitions) {
    Map<Map<String, T>, Map<String, Object>> found = new HashMap<>();
    partitions.forEach(partition -> found.put(partition, offset(partition)));
    return found;
  }
}
