package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.Removed;
import earshot.mention.Work;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Says whose mention it is: of the brands that a person gave it, else of those that own the place,
 * and of every brand whose query it matches. What a searching source brought and no query wants is
 * dropped; if an earlier version was wanted, it is taken back.
 */
final class Belong extends ContextualFixedKeyProcessor<String, Change, Change> {
  private final Brands brands;
  private final StageMeter meter;

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private KeyValueStore<String, Known> known;

  @SuppressWarnings("NullAway.Init")
  private AnswerBook answers;

  Belong(Brands brands, StageMeter meter) {
    this.brands = brands;
    this.meter = meter;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Change> context) {
    super.init(context);
    known = context.getStateStore(Distinct.STORE);
    answers = new AnswerBook(context);
  }

  @Override
  public void process(FixedKeyRecord<String, Change> record) {
    if (record.value() instanceof Change.Said said) {
      belong(record, said);
    } else {
      context().forward(record);
    }
  }

  private void belong(FixedKeyRecord<String, Change> record, Change.Said said) {
    Mention mention = said.mention();
    Optional<Whose> given = Work.brands(mention).map(Whose::given);
    Whose whose = given.orElseGet(() -> meter.of("match", () -> brands.of(mention)));
    Known seen = said.known().orElseGet(() -> known.get(record.key()));
    if (!whose.brands().isEmpty() || given.isPresent() || !mention.byQuery()) {
      publish(record, said, whose, seen);
    } else if (seen.published()) {
      bury(record, said, seen);
    } else {
      known.delete(record.key()); // a firehose of strangers must not fill the stores
      answers.gone(record.key());
    }
  }

  private void publish(
      FixedKeyRecord<String, Change> record, Change.Said said, Whose whose, Known seen) {
    Known now = seen.published(whose.brands());
    if (!now.equals(seen)) {
      known.put(record.key(), now);
    }
    Mention theirs =
        said.mention().toDraft().brands(whose.brands()).matched(whose.matched()).mention();
    context().forward(record.withValue(said.with(theirs)));
  }

  /** What was gone already is not counted once more. */
  private void bury(FixedKeyRecord<String, Change> record, Change.Said said, Known seen) {
    Known buried = seen.buried();
    known.put(record.key(), buried);
    Optional<Removed> left =
        said.back()
            ? Optional.empty()
            : seen.removed(record.key(), Removed.By.PLACE, record.timestamp());
    context().forward(record.withValue(new Change.Gone(buried.version(), left)));
  }
}
