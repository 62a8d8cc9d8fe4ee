package earshot.ingest.connect;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.fetch.Fetcher;
import earshot.ingest.fetch.Throttle;
import earshot.ingest.source.Source;
import earshot.mention.Coverage;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.apache.kafka.connect.source.SourceRecord;

/** The runtime of a task without threads and without time: everything happens when told. */
public final class Rig implements AutoCloseable {
  public static final Instant START = Instant.parse("2026-11-01T12:00:00Z");

  private static final int MOST_TURNS = 100_000;

  private final Source source;
  private final String places;
  private final FakeTime time = new FakeTime(START);
  private FakeOffsets offsets = new FakeOffsets();
  private final List<SourceRecord> records = new ArrayList<>();
  private final Throttle throttle = new Throttle();
  private boolean acknowledging = true;
  private int patience = Integer.MAX_VALUE;
  private Fetcher fetcher;
  private Collection<Host> hosts;

  public Rig(Source source, String places) {
    this.source = source;
    this.places = places;
    fetcher = fetcher();
    hosts = wake();
  }

  public FakeTime time() {
    return time;
  }

  FakeOffsets offsets() {
    return offsets;
  }

  /** From the next restart on it remembers what another one committed. */
  Rig with(FakeOffsets others) {
    offsets = others;
    return this;
  }

  private Fetcher fetcher() {
    return new Fetcher(time, time, throttle, "Earshot/test", true);
  }

  private Collection<Host> wake() {
    Tools tools = new Tools(time, time, throttle, new Random(7), fetcher);
    return new Memory(offsets).hosts(new Places(source).watched(places), tools, this::acknowledge);
  }

  private void acknowledge(Heard heard) throws InterruptedException {
    if (patience-- <= 0) {
      throw new InterruptedException("killed");
    }
    if (acknowledging) {
      offsets.commit(heard.records());
    }
    records.addAll(heard.records());
    heard.acknowledge();
  }

  /** Whether Kafka acknowledges what is handed over. */
  public Rig acknowledging(boolean acknowledges) {
    acknowledging = acknowledges;
    return this;
  }

  /** Walks until so many pages were handed over; the next one is read, but never arrives. */
  public Rig walkPages(int pages) {
    patience = pages;
    try {
      for (Host host : hosts) {
        host.step();
      }
    } catch (InterruptedException killed) {
      Thread.interrupted();
    }
    patience = Integer.MAX_VALUE;
    return this;
  }

  /** All turns that are due now. */
  public Rig walk() {
    try {
      for (Host host : hosts) {
        int turns = 0;
        while (host.step()) {
          if (++turns > MOST_TURNS) {
            throw new AssertionError("a host finds no rest");
          }
        }
      }
      return this;
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a test", e);
    }
  }

  /** The place sends this by itself. */
  public Rig ring(String body) {
    try {
      JsonNode read = MentionJson.MAPPER.readTree(body);
      hosts.forEach(host -> host.ring(read));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets time pass and takes all turns that are due then. */
  public Rig walkAfter(Duration rest) {
    time.pass(rest);
    return walk();
  }

  /** The task dies and another wakes with what was committed. */
  public Rig restart() {
    fetcher.close();
    fetcher = fetcher();
    hosts = wake();
    return this;
  }

  /** What was said so far, in order. */
  public List<Mention> said() {
    return values(Topics.RAW.name(), Mention.class);
  }

  /** Why something was taken back, for each that was. */
  public List<String> gone() {
    return records.stream()
        .filter(record -> record.topic().equals(Topics.RAW.name()) && record.value() == null)
        .map(
            record ->
                new String(
                    (byte[]) record.headers().lastWithName("why").value(), StandardCharsets.UTF_8))
        .toList();
  }

  /** The last word about the only feed. */
  public Coverage coverage() {
    return values(Topics.COVERAGE.name(), Coverage.class).getLast();
  }

  public <T> List<T> values(String topic, Class<T> type) {
    return records.stream()
        .filter(record -> record.topic().equals(topic) && record.value() != null)
        .map(record -> read(record, type))
        .toList();
  }

  /** Records so far, in order. */
  public List<SourceRecord> records() {
    return records;
  }

  /** Starts a new page of notes: records so far are forgotten, offsets stay. */
  public Rig forget() {
    records.clear();
    return this;
  }

  private static <T> T read(SourceRecord record, Class<T> type) {
    try {
      return MentionJson.read((byte[]) record.value(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    fetcher.close();
  }
}
