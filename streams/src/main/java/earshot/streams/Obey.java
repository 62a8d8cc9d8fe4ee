package earshot.streams;

import earshot.mention.Act;
import earshot.mention.Command;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Rejected;
import earshot.mention.Removed;
import earshot.mention.ReplyOrder;
import earshot.mention.Work;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Does what people command, one after the other. A command holds only on the newest version of its
 * mention; whoever made it on an older one looks again and decides anew, so nothing is overwritten
 * that its maker has not seen. Each minute, texts whose time is over leave in the same way.
 */
final class Obey extends ContextualProcessor<String, byte[], String, Change> {
  static final String STORE = "work";

  /** Who hears of what is done. */
  static final String DONE = "commanded";

  /** Who takes mentions whose answer has to leave. */
  static final String ANSWERED = "replies-given";

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, Known> known;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, Work> work;

  @SuppressWarnings("NullAway.Init")
  private AnswerBook answers;

  @Override
  public void init(ProcessorContext<String, Change> context) {
    super.init(context);
    known = context.getStateStore(Distinct.STORE);
    work = context.getStateStore(STORE);
    answers = new AnswerBook(context);
    Leaving leaving = new Leaving(context);
    context.schedule(A_MINUTE, PunctuationType.WALL_CLOCK_TIME, leaving::letGo);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (record.value() != null) {
      obey(record).ifPresent(change -> tell(record.withValue(change)));
    }
  }

  private void tell(Record<String, Change> done) {
    context().forward(done, DONE);
    if (done.value() instanceof Change.Said said && ReplyOrder.of(said.mention()).isPresent()) {
      context().forward(done, ANSWERED);
    }
  }

  private Optional<Change> obey(Record<String, byte[]> record) {
    Optional<Known> before = Optional.ofNullable(known.get(record.key()));
    try {
      Command command = MentionJson.read(record.value(), Command.class);
      return command.act() == Act.FORGET
          ? Optional.of(forget(record, before))
          : before.flatMap(now -> obey(record.key(), command, now));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(new Change.Refused(refused(record, e)));
    }
  }

  private Optional<Change> obey(String key, Command command, Known now) {
    long seen = command.seen().map(Mention::version).orElse(0L);
    if (now.gone() || seen < now.version()) {
      return Optional.empty();
    }
    Mention done = command.done();
    known.put(key, now.withWork(done));
    work.put(key, Work.of(done));
    return Optional.of(new Change.Said(done));
  }

  private Change forget(Record<String, byte[]> record, Optional<Known> before) {
    Known forgot = before.orElseGet(() -> Known.never(record.timestamp())).forgot();
    known.put(record.key(), forgot);
    work.delete(record.key());
    answers.forget(record.key());
    return new Change.Forgotten(
        forgot.version(),
        before.flatMap(b -> b.removed(record.key(), Removed.By.PERSON, record.timestamp())));
  }

  private static Rejected refused(Record<String, byte[]> record, Exception e) {
    return new Rejected(
        "streams",
        Optional.empty(),
        Optional.empty(),
        Optional.of(record.key()),
        "not a command: " + e.getMessage(),
        Optional.empty(),
        Instant.ofEpochMilli(record.timestamp()));
  }

  static Serde<Work> serde() {
    return Serdes.serdeFrom(
        (topic, work) -> work == null ? null : MentionJson.write(work),
        (topic, bytes) -> read(bytes));
  }

  private static @Nullable Work read(byte @Nullable [] bytes) {
    try {
      return bytes == null ? null : MentionJson.read(bytes, Work.class);
    } catch (IOException e) {
      throw new IllegalStateException("the store holds what it was given", e);
    }
  }
}
