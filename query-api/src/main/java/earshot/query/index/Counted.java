package earshot.query.index;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far mentions are not only written but made searchable and counted. That is done later, so
 * each offset is committed with a note of it, and whoever goes on after a crash goes on from there:
 * what lies between is written once more, and counted then.
 */
final class Counted {
  private final Map<TopicPartition, Long> written = new HashMap<>();
  private final Map<TopicPartition, Long> counted = new HashMap<>();

  /**
   * The same offsets with their notes.
   *
   * @param all whether everything before them is counted already
   */
  Map<TopicPartition, OffsetAndMetadata> noted(
      Map<TopicPartition, OffsetAndMetadata> ends, boolean all) {
    ends.forEach((partition, end) -> written.put(partition, end.offset()));
    if (all) {
      all();
    }
    Map<TopicPartition, OffsetAndMetadata> noted = new HashMap<>();
    ends.forEach(
        (partition, end) -> {
          String note = String.valueOf(counted.getOrDefault(partition, 0L));
          noted.put(partition, new OffsetAndMetadata(end.offset(), end.leaderEpoch(), note));
        });
    return noted;
  }

  /** Everything that was noted by now is counted. */
  void all() {
    counted.putAll(written);
  }

  /** Where to go on behind what was committed, if before it. */
  Optional<Long> resume(TopicPartition partition, OffsetAndMetadata committed) {
    long offset = counted(committed);
    counted.put(partition, offset);
    return Optional.of(offset).filter(from -> from < committed.offset());
  }

  /** What was committed without a note was counted, or there was nothing to count. */
  private static long counted(OffsetAndMetadata committed) {
    try {
      return Math.min(Long.parseLong(committed.metadata()), committed.offset());
    } catch (NumberFormatException e) {
      return committed.offset();
    }
  }

  /** These partitions are read by others now. */
  void forget(Collection<TopicPartition> partitions) {
    written.keySet().removeAll(partitions);
    counted.keySet().removeAll(partitions);
  }
}
