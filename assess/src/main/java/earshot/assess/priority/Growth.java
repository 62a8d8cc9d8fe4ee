package earshot.assess.priority;

import earshot.mention.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How much faster than usual a group grows, from 0 (not at all) to almost 1. */
public final class Growth {
  /** The name of the term. */
  public static final String TERM = "growth";

  private static final Duration LATELY = Duration.ofDays(1);

  /** Fewer within a day are no growth yet. */
  private static final int FEWEST = 3;

  /** So many statements a day more or less are chance. */
  private static final double CHANCE = 2;

  private Growth() {}

  /**
   * Growth of a group at an instant: (d − u) / (d + u + 2), where d statements were said within the
   * last day and u on a usual day before, since the first of the window.
   */
  public static double of(Group group, Instant now) {
    Instant since = now.minus(LATELY);
    List<Instant> said =
        group.members().stream().map(Group.Member::at).filter(at -> !at.isAfter(now)).toList();
    long lately = said.stream().filter(at -> at.isAfter(since)).count();
    if (lately < FEWEST) {
      return 0;
    }
    double days = Math.max(1, (double) Duration.between(group.first(), since).toHours() / 24);
    double usual = (said.size() - lately) / days;
    double growth = (lately - usual) / (lately + usual + CHANCE);
    return Math.max(0, Math.round(growth * 100) / 100.0);
  }
}
