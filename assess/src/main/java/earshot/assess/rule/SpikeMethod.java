package earshot.assess.rule;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says how far a count may lie from what was usual; the methods that the field publishes, and a
 * default that stands up to low counts, rhythms and earlier spikes.
 */
public interface SpikeMethod {
  String ROBUST = "robust";

  /** All methods by name. */
  Map<String, SpikeMethod> ALL =
      new TreeMap<>(
          Map.of(
              ROBUST,
              new RobustSpikes(),
              "deviations",
              new DeviationSpikes(),
              "two-windows",
              new TwoWindowSpikes(),
              "ears",
              new EarsSpikes()));

  List<String> NAMES = List.copyOf(ALL.keySet());

  static SpikeMethod named(String name) {
    SpikeMethod method = ALL.get(name);
    if (method == null) {
      throw new IllegalArgumentException("there is no method " + name + "; known are " + NAMES);
    }
    return method;
  }

  /**
   * The limits of what is usual.
   *
   * @param usual counts of comparable windows, oldest first, at least two
   * @param deviations how many standard deviations off the usual a limit is
   */
  Limits limits(double[] usual, double deviations);

  /**
   * What is usual and where that ends.
   *
   * @param upper a count that reaches it is a spike
   * @param lower a count below it is a drop
   */
  record Limits(double expected, double upper, double lower) {}
}
