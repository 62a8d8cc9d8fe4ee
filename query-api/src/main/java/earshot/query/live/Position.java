package earshot.query.live;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far somebody has listened: of each partition the offset that comes next.
 *
 * <p>One number would not do: partitions move independently, and a listener that comes back must
 * miss nothing of any of them.
 */
public record Position(Map<Integer, Long> next) {
  /** No topic of ours has more than this many digits in either number. */
  private static final Pattern WORD =
      Pattern.compile("\\d{1,4}:\\d{1,18}(-\\d{1,4}:\\d{1,18}){0,999}");

  public Position {
    next = Collections.unmodifiableMap(new TreeMap<>(next));
  }

  /** The position in a word that {@link #toString} wrote; empty when it is none. */
  public static Optional<Position> parse(String word) {
    if (!WORD.matcher(word).matches()) {
      return Optional.empty();
    }
    Map<Integer, Long> next = new TreeMap<>();
    for (String part : word.split("-", -1)) {
      int colon = part.indexOf(':');
      next.put(Integer.valueOf(part.substring(0, colon)), Long.valueOf(part.substring(colon + 1)));
    }
    return Optional.of(new Position(next));
  }

  /** This position once the record at an offset of a partition has been heard. */
  Position past(int partition, long offset) {
    Map<Integer, Long> further = new TreeMap<>(next);
    further.merge(partition, offset + 1, Math::max);
    return new Position(further);
  }

  /** These partitions, each no further than in another position. */
  Position withEarlier(Position other) {
    Map<Integer, Long> earlier = new TreeMap<>(next);
    earlier.replaceAll((partition, offset) -> Math.min(offset, other.in(partition).orElse(offset)));
    return new Position(earlier);
  }

  /** Whether all that another position has heard was heard here too. */
  boolean reaches(Position other) {
    return other.next().entrySet().stream()
        .allMatch(goal -> in(goal.getKey()).orElse(0L) >= goal.getValue());
  }

  /** The offset of a partition that comes next, if it is known. */
  Optional<Long> in(int partition) {
    return Optional.ofNullable(next.get(partition));
  }

  /** One word, safe in a header: {@code 0:17-1:4}. */
  @Override
  public String toString() {
    return next.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue())
        .collect(Collectors.joining("-"));
  }
}
