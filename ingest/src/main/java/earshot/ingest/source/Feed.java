package earshot.ingest.source;

import java.time.Duration;
import java.util.Optional;
import okhttp3.Request;

/**
 * One thing to poll: how to ask for a page and how to read it. Stateless; the runtime holds the
 * {@link Cursor}.
 *
 * <p>A walk starts with {@code request(cursor, empty)} and goes on while pages name a next one.
 */
public interface Feed extends Asked {
  /** Names this feed for ever among all feeds of all sources: offsets hang on it. No secrets. */
  String id();

  /** What a person recognises in the ledger: the address, the tag, the app. No secrets. */
  String place();

  /** In which order the place hands things out. */
  Shape shape();

  /**
   * The mailbox that is asked where {@link #request} does not go to a web server: see {@link
   * Mailbox} for how its address asks and what comes back.
   */
  default Optional<Mailbox> mailbox() {
    return Optional.empty();
  }

  /**
   * The request for one page.
   *
   * @param cursor how far the feed got
   * @param page the token that {@link Page#next} of the page before gave; empty for the first page
   *     of a walk
   */
  Request request(Cursor cursor, Optional<String> page);

  /**
   * Reads one answer. One bad item becomes an {@link Item.Unreadable} beside the good ones.
   *
   * @throws Refusal when the place says in its answer that it refuses
   * @throws Exception when the whole answer is not what this place gives; it is quarantined and
   *     nothing is guessed
   */
  Page parse(Fetched fetched) throws Exception;

  /** How single items can be asked for again, where the place allows that. */
  default Optional<Lookup> lookup() {
    return Optional.empty();
  }

  /**
   * How far back every walk reads again behind its watermark, because the place shows things late.
   */
  default Duration overlap() {
    return Duration.ZERO;
  }

  /** How far back the place lets itself be asked at all, where that is less than for ever. */
  default Optional<Duration> reach() {
    return Optional.empty();
  }

  /**
   * The most pages of a {@link Shape#WINDOW} that one walk reads, because a place may name next
   * pages without end.
   */
  default int pages() {
    return 1_000;
  }

  /**
   * Whether robots.txt speaks for this address: yes for pages and feeds, no for an official API.
   */
  default boolean robots() {
    return true;
  }

  /**
   * Whether it searches among everything that is said, so that, unless a place's settings say
   * otherwise, only what a brand's query matches counts for the brand.
   */
  default boolean searches() {
    return false;
  }

  /** How many calls of the budget one page costs, where the place counts in its own units. */
  default long cost() {
    return 1;
  }

  /** The shortest politely adaptive interval between two walks. */
  default Duration fastest() {
    return Duration.ofMinutes(1);
  }
}
