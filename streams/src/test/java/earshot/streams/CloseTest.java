package earshot.streams;

import static earshot.streams.GroupFlow.GROUPER;
import static earshot.streams.GroupFlow.NOON;
import static earshot.streams.GroupFlow.mention;
import static earshot.streams.OneWindow.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.Group;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** Windows are grouped beside the flow, which goes on meanwhile and takes what comes of it. */
class CloseTest extends GroupFlowTest {
  private static final String PARCEL = "the parcel came a week late";
  private static final String WINDOW = OneWindow.KEY;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Work that waits until the test lets it go. */
  private final Queue<Runnable> held = new ArrayDeque<>();

  private final Executor holding = held::add;

  private void letGo() {
    while (!held.isEmpty()) {
      held.remove().run();
    }
  }

  private GroupFlow parcels(GroupFlow flow) {
    return flow.say("a", PARCEL).say("b", PARCEL + " again").say("c", PARCEL + " today");
  }

  @Test
  void mentionsDoNotWaitForGroups() throws IOException {
    Map<String, Group> expected = parcels(flow()).tick().groups;
    GroupFlow flow = parcels(flow(GroupFlow.topology(holding).get())).tick();
    flow.mentions();

    assertThat(flow.say("d", "rude waiter").mentions()).hasSize(1);
    assertThat(flow.look().groups).isEmpty();
    letGo();
    assertThat(flow.groups).isEmpty(); // another thread tells nothing
    assertThat(flow.look().groups).isNotEmpty().isEqualTo(expected);
  }

  @Test
  void whatIsSaidMeanwhileIsGroupedInTheNextMinute() {
    Map<String, Group> expected =
        parcels(flow()).say("d", PARCEL + ", sadly").takeBack("a").tick().groups;
    GroupFlow flow = parcels(flow(GroupFlow.topology(holding).get())).tick();
    flow.say("d", PARCEL + ", sadly").takeBack("a");
    letGo();
    assertThat(flow.look().of("a").members()).hasSize(3);

    flow.tick();
    letGo();
    assertThat(flow.look().groups.values())
        .extracting(Group::members)
        .containsExactlyElementsOf(expected.values().stream().map(Group::members).toList());
  }

  @Test
  void aWindowIsGroupedOnceAtATime() {
    GroupFlow flow = parcels(flow(GroupFlow.topology(holding).get())).tick();
    int begun = held.size();
    flow.say("d", PARCEL).tick().look();

    assertThat(held).hasSize(begun);
  }

  @Test
  void whatGoesWrongInGroupingGoesWrongInTheFlow() {
    GroupFlow flow = flow(GroupFlow.topology(holding).get());
    flow.tell(told("a", NOON, new byte[Long.BYTES + 1])); // no fingerprint
    flow.tick();
    letGo();

    assertThatThrownBy(flow::look).rootCause().isInstanceOf(RuntimeException.class);
  }

  @Test
  void whatWasNotTakenBeforeARestartIsFoundAfterIt() {
    KeyValueStore<String, byte[]> store = OneWindow.store();
    Windows windows = new Windows(store);
    windows.put(WINDOW, told("a", NOON, PARCEL));
    windows.put(WINDOW, told("b", NOON, PARCEL + " again"));
    StageMeter meter = StageMeter.on();
    Close dies = new Close(GROUPER, Groups.MOST, meter, holding);
    assertThat(minute(dies, store, NOON)).isEmpty();
    dies.close();
    letGo();

    assertThat(meter.millisEach()).isEmpty(); // what nobody waits for is not done
    Close next = new Close(GROUPER, Groups.MOST, meter, Runnable::run);
    assertThat(minute(next, store, NOON.plus(MINUTE)))
        .hasSize(1)
        .allMatch(key -> key.startsWith(Group.KEY));
    assertThat(windows.changed()).isEmpty();
  }

  /** The keys that are told in a minute. */
  private static List<String> minute(
      Close close, KeyValueStore<String, byte[]> store, Instant minute) {
    MockProcessorContext<String, byte[]> context = context(store, minute);
    close.init(context);
    close.process(new Record<>("tick", new byte[0], minute.toEpochMilli()));
    return context.forwarded().stream().<String>map(one -> one.record().key()).toList();
  }

  private static MockProcessorContext<String, byte[]> context(
      KeyValueStore<String, byte[]> store, Instant minute) {
    MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
    context.addStateStore(store);
    context.setCurrentStreamTimeMs(minute.toEpochMilli());
    return context;
  }

  @Test
  void muchTooMuchIsCutALittleAtATime() {
    KeyValueStore<String, byte[]> store = OneWindow.store();
    Windows windows = new Windows(store);
    int most = 10;
    for (int i = 0; i < 1_250; i++) {
      windows.put(WINDOW, told("m" + i, NOON, "nobody knows number " + i + " here"));
    }
    MockProcessorContext<String, byte[]> context = context(store, NOON);
    Close close = new Close(GROUPER, most, StageMeter.off(), Runnable::run);
    close.init(context);
    close.process(new Record<>("tick", new byte[0], NOON.toEpochMilli()));
    assertThat(windows.close(WINDOW)).hasSize(750);
    assertThat(windows.changed()).containsExactly(WINDOW);

    look(context);
    assertThat(windows.close(WINDOW)).hasSize(250);
    look(context);
    assertThat(windows.close(WINDOW)).hasSize(most);
    assertThat(windows.changed()).isEmpty();
  }

  private static void look(MockProcessorContext<String, byte[]> context) {
    context.scheduledPunctuators().getLast().getPunctuator().punctuate(0);
  }

  @Test
  void aMentionThatWasTooOldAndIsSaidAgainMeanwhileStays() {
    KeyValueStore<String, byte[]> store = OneWindow.store();
    Windows windows = new Windows(store);
    Instant later = NOON.plus(Close.SPAN).plus(MINUTE);
    windows.put(WINDOW, told("old", NOON, PARCEL));
    windows.put(WINDOW, told("again", NOON, PARCEL));
    List<Told> copy = Windows.read(windows.close(WINDOW));
    windows.put(WINDOW, told("again", later, PARCEL));
    windows.closed(new Closed(WINDOW, copy, Found.NOTHING, later, GROUPER, Groups.MOST));

    assertThat(Windows.read(windows.close(WINDOW)))
        .extracting(Told::mention)
        .containsExactly(mention("again"));
    assertThat(windows.changed()).containsExactly(WINDOW);
  }
}
