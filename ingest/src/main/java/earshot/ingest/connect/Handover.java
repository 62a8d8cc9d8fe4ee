package earshot.ingest.connect;

import earshot.ingest.source.Shape;
import earshot.mention.Contact;
import earshot.mention.Coverage;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Rejected;
import earshot.mention.Topics;
import earshot.mention.Topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Collects the records of one page and hands them over with the offsets that they conclude.
 *
 * <p>All but the last few records carry the offset of the page before. Where Connect commits at
 * least once, it commits an offset when all records before it of the same partition are written, so
 * the new offset is never ahead of what was said.
 */
final class Handover {
  private final String feed;
  private final String source;
  private final Map<String, String> main;
  private final Heard.Out out;
  private final boolean waits;
  private final List<SourceRecord> records = new ArrayList<>();
  private Map<String, Object> acknowledged;

  Handover(Watched watched, Map<String, Object> acknowledged, Heard.Out out) {
    this.feed = watched.feed().id();
    this.source = watched.source();
    this.main = mainPartition(feed);
    // Asking forward from a position may tell the place to forget what lies before.
    this.waits = watched.feed().shape() == Shape.FORWARD;
    this.acknowledged = acknowledged;
    this.out = out;
  }

  static Map<String, String> mainPartition(String feed) {
    return Map.of("feed", feed);
  }

  /**
   * One key only: Connect stores the JSON of a partition, and with two keys its bytes would follow
   * the order of a map, which is another one in each JVM.
   */
  static Map<String, String> segmentPartition(String feed, int segment) {
    return Map.of("seen", segment % Seen.RING + " " + feed);
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  void said(Mention mention) {
    add(Topics.RAW, mention.id().value(), MentionJson.write(mention), mention.collectedAt());
  }

  void contact(Mention mention, Contact contact) {
    byte[] json = MentionJson.write(contact);
    add(Topics.CONTACTS, mention.id().value(), json, mention.collectedAt());
  }

  void gone(MentionId id, String why, Instant at) {
    add(Topics.RAW, id.value(), null, at);
    records.getLast().headers().addBytes("why", why.getBytes(StandardCharsets.UTF_8));
  }

  void rejected(Rejected rejected) {
    add(Topics.REJECTED, source, MentionJson.write(rejected), rejected.at());
  }

  void listing(String key, byte[] value, Instant at) {
    add(Topics.LISTINGS, key, value, at);
  }

  /** The rest of the page: what was seen, how far we got, and the ledger. */
  void conclude(
      Map<String, Object> offset,
      Map<Integer, String> segments,
      Optional<Keyring.Kept> exchanged,
      Coverage coverage,
      Instant at)
      throws InterruptedException {
    byte[] ledger = MentionJson.write(coverage);
    exchanged.ifPresent(
        key ->
            records.add(record(Topics.COVERAGE, feed, ledger, at, key.partition(), key.offset())));
    segments.forEach(
        (segment, entries) ->
            records.add(
                record(
                    Topics.COVERAGE,
                    feed,
                    ledger,
                    at,
                    segmentPartition(feed, segment),
                    Map.of("segment", (long) segment, "entries", entries))));
    Map<String, Object> whole = new HashMap<>(offset);
    whole.put("coverage", new String(ledger, StandardCharsets.UTF_8));
    acknowledged = whole;
    add(Topics.COVERAGE, feed, ledger, at);
    Heard heard = new Heard(records);
    records.clear();
    out.put(heard);
    if (waits) {
      heard.awaitAcknowledged();
    }
  }

  private void add(Topic topic, String key, byte @Nullable [] value, Instant at) {
    records.add(record(topic, key, value, at, main, acknowledged));
  }

  private static SourceRecord record(
      Topic topic,
      String key,
      byte @Nullable [] value,
      Instant at,
      Map<String, String> partition,
      Map<String, Object> offset) {
    return new SourceRecord(
        partition,
        offset,
        topic.name(),
        null,
        Schema.BYTES_SCHEMA,
        key.getBytes(StandardCharsets.UTF_8),
        Schema.OPTIONAL_BYTES_SCHEMA,
        value,
        at.toEpochMilli(),
        new ConnectHeaders());
  }
}
