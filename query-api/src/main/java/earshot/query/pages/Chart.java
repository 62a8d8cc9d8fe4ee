package earshot.query.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture over time with the table behind it: stacks of bars side by side, drawn {@value #WIDTH}
 * wide and {@value #HEIGHT} high and stretched to their place, so that words stay outside. Where
 * people read from right to left the style turns it over.
 *
 * @param says what the picture shows, for who doesn't see it
 * @param top what the upper edge stands for
 * @param ticks words below the picture, from its first span to its last
 */
record Chart(
    String title,
    String says,
    String top,
    List<Key> keys,
    List<Shape> shapes,
    List<String> ticks,
    List<String> head,
    List<Row> rows) {
  static final int WIDTH = 1000;
  static final int HEIGHT = 200;

  /** Which colour stands for what. */
  record Key(String kind, String name) {}

  /**
   * One bar.
   *
   * @param kind says its colour
   * @param says what a closer look tells
   */
  record Shape(String kind, double x, double y, double width, double height, String says) {}

  /** A line of the table: a span, the search that finds what it counts, and its figures. */
  record Row(String name, String href, List<String> cells) {}

  /**
   * A part of a bar.
   *
   * @param share of the whole height
   */
  record Part(String kind, double share, String says) {}

  /** Draws stacks one beside the other. */
  static List<Shape> stacks(List<List<Part>> stacks) {
    List<Shape> shapes = new ArrayList<>();
    double step = (double) WIDTH / Math.max(1, stacks.size());
    for (int i = 0; i < stacks.size(); i++) {
      double x = (i + 0.1) * step;
      double floor = HEIGHT;
      for (Part part : stacks.get(i)) {
        double height = part.share() * HEIGHT;
        floor -= height;
        if (height > 0) {
          shapes.add(
              new Shape(
                  part.kind(),
                  tenth(x),
                  tenth(floor),
                  tenth(step * 0.8),
                  tenth(height),
                  part.says()));
        }
      }
    }
    return shapes;
  }

  /**
   * A line across the place of one stack.
   *
   * @param share how high, of the whole height
   */
  static Shape level(int stack, int stacks, double share, String says) {
    double step = (double) WIDTH / stacks;
    return new Shape(
        "past", tenth(stack * step), tenth((1 - share) * (HEIGHT - 3)), tenth(step), 3, says);
  }

  /** A line from top to bottom at this share of the width. */
  static Shape mark(double share, String says) {
    return new Shape(
        "mark", tenth(Math.clamp(share * WIDTH - 1.5, 0, WIDTH - 3.0)), 0, 3, HEIGHT, says);
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /** The least of 1, 2, 5, 10, 20, 50 … that is not less. */
  static double ceiling(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
    for (double step : new double[] {1, 2, 5}) {
      if (value <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
