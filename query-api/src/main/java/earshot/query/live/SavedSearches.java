package earshot.query.live;

import earshot.query.SavedSearch;
import java.util.List;

/** The searches that a team keeps. */
public interface SavedSearches {
  /** All of them, by name. */
  List<SavedSearch> all();

  /**
   * Keeps it, in place of one of the same name; it is there when this returns.
   *
   * @throws earshot.query.IntakeUnavailable when it can't be kept
   */
  void put(SavedSearch search);

  /**
   * Keeps the one of that name no longer.
   *
   * @throws earshot.query.IntakeUnavailable when that can't be kept
   */
  void remove(String name);
}
