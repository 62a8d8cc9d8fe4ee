package earshot.ingest.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** One kind of place where people talk. Stateless; the same instance serves all its places. */
public interface Source {
  /**
   * The type's name in configuration, ids, queries and pages: lower case, for example {@code
   * mastodon}.
   */
  String name();

  /** The settings of one place, beside those that every place has. */
  ConfigDef config();

  /** The feeds of one place, always the same for the same settings. */
  List<Feed> feeds(AbstractConfig place);

  /** How long its place lets texts be kept, where it says so; see {@link Card#retention}. */
  default Optional<Duration> keepsTexts() {
    return Optional.empty();
  }

  /** Makes what answers mentions of one place, where that can be done from here. */
  default Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.empty();
  }

  /** What it covers and what it cannot, for people: the file {@code card.properties} beside it. */
  default Card card() {
    return Card.beside(getClass());
  }
}
