package earshot.streams;

import earshot.mention.MentionJson;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Tells what is left to count of mentions that are gone, and takes that back when one returns. */
final class CountGone extends ContextualFixedKeyProcessor<String, Change, byte[]> {
  @Override
  public void process(FixedKeyRecord<String, Change> record) {
    switch (record.value()) {
      case Change.Gone gone -> gone.left().ifPresent(left -> tell(record, MentionJson.write(left)));
      case Change.Forgotten gone ->
          gone.left().ifPresent(left -> tell(record, MentionJson.write(left)));
      case Change.Said said -> takeBack(record, said);
      case Change.Refused refused ->
          throw new IllegalStateException("refused ones go the other way: " + refused);
    }
  }

  @SuppressWarnings("NullAway") // no value is what a tombstone is
  private void takeBack(FixedKeyRecord<String, Change> record, Change.Said said) {
    if (said.back()) {
      tell(record, null);
    }
  }

  private void tell(FixedKeyRecord<String, Change> record, byte[] value) {
    context().forward(record.withValue(value));
  }
}
