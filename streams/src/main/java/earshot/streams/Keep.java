package earshot.streams;

import earshot.mention.MentionJson;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what mentions say into their windows. In the minutes until a window is grouped a large
 * import may bring it a hundred times what it has room for, so it is bounded as it fills.
 */
final class Keep implements Processor<String, byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(Keep.class);

  private final int most;

  /** How many statements may still come into a window until it is bounded. */
  private final Map<String, Integer> left = new HashMap<>();

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private Windows windows;

  /** Puts them where a window has place for so many statements. */
  Keep(int most) {
    this.most = most;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    windows = new Windows(context.getStateStore(Windows.STORE));
  }

  @Override
  public void process(Record<String, byte[]> record) {
    try {
      put(record.key(), MentionJson.read(record.value(), Told.class));
    } catch (IOException e) {
      LOG.error("what is told of {} can't be read: {}", record.key(), e.getMessage());
    }
  }

  /** A window is read whole each time, so what came since has to be as much as what was there. */
  private void put(String window, Told told) {
    Room room = Room.of(window, most);
    int now = left.getOrDefault(window, room.most()) - windows.put(window, told);
    if (now < 0) {
      int there = windows.bound(window, room, told.heard().minus(Close.SPAN));
      now = Math.max(there, room.most());
    }
    left.put(window, now);
  }
}
