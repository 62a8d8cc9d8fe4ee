package earshot.streams;

import static earshot.streams.GroupFlow.NOON;
import static earshot.streams.OneWindow.told;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.MentionJson;
import java.lang.reflect.Proxy;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** Windows do not grow with what comes before they are grouped. */
class KeepTest {
  private static final String WINDOW = OneWindow.KEY;
  private static final int MOST = 10;

  private final KeyValueStore<String, byte[]> store = OneWindow.store();
  private final Keep keep = new Keep(MOST);
  private int scans;

  /** Counts how often a window is read whole. */
  @SuppressWarnings("unchecked")
  private KeyValueStore<String, byte[]> counting(KeyValueStore<String, byte[]> store) {
    return (KeyValueStore<String, byte[]>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prefixScan")) {
                scans++;
              }
              return method.invoke(store, arguments);
            });
  }

  private void say(String id, String text) {
    keep.process(new Record<>(WINDOW, MentionJson.write(told(id, NOON, text)), 0));
  }

  private void init() {
    MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    context.addStateStore(counting(store));
    keep.init(context);
  }

  @Test
  void aWindowIsBoundedAsItFills() {
    init();
    for (int i = 0; i < 1_250; i++) {
      say("m" + i, "nobody knows number " + i + " here");
      assertThat(store.approximateNumEntries()).isLessThan(2 * MOST + 5); // and what is noted of it
    }
    assertThat(new Windows(store).close(WINDOW)).hasSizeBetween(1, 2 * MOST);
  }

  @Test
  void whatAllSayAlikeIsNotReadForEachOfThem() {
    init();
    for (int i = 0; i < 200; i++) {
      say("m" + i, "the parcel came a week late");
    }
    assertThat(new Windows(store).close(WINDOW)).hasSize(200);
    assertThat(scans).isLessThan(6);
  }
}
