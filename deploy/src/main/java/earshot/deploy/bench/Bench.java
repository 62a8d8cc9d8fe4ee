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
   * @throws Exception when what is measured does not work; then there is no figure
   */
  Map<String, Double> run(Workshop workshop) throws Exception;
}
