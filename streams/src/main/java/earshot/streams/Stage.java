package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.Rejected;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.kstream.ValueMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conclusion as a step of the flow. A mention on which it fails is refused with the reason and
 * the flow goes on; its CPU time goes to the meter.
 */
final class Stage implements ValueMapper<Change, Change> {
  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

  private final String name;
  private final UnaryOperator<Mention> conclude;
  private final StageMeter meter;

  Stage(String name, UnaryOperator<Mention> conclude, StageMeter meter) {
    this.name = name;
    this.conclude = conclude;
    this.meter = meter;
  }

  @Override
  public Change apply(Change change) {
    return change instanceof Change.Said said ? concluded(said) : change;
  }

  private Change concluded(Change.Said said) {
    Mention mention = said.mention();
    long start = meter.start();
    try {
      return said.with(conclude.apply(mention));
    } catch (RuntimeException e) {
      LOG.error("{} failed on {}", name, mention.id(), e);
      return new Change.Refused(refused(mention, e));
    } finally {
      meter.stop(name, start);
    }
  }

  private Rejected refused(Mention mention, RuntimeException e) {
    return new Rejected(
        "streams",
        Optional.of(mention.source()),
        Optional.empty(),
        Optional.of(mention.nativeId()),
        "%s failed: %s".formatted(name, e),
        mention.text().map(t -> t.substring(0, Math.min(t.length(), 2_000))),
        Instant.ofEpochMilli(mention.collectedAt().toEpochMilli()));
  }
}
