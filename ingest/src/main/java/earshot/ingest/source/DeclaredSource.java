package earshot.ingest.source;

import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** A source that knows its name and the settings of its places from the start. */
public abstract class DeclaredSource implements Source {
  private final String name;
  private final Settings settings;
  private final Optional<Function<AbstractConfig, Replier>> replier;

  /** A source whose mentions nobody can answer there. */
  protected DeclaredSource(String name, Settings settings) {
    this(name, settings, Optional.empty());
  }

  /**
   * A source whose mentions can be answered.
   *
   * @param replier makes what answers at a place of its settings
   */
  protected DeclaredSource(
      String name, Settings settings, Function<AbstractConfig, Replier> replier) {
    this(name, settings, Optional.of(replier));
  }

  private DeclaredSource(
      String name, Settings settings, Optional<Function<AbstractConfig, Replier>> replier) {
    this.name = name;
    this.settings = settings;
    this.replier = replier;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final ConfigDef config() {
    return settings.config();
  }

  @Override
  public final Optional<Function<AbstractConfig, Replier>> replier() {
    return replier;
  }
}
