package earshot.ingest.connect;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * One page's worth of records with the offsets that it concludes: handed over whole or not at all.
 */
final class Heard {
  private final List<SourceRecord> records;
  private final CountDownLatch acknowledged = new CountDownLatch(1);

  Heard(List<SourceRecord> records) {
    this.records = List.copyOf(records);
  }

  List<SourceRecord> records() {
    return records;
  }

  /** Kafka has it: asking the place for more, which may make it forget this, is safe. */
  void acknowledge() {
    acknowledged.countDown();
  }

  void awaitAcknowledged() throws InterruptedException {
    acknowledged.await();
  }

  /** Where finished pages go; waits while there is no room. */
  @FunctionalInterface
  interface Out {
    void put(Heard heard) throws InterruptedException;
  }
}
