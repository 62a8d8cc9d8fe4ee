package earshot.mention;

/**
 * Stars or points as the place gave them, on its own scale.
 *
 * @param value what was given
 * @param min the worst possible value of that scale
 * @param max the best possible value of that scale
 */
public record Rating(double value, double min, double max) {
  public Rating {
    Refuse.when(!(min < max), "a scale needs a worst below its best: %s to %s", min, max);
    Refuse.when(!(value >= min && value <= max), "a rating must lie on its scale: %s", value);
  }

  /** Stars from one to five. */
  public static Rating stars(double value) {
    return new Rating(value, 1, 5);
  }

  /** The same rating on the scale from 1 to 5 that queries and rules speak of. */
  public double outOfFive() {
    return 1 + 4 * (value - min) / (max - min);
  }
}
