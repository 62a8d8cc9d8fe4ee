package earshot.deploy.bench;

import java.util.Map;

/** One thing that is measured. */
public interface Bench {
  /** The word that chooses it on the command line. */
  String name();

  /**
   * Measures. Figures are named with their unit; {@code ratio} is ours to the reference of the same
   * run.
   *
   * @throws Unfinished when a part of what is measured does not work, with the figures of the rest
   * @throws Exception when what is measured does not work; then there is no figure
   */
  Map<String, Double> run(Workshop workshop) throws Exception;

  /** Whether its ratio is one of times, which should be small, and not of rates. */
  default boolean isLowerBetter() {
    return false;
  }

  /** Whether it takes so long that it only runs when it is named. */
  default boolean isLong() {
    return false;
  }
}
