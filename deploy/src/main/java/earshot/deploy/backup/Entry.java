package earshot.deploy.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing in a backup, in the order of the file. */
sealed interface Entry {
  /**
   * Where it comes from; always the first.
   *
   * @param by version of the Earshot that made it
   */
  record Made(Instant at, String by) implements Entry {}

  /** A topic, before its records. */
  record Topic(String name, int partitions, Map<String, String> config) implements Entry {
    public Topic {
      if (name.isEmpty() || partitions < 1) {
        throw new IllegalArgumentException("no topic: '%s' × %d".formatted(name, partitions));
      }
      config = Map.copyOf(config);
    }
  }

  /** A record of the topic that was named last; those of one partition are in their order. */
  record Kept(
      int partition,
      long timestamp,
      byte @Nullable [] key,
      byte @Nullable [] value,
      List<Header> headers)
      implements Entry {}

  /** A header of a record. */
  record Header(String name, byte @Nullable [] value) {}

  /**
   * How far a group of readers got in a partition.
   *
   * @param records how many of the kept records it had read
   * @param metadata what the group noted beside it
   */
  record Read(String group, String topic, int partition, long records, String metadata)
      implements Entry {
    public Read {
      if (records < 0) {
        throw new IllegalArgumentException(group + " can't have read " + records + " records");
      }
    }
  }

  /** A file of the operator. */
  record File(String name, byte[] content) implements Entry {}

  /** The last, with the number of all records. */
  record End(long records) implements Entry {}
}
