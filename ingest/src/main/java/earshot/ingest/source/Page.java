package earshot.ingest.source;

import java.util.List;
import java.util.Optional;

/**
 * What one answer held.
 *
 * @param next token of the page that continues the walk; empty when this is the last. No secrets:
 *     it is stored.
 * @param position for {@link Shape#FORWARD}: where to go on after this page; empty keeps the old
 *     one
 * @param hints what the place asked for in the body
 */
public record Page(
    List<Item> items, Optional<String> next, Optional<String> position, Hints hints) {
  public Page {
    items = List.copyOf(items);
  }

  /** A page without a next one. */
  public static Page last(List<Item> items) {
    return new Page(items, Optional.empty(), Optional.empty(), Hints.NONE);
  }

  /** A page and the token of its next one, if there is one. */
  public static Page of(List<Item> items, Optional<String> next) {
    return new Page(items, next, Optional.empty(), Hints.NONE);
  }

  /** The same page with where to go on after it. */
  public Page at(Optional<String> position) {
    return new Page(items, next, position, hints);
  }

  /** The same page as the last one. */
  public Page withoutNext() {
    return new Page(items, Optional.empty(), position, hints);
  }

  /** The same page with what the place asked for. */
  public Page with(Hints hints) {
    return new Page(items, next, position, hints);
  }
}
