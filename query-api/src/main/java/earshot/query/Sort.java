package earshot.query;

import java.util.Locale;

/** In which order mentions are listed; equal ones newest first, then by id. */
public enum Sort {
  /** Most urgent first, by the weights and the time of the first page. */
  PRIORITY,
  /** By when it was said. */
  NEWEST,
  /** By when it was said, the first first: as a discussion is read. */
  OLDEST,
  /** By how well it fits the query; without a query the newest first. */
  RELEVANCE;

  /** Whether the order moves by itself or with the question, so that ranks have to be frozen. */
  public boolean ranks() {
    return this == PRIORITY || this == RELEVANCE;
  }

  /** The word used outside: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
