package earshot.query.live;

import earshot.mention.Topics;
import earshot.query.SavedSearch;
import java.util.Comparator;
import java.util.Map;

/** The saved searches on the topic {@code settings}, in memory; and the way to change them. */
public final class KafkaSavedSearches extends KafkaWritableLedger<SavedSearch>
    implements SavedSearches {
  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaSavedSearches(Map<String, Object> kafka) {
    super(
        Topics.SETTINGS,
        "search:",
        SavedSearch.class,
        Comparator.comparing(SavedSearch::name),
        kafka);
  }

  /** Begins to read, from the first setting. */
  public KafkaSavedSearches start() {
    begin();
    return this;
  }

  @Override
  public void put(SavedSearch search) {
    put(search.name(), search);
  }
}
