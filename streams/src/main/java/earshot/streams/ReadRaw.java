package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Bytes of {@code mentions.raw} to a change; what does not parse is refused with the reason, never
 * dropped.
 */
final class ReadRaw extends ContextualFixedKeyProcessor<String, byte[], Change> {
  private static final int EXCERPT = 2_000;

  private final StageMeter meter;

  ReadRaw(StageMeter meter) {
    this.meter = meter;
  }

  @Override
  public void process(FixedKeyRecord<String, byte[]> record) {
    Instant at = Instant.ofEpochMilli(record.timestamp());
    Change change = meter.of("read", () -> read(record.key(), record.value(), at));
    context().forward(record.withValue(change));
  }

  private static Change read(String key, byte[] value, Instant at) {
    if (value == null) {
      return new Change.Gone(0);
    }
    try {
      Mention mention = MentionJson.read(value);
      return mention.id().value().equals(key)
          ? new Change.Said(mention)
          : refused(value, "the key is %s but the mention is %s".formatted(key, mention.id()), at);
    } catch (IOException | RuntimeException e) { // one bad record never stops the flow
      return refused(value, "not a mention: " + e.getMessage(), at);
    }
  }

  private static Change refused(byte[] value, String why, Instant at) {
    String excerpt = new String(value, 0, Math.min(value.length, EXCERPT), StandardCharsets.UTF_8);
    return new Change.Refused(
        new Rejected(
            "streams",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            why,
            Optional.of(excerpt),
            at));
  }
}
