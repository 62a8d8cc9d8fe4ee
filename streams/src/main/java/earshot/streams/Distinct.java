package earshot.streams;

import earshot.mention.Draft;
import earshot.mention.Mention;
import earshot.mention.Removed;
import earshot.mention.Work;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Lets each version of a mention pass once and numbers it. Identity is the key; the content hash
 * only tells versions of one id apart. A place watched for two brands gives one mention of both.
 */
final class Distinct extends ContextualFixedKeyProcessor<String, Change, Change> {
  static final String STORE = "known";

  private final StageMeter meter;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, Known> known;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, Work> work;

  Distinct(StageMeter meter) {
    this.meter = meter;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Change> context) {
    super.init(context);
    known = context.getStateStore(STORE);
    work = context.getStateStore(Obey.STORE);
  }

  @Override
  public void process(FixedKeyRecord<String, Change> record) {
    Optional<Change> news = meter.of("distinct", () -> news(record));
    news.ifPresent(change -> context().forward(record.withValue(change)));
  }

  private Optional<Change> news(FixedKeyRecord<String, Change> record) {
    String key = record.key();
    Change change = record.value();
    Optional<Known> before = Optional.ofNullable(known.get(key));
    if (before.filter(Known::forgotten).isPresent()) {
      return stillForgotten(change, before.get());
    }
    return switch (change) {
      case Change.Said said -> version(key, said.mention(), before);
      case Change.Gone gone -> bury(record, before);
      case Change.Forgotten forgotten -> throw new IllegalStateException("only a command forgets");
      case Change.Refused refused -> Optional.of(refused);
    };
  }

  /** Its text came anew, from a poll or a file, and must leave again. */
  private static Optional<Change> stillForgotten(Change change, Known buried) {
    return change instanceof Change.Said
        ? Optional.of(new Change.Forgotten(buried.version(), Optional.empty()))
        : Optional.empty();
  }

  private Optional<Change> version(String key, Mention mention, Optional<Known> before) {
    Known now = before.map(known -> again(known, mention)).orElseGet(() -> Known.first(mention));
    if (before.filter(now::equals).isPresent()) {
      return Optional.empty();
    }
    known.put(key, now);
    Draft draft = mention.toDraft().version(now.version());
    if (now.worked()) {
      draft.work(work.get(key));
    }
    if (mention.editedAt().isEmpty()) {
      now.edits().last().ifPresent(draft::editedAt);
    }
    return Optional.of(
        new Change.Said(
            draft.collected(
                Instant.ofEpochMilli(now.collectedAt()),
                now.owners(),
                mention.byQuery(),
                now.backfilled()),
            before.filter(Known::gone).isPresent(),
            Optional.of(now)));
  }

  private Optional<Change> bury(FixedKeyRecord<String, Change> record, Optional<Known> before) {
    Optional<Known> there = before.filter(b -> !b.gone());
    there.ifPresent(b -> known.put(record.key(), b.buried()));
    return there
        .flatMap(b -> b.removed(record.key(), Removed.By.PLACE, record.timestamp()))
        .map(left -> new Change.Gone(there.get().buried().version(), Optional.of(left)));
  }

  private static Known again(Known before, Mention mention) {
    Set<String> owners = new LinkedHashSet<>(before.owners());
    owners.addAll(mention.brands());
    boolean same =
        !before.gone()
            && before.hash() == mention.contentHash()
            && owners.size() == before.owners().size();
    return same ? before : before.again(mention, List.copyOf(owners));
  }
}
