package earshot.assess.rule;

import java.nio.ByteBuffer;

/**
 * What the mentions of one bucket add up to.
 *
 * @param live those that came while we listened
 * @param early those from before
 * @param rated those with stars
 * @param stars sum of their stars
 */
record Sum(int live, int early, int rated, double stars) {
  static final Sum NONE = new Sum(0, 0, 0, 0);

  Sum {
    stars = rated == 0 ? 0 : stars; // what rounding leaves behind is nothing
  }

  Sum plus(Sum other) {
    return new Sum(
        live + other.live, early + other.early, rated + other.rated, stars + other.stars);
  }

  /** With this mention in it, or out of it again. */
  Sum with(Point point, int sign) {
    return plus(
        new Sum(
            point.backfilled() ? 0 : sign,
            point.backfilled() ? sign : 0,
            point.rating().isPresent() ? sign : 0,
            sign * point.rating().orElse(0.0)));
  }

  int all() {
    return live + early;
  }

  byte[] bytes() {
    return ByteBuffer.allocate(3 * Integer.BYTES + Double.BYTES)
        .putInt(live)
        .putInt(early)
        .putInt(rated)
        .putDouble(stars)
        .array();
  }

  static Sum of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Sum(buffer.getInt(), buffer.getInt(), buffer.getInt(), buffer.getDouble());
  }
}
