package earshot.query.pages;

import earshot.query.SavedSearch;
import earshot.query.live.SavedSearches;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Saved searches without Kafka. */
public final class Kept implements SavedSearches {
  private final Map<String, SavedSearch> searches = new ConcurrentSkipListMap<>();

  @Override
  public List<SavedSearch> all() {
    return List.copyOf(searches.values());
  }

  @Override
  public void put(SavedSearch search) {
    searches.put(search.name(), search);
  }

  @Override
  public void remove(String name) {
    searches.remove(name);
  }
}
