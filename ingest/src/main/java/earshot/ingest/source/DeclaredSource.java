package earshot.ingest.source;

import org.apache.kafka.common.config.ConfigDef;

/** A source that knows its name and the settings of its places from the start. */
public abstract class DeclaredSource implements Source {
  private final String name;
  private final Settings settings;

  protected DeclaredSource(String name, Settings settings) {
    this.name = name;
    this.settings = settings;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final ConfigDef config() {
    return settings.config();
  }
}
