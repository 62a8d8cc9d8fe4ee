package earshot.ingest.source;

import java.util.Locale;

/**
 * What a source covers and what it cannot, in sentences for people; the README's table of channels
 * is made of these.
 *
 * @param covers what is collected
 * @param cannot what it cannot see
 * @param completeness what a walk can promise
 * @param edits whether later edits are seen, and how
 * @param deletions whether deletions are seen, and how
 * @param cost calls, limits, money
 * @param retention how long the place allows texts to be kept
 * @param key how to get a key, or that none is needed
 * @param reply whether an answer can be sent through it
 */
public record Card(
    String covers,
    String cannot,
    Completeness completeness,
    String edits,
    String deletions,
    String cost,
    String retention,
    String key,
    String reply) {

  /** What a walk can promise. */
  public enum Completeness {
    /** Everything that the place offers within the span. */
    COMPLETE,
    /** Only what still is in a small window when we look. */
    WINDOW,
    /** Everything since we joined. */
    SINCE_JOIN;

    /** The word used outside. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
