package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Work;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** What is known of mentions whose answers come apart, and of such answers, by their ids. */
final class AnswerBook {
  static final String STORE = "answered";

  private final KeyValueStore<String, byte[]> kept;
  private final KeyValueStore<String, Work> work;

  AnswerBook(ProcessingContext context) {
    kept = context.getStateStore(STORE);
    work = context.getStateStore(Obey.STORE);
  }

  static void open(StreamsBuilder flow) {
    flow.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.ByteArray()));
  }

  /** The mention with what was answered to it so far. */
  Mention said(Mention mention) {
    String id = mention.id().value();
    return put(id, of(id).said(Optional.of(mention))).orElse(mention);
  }

  /** The mention that is called so, with this answer too; empty if it is not here yet. */
  Optional<Mention> given(String called, Mention answer) {
    return put(called, of(called).given(answer));
  }

  /**
   * That this mention, of which no words are needed, is called so; what answers named it before.
   */
  List<Mention> called(String called, Mention mention) {
    Answered now = of(called).said(Optional.of(mention));
    put(called, now);
    return now.given();
  }

  /** That this is the answer to another. */
  void answers(Mention answer) {
    String id = answer.id().value();
    put(id, of(id).said(Optional.of(answer.withoutText())));
  }

  /** What was said under this id is gone; if it was an answer, it was this. */
  Optional<Mention> gone(String id) {
    Answered before = of(id);
    if (before.said().isPresent()) {
      put(id, before.said(Optional.empty()));
    }
    return before.said().filter(said -> said.answers().isPresent());
  }

  void forget(String id) {
    kept.delete(id);
  }

  private Answered of(String id) {
    byte[] bytes = kept.get(id);
    try {
      return bytes == null ? Answered.NOTHING : MentionJson.read(bytes, Answered.class);
    } catch (IOException e) {
      throw new IllegalStateException("the store holds what it was given", e);
    }
  }

  private Optional<Mention> put(String id, Answered now) {
    if (now.isNothing()) {
      kept.delete(id);
    } else {
      kept.put(id, MentionJson.write(now));
    }
    return now.mention(Optional.ofNullable(work.get(id)).flatMap(Work::reply));
  }
}
