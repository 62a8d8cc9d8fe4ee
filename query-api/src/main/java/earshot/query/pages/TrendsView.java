package earshot.query.pages;

import java.util.List;

/**
 * What the page of trends shows.
 *
 * @param steps links to other lengths of the spans
 * @param pickers what can be narrowed
 * @param kept parameters that narrowing keeps
 * @param compared which time the figures are compared with
 * @param figures the most important figures
 * @param charts pictures over time, each with its table
 * @param shares tables of what belongs to what
 * @param episodes alerts that were opened in this time
 */
record TrendsView(
    Chrome chrome,
    List<Choice> steps,
    List<Picker> pickers,
    List<SearchView.Kept> kept,
    String from,
    String to,
    String span,
    String compared,
    List<Figure> figures,
    List<Chart> charts,
    List<Shares> shares,
    List<Told> episodes) {

  /** A list to choose one value from; the first stands for all. */
  record Picker(String name, String label, List<Choice> values) {}

  /** A figure, and what it was in the time before. */
  record Figure(String name, String value, String before) {}

  /** How what was said is shared among sources, languages or the like. */
  record Shares(String title, List<Share> rows) {}

  /**
   * One of them.
   *
   * @param width of its bar, in hundredths of the largest
   */
  record Share(String name, String href, String count, String before, int width) {}

  /** An alert. */
  record Told(String id, String rule, String cause, Times.Moment opened) {}

  boolean empty() {
    return charts.isEmpty();
  }
}
