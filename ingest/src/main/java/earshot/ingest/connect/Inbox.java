package earshot.ingest.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Finished pages on their way to Kafka: a few at most, so that walks wait for a slow broker.
 *
 * <p>A page is acknowledged when all its records were written and Connect came for more: where a
 * poll is a transaction, it is committed by then.
 */
final class Inbox implements Heard.Out {
  private static final int PAGES = 16;
  private static final int MOST_RECORDS = 2_000;

  private final BlockingQueue<Heard> pages = new ArrayBlockingQueue<>(PAGES);
  private final IdentityHashMap<SourceRecord, Taken> unwritten = new IdentityHashMap<>();
  private final List<Taken> underWay = new ArrayList<>();

  private static final class Taken {
    private final Heard heard;
    private int unwritten;
    private boolean committed;

    Taken(Heard heard) {
      this.heard = heard;
      this.unwritten = heard.records().size();
    }

    boolean settled() {
      boolean settled = unwritten == 0 && committed;
      if (settled) {
        heard.acknowledge();
      }
      return settled;
    }
  }

  @Override
  public void put(Heard heard) throws InterruptedException {
    pages.put(heard);
  }

  /** The records of all finished pages; waits so long for the first. */
  List<SourceRecord> next(Duration atMost) throws InterruptedException {
    cameForMore();
    List<SourceRecord> records = new ArrayList<>();
    Heard heard = pages.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    while (heard != null) {
      records.addAll(heard.records());
      took(heard);
      heard = records.size() < MOST_RECORDS ? pages.poll() : null;
    }
    return records;
  }

  private synchronized void took(Heard heard) {
    Taken taken = new Taken(heard);
    underWay.add(taken);
    heard.records().forEach(record -> unwritten.put(record, taken));
  }

  private synchronized void cameForMore() {
    underWay.forEach(taken -> taken.committed = true);
    underWay.removeIf(Taken::settled);
  }

  /** Kafka, or a transformation that drops it, is done with this record. */
  synchronized void written(SourceRecord record) {
    Taken taken = unwritten.remove(record);
    if (taken != null && --taken.unwritten == 0) {
      underWay.removeIf(Taken::settled);
    }
  }
}
