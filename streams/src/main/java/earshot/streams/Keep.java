package earshot.streams;

import earshot.mention.MentionJson;
import java.io.IOException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts what mentions say into their windows. */
final class Keep implements Processor<String, byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(Keep.class);

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private Windows windows;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    windows = new Windows(context.getStateStore(Windows.STORE));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    try {
      windows.put(record.key(), MentionJson.read(record.value(), Told.class));
    } catch (IOException e) {
      LOG.error("what is told of {} can't be read: {}", record.key(), e.getMessage());
    }
  }
}
