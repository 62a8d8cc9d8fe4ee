package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.Work;
import java.util.List;
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

  Belong(Brands brands, StageMeter meter) {
    this.brands = brands;
    this.meter = meter;
  }

  @Override
  public void init(FixedKeyProcessorContext<String, Change> context) {
    super.init(context);
    known = context.getStateStore(Distinct.STORE);
  }

  @Override
  public void process(FixedKeyRecord<String, Change> record) {
    if (record.value() instanceof Change.Said said) {
      belong(record, said.mention());
    } else {
      context().forward(record);
    }
  }

  private void belong(FixedKeyRecord<String, Change> record, Mention mention) {
    Optional<List<String>> given = Work.brands(mention);
    List<String> all = given.orElseGet(() -> meter.of("match", () -> brands.of(mention)));
    Known seen = known.get(record.key());
    if (!all.isEmpty() || given.isPresent() || !mention.byQuery()) {
      publish(record, mention, all, seen);
    } else if (seen.published()) {
      Known buried = seen.buried();
      known.put(record.key(), buried);
      context().forward(record.withValue(new Change.Gone(buried.version())));
    } else {
      known.delete(record.key()); // a firehose of strangers must not fill the store
    }
  }

  private void publish(
      FixedKeyRecord<String, Change> record, Mention mention, List<String> all, Known seen) {
    if (!seen.published()) {
      known.put(record.key(), seen.withPublished());
    }
    context().forward(record.withValue(new Change.Said(mention.toDraft().brands(all).mention())));
  }
}
