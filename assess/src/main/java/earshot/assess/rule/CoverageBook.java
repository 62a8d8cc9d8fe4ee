package earshot.assess.rule;

import earshot.mention.Coverage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** How far each feed got, for rules that must know whether all was heard. Thread-safe. */
public final class CoverageBook {
  private final Map<String, Coverage> feeds = new ConcurrentSkipListMap<>();

  /** Adds or replaces what is known of a feed; nothing removes it. */
  public void put(String feed, Optional<Coverage> coverage) {
    coverage.ifPresentOrElse(known -> feeds.put(feed, known), () -> feeds.remove(feed));
  }

  Collection<Coverage> feeds() {
    return List.copyOf(feeds.values());
  }

  Optional<Coverage> feed(String feed) {
    return Optional.ofNullable(feeds.get(feed));
  }

  /**
   * Whether all feeds that may speak of a brand were heard in a span; where there are no feeds,
   * nobody listened.
   *
   * @param slack so much of the end may still be to come, since feeds are asked now and then
   */
  boolean complete(String brand, Instant from, Instant to, java.time.Duration slack) {
    List<Coverage> asked =
        feeds.values().stream()
            .filter(feed -> feed.brands().isEmpty() || feed.brands().contains(brand))
            .toList();
    return !asked.isEmpty()
        && asked.stream().allMatch(feed -> complete(feed, from, to.minus(slack), to));
  }

  private static boolean complete(Coverage feed, Instant from, Instant nearly, Instant to) {
    boolean heard =
        feed.complete().stream()
            .anyMatch(span -> !span.from().isAfter(from) && !span.to().isBefore(nearly));
    boolean gap =
        feed.gaps().stream()
            .anyMatch(missing -> missing.from().isBefore(to) && missing.to().isAfter(from));
    return heard && !gap && feed.problem().isEmpty();
  }
}
