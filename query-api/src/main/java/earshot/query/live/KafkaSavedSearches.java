package earshot.query.live;

import earshot.mention.Topics;
import earshot.query.SavedSearch;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The saved searches on the topic {@code settings}, in memory; and the way to change them. */
public final class KafkaSavedSearches extends KafkaLedger<SavedSearch> implements SavedSearches {
  private static final String SEARCH = "search:";

  private final Newest<SavedSearch> searches;
  private final Appender appender;

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaSavedSearches(Map<String, Object> kafka) {
    this(
        new Newest<>(
            Topics.SETTINGS.name(),
            SavedSearch.class,
            key -> key.startsWith(SEARCH),
            Consumers.of(kafka)),
        new Appender(kafka));
  }

  private KafkaSavedSearches(Newest<SavedSearch> searches, Appender appender) {
    super(searches, Comparator.comparing(SavedSearch::name));
    this.searches = searches;
    this.appender = appender;
  }

  /** Begins to read, from the first setting. */
  public KafkaSavedSearches start() {
    begin();
    return this;
  }

  @Override
  public void put(SavedSearch search) {
    String key = SEARCH + search.name();
    appender.append(Topics.SETTINGS, key, search);
    searches.await(key, Optional.of(search), Appender.PATIENCE);
  }

  @Override
  public void remove(String name) {
    String key = SEARCH + name;
    appender.remove(Topics.SETTINGS, key);
    searches.await(key, Optional.empty(), Appender.PATIENCE);
  }

  @Override
  public void close() {
    super.close();
    appender.close();
  }
}
