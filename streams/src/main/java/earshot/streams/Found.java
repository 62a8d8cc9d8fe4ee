package earshot.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was found when a window was grouped last.
 *
 * @param at when that was
 * @param pairs how many were held against each other, which is what it costs
 * @param largest no larger anchor has a place; no limit while all that is said has one
 * @param places the group of each anchor that is in one
 * @param groups what was told of each group, or of each set of copies
 * @param aliases when each group ended that others stand for now
 */
record Found(
    Instant at,
    long pairs,
    long largest,
    Map<Long, String> places,
    Map<String, Said> groups,
    Map<String, Instant> aliases) {
  /** A window of so many statements more rests a minute longer: grouping compares all pairs. */
  private static final int MORE = 250;

  static final Found NOTHING =
      new Found(Instant.EPOCH, 0, Long.MAX_VALUE, Map.of(), Map.of(), Map.of());

  /**
   * What was told of a group.
   *
   * @param hash of its record
   * @param from the groups that its statements came from when it began
   */
  record Said(long hash, List<String> from) {
    Said {
      from = from == null ? List.of() : List.copyOf(from);
    }
  }

  Found {
    places = places == null ? Map.of() : places;
    groups = groups == null ? Map.of() : groups;
    aliases = aliases == null ? Map.of() : aliases;
  }

  /** The same where no anchor beyond this one has a place. */
  Found within(long limit) {
    return new Found(at, pairs, limit, places, groups, aliases);
  }

  boolean rests(Instant now) {
    return now.isBefore(at.plus(Duration.ofMinutes((long) Math.sqrt(pairs) / MORE)));
  }
}
