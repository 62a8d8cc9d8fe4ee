package earshot.query.http;

import earshot.query.Unfit;
import earshot.query.live.WeightBook;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Lets people say what makes a mention urgent; what the configuration says stays as it is. */
public final class PriorityDesk {
  private static final double MOST = 1000;

  private final WeightBook weights;

  public PriorityDesk(WeightBook weights) {
    this.weights = weights;
  }

  /** Terms give so many points from now on; those that are not named give what they give. */
  public void put(Map<String, String> given) {
    Map<String, Double> points = new TreeMap<>(weights.now().points());
    Set<String> locked = weights.locked();
    given.forEach(
        (term, written) -> {
          if (!points.containsKey(term)) {
            throw new Unfit(
                term, Unfit.Kind.UNKNOWN, "there is no term \"%s\"".formatted(term), term);
          }
          double wanted = points(term, written);
          if (locked.contains(term) && wanted != points.get(term)) {
            throw Problem.of(
                    409,
                    "locked",
                    "The configuration says this",
                    "the points of \"%s\" stand in the configuration; change them there and start again"
                        .formatted(term))
                .thrown();
          }
          points.put(term, wanted);
        });
    points.keySet().removeAll(locked);
    weights.put(points);
  }

  private static double points(String term, String written) {
    try {
      double points = Double.parseDouble(written.strip());
      if (points >= 0 && points <= MOST) {
        return points;
      }
    } catch (NumberFormatException e) {
      // told below, as one that is too large is
    }
    throw new Unfit(
        term, Unfit.Kind.RANGE, "points of %s must be 0 to %,.0f".formatted(term, MOST), 0, MOST);
  }

  /** Points as people write them: 20, not 20.0. */
  public static String written(double points) {
    return points == Math.rint(points) ? String.valueOf((long) points) : String.valueOf(points);
  }
}
