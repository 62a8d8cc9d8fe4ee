package earshot.query;

/**
 * A search that a team keeps, as a record on {@code settings} under {@code search:NAME}.
 *
 * @param query the parameters of the search page, as its address has them behind the question mark
 */
public record SavedSearch(String name, String query) {
  /** Longer names would not fit a list. */
  public static final int LONGEST_NAME = 60;

  private static final int LONGEST_QUERY = 8000;

  public SavedSearch {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a saved search needs a name of at most %d characters".formatted(LONGEST_NAME));
    }
    if (query.isBlank() || query.length() > LONGEST_QUERY) {
      throw new IllegalArgumentException("a saved search needs what it asks for");
    }
  }
}
