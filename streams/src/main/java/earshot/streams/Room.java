package earshot.streams;

import earshot.assess.group.Fingerprint;
import java.util.Collection;

/**
 * How many statements have a place in a window. Where more come those of the smallest anchors stay:
 * a sample that does not depend on who came first, nor on when it was drawn, for what has no place
 * among some has none among more.
 */
record Room(int most) {
  /** Mentions of one brand that are held against each other: that costs little. */
  private static final int MENTIONS = 20_000;

  /**
   * The room of one window.
   *
   * @param statements that a window of statements has place for
   */
  static Room of(String window, int statements) {
    return new Room(WindowKey.brandOfMentions(window).isPresent() ? MENTIONS : statements);
  }

  /**
   * The largest anchor that has a place among these.
   *
   * @param until what had none before gets none: only what grows too old makes room
   */
  long limit(Collection<Told> said, long until) {
    long[] anchors =
        said.stream()
            .flatMap(told -> told.prints().values().stream())
            .mapToLong(Fingerprint::anchor)
            .sorted()
            .toArray();
    return anchors.length > most ? Math.min(until, below(anchors)) : until;
  }

  /**
   * The last before the first anchor whose copies don't all fit; those of the smallest one have to.
   */
  private long below(long[] anchors) {
    return anchors[most] == anchors[0] ? anchors[0] : anchors[most] - 1;
  }
}
