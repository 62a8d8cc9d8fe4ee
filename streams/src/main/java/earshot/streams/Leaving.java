package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Lets texts leave that may be kept for a time only. What stays of each is put aside when it is
 * assessed, so that no text is needed when its time has come.
 */
final class Leaving {
  static final String STORE = "leaving";

  /** Who takes what stays, as it is kept as said. */
  static final String SAID = "left-said";

  /** Who takes that somebody can't be reached any more. */
  static final String UNREACHABLE = "left-contact";

  private final ProcessorContext<String, Change> context;
  private final KeyValueStore<String, byte[]> aside;
  private final KeyValueStore<String, Known> known;
  private final AnswerBook answers;

  Leaving(ProcessorContext<String, Change> context) {
    this.context = context;
    this.aside = context.getStateStore(STORE);
    this.known = context.getStateStore(Distinct.STORE);
    this.answers = new AnswerBook(context);
  }

  static void open(StreamsBuilder flow) {
    flow.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()));
  }

  /** Puts aside what stays of the mentions that pass. */
  static void hear(KStream<String, Change> assessed) {
    assessed.process(PutAside::new, Named.as("put-aside"), STORE);
  }

  /** The store holds mentions of few places only, so all of it is looked at. */
  void letGo(long now) {
    try (KeyValueIterator<String, byte[]> all = aside.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        if (ByteBuffer.wrap(next.value).getLong() <= now) {
          leave(next.key, next.value, now);
        }
      }
    }
  }

  private void leave(String id, byte[] entry, long at) {
    aside.delete(id);
    answers.forget(id);
    Known now = known.get(id);
    Mention rest = read(entry);
    if (rest.answers().isPresent()) {
      context.forward(new Record<>(id, new Change.Said(rest.asSaid(rest.brands())), at), SAID);
    } else if (now != null && !now.gone()) {
      Mention said = rest.asSaid(now.owners());
      Known left = now.left(said.contentHash());
      known.put(id, left);
      Mention published = rest.toDraft().version(left.version()).mention();
      context.forward(new Record<>(id, new Change.Said(published), at), Obey.DONE);
      context.forward(new Record<>(id, new Change.Said(said), at), SAID);
      context.forward(new Record<>(id, new Change.Gone(left.version()), at), UNREACHABLE);
    }
  }

  private static Mention read(byte[] entry) {
    try {
      byte[] json = new byte[entry.length - Long.BYTES];
      ByteBuffer.wrap(entry).position(Long.BYTES).get(json);
      return MentionJson.read(json);
    } catch (IOException e) {
      throw new IllegalStateException("the store holds what it was given", e);
    }
  }

  /** A moment, and behind it the mention that is left then. */
  static byte[] entry(Instant until, Mention rest) {
    byte[] json = MentionJson.write(rest);
    return ByteBuffer.allocate(Long.BYTES + json.length)
        .putLong(until.toEpochMilli())
        .put(json)
        .array();
  }

  private static final class PutAside extends ContextualProcessor<String, Change, Void, Void> {
    @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
    private KeyValueStore<String, byte[]> aside;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      aside = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, Change> record) {
      if (record.value() instanceof Change.Said said) {
        said.mention()
            .until()
            .ifPresent(u -> aside.put(record.key(), entry(u, said.mention().withoutText())));
      } else {
        aside.delete(record.key());
      }
    }
  }
}
