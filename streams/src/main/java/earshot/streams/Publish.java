package earshot.streams;

import earshot.mention.MentionJson;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * A change to the bytes of {@code mentions}: the mention with its version inside, or a tombstone
 * with it in a header.
 */
final class Publish extends ContextualFixedKeyProcessor<String, Change, byte[]> {
  private final StageMeter meter;

  Publish(StageMeter meter) {
    this.meter = meter;
  }

  @Override
  public void process(FixedKeyRecord<String, Change> record) {
    switch (record.value()) {
      case Change.Said said ->
          context()
              .forward(
                  record
                      .withValue(meter.of("publish", () -> MentionJson.write(said.mention())))
                      .withHeaders(new RecordHeaders()));
      case Change.Gone gone ->
          context().forward(tombstone(record).withHeaders(version(gone.version())));
      case Change.Forgotten forgotten ->
          context().forward(tombstone(record).withHeaders(version(forgotten.version())));
      case Change.Refused refused ->
          throw new IllegalStateException("refused ones go the other way: " + refused);
    }
  }

  @SuppressWarnings("NullAway") // no value is what a tombstone is
  private static FixedKeyRecord<String, byte[]> tombstone(FixedKeyRecord<String, Change> record) {
    return record.withValue(null);
  }

  private static Headers version(long version) {
    return new RecordHeaders().add(MentionTopology.VERSION, MentionTopology.version(version));
  }
}
