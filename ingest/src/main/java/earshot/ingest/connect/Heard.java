package earshot.ingest.connect;

import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * One page's worth of records with the offsets that it concludes: handed over whole or not at all.
 */
record Heard(List<SourceRecord> records) {
  Heard {
    records = List.copyOf(records);
  }

  /** Where finished pages go; waits while there is no room. */
  @FunctionalInterface
  interface Out {
    void put(Heard heard) throws InterruptedException;
  }
}
