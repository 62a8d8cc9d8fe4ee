package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
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
  private static final String STORE = "leaving";
  private static final Serde<String> KEY = Serdes.String();
  private static final Serde<byte[]> BYTES = Serdes.ByteArray();

  private Leaving() {}

  /** What stays of a mention, as it is published and as it is kept as said. */
  private record Rest(Mention published, Mention said) {}

  /** Adds what happens each minute, and gives the mentions whose text has left. */
  static KStream<String, Change> open(StreamsBuilder flow) {
    flow.addStateStore(
        Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), KEY, BYTES));
    KStream<String, Rest> rests =
        flow.stream(Topics.TICKS.name(), Consumed.with(KEY, BYTES).withName("texts-minutes"))
            .process(Leave::new, Named.as("leave"), STORE, Distinct.STORE);
    rests
        .mapValues(rest -> MentionJson.write(rest.said()), Named.as("left-said"))
        .to(Topics.RAW.name(), Produced.with(KEY, BYTES).withName("left-in-raw"));
    return rests.mapValues(rest -> new Change.Said(rest.published()), Named.as("left"));
  }

  /** Puts aside what stays of the mentions that pass. */
  static void hear(KStream<String, Change> assessed) {
    assessed.process(PutAside::new, Named.as("put-aside"), STORE);
  }

  /** A moment, and behind it the mention that is left then. */
  private static byte[] entry(Instant until, Mention rest) {
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

  private static final class Leave extends ContextualProcessor<String, byte[], String, Rest> {
    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, byte[]> aside;

    @SuppressWarnings("NullAway.Init")
    private KeyValueStore<String, Known> known;

    @Override
    public void init(ProcessorContext<String, Rest> context) {
      super.init(context);
      aside = context.getStateStore(STORE);
      known = context.getStateStore(Distinct.STORE);
    }

    /** The store holds mentions of few places only, so all of it is looked at. */
    @Override
    public void process(Record<String, byte[]> tick) {
      try (KeyValueIterator<String, byte[]> all = aside.all()) {
        while (all.hasNext()) {
          KeyValue<String, byte[]> next = all.next();
          if (ByteBuffer.wrap(next.value).getLong() <= tick.timestamp()) {
            leave(next.key, next.value, tick);
          }
        }
      }
    }

    private void leave(String id, byte[] entry, Record<String, byte[]> tick) {
      aside.delete(id);
      Known now = known.get(id);
      if (now != null && !now.gone()) {
        Mention rest = read(entry);
        Mention said = rest.asSaid(now.owners());
        Known left = now.left(said.contentHash());
        known.put(id, left);
        Mention published = rest.toDraft().version(left.version()).mention();
        context().forward(tick.withKey(id).withValue(new Rest(published, said)));
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
  }
}
