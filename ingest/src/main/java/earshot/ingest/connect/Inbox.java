package earshot.ingest.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Finished pages on their way to Kafka: a few at most, so that walks wait for a slow broker. */
final class Inbox implements Heard.Out {
  private static final int PAGES = 16;
  private static final int MOST_RECORDS = 2_000;

  private final BlockingQueue<Heard> pages = new ArrayBlockingQueue<>(PAGES);

  @Override
  public void put(Heard heard) throws InterruptedException {
    pages.put(heard);
  }

  /** The records of all finished pages; waits so long for the first. */
  List<SourceRecord> next(Duration atMost) throws InterruptedException {
    List<SourceRecord> records = new ArrayList<>();
    @Nullable Heard heard = pages.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    while (heard != null) {
      records.addAll(heard.records());
      heard = records.size() < MOST_RECORDS ? pages.poll() : null;
    }
    return records;
  }
}
