package earshot.query.pages;

import java.util.List;
import java.util.Optional;

/**
 * What the page of trends shows.
 *
 * @param steps links to other lengths of the spans
 * @param lately links to times that are looked at often
 * @param pickers what can be narrowed
 * @param kept parameters that narrowing keeps
 * @param dates the days that are asked for, as they are written in a form
 * @param against those to compare with
 * @param chosen whether somebody chose these days one by one
 * @param compared which time the figures are compared with
 * @param past what that time is called above a column
 * @param figures the most important figures
 * @param splits links to what can be compared
 * @param beside what is compared with each other, if anything is
 * @param charts pictures over time, each with its table
 * @param shares tables of what belongs to what
 * @param episodes alerts that were opened in this time
 */
record TrendsView(
    Chrome chrome,
    List<Choice> steps,
    List<Choice> lately,
    List<Picker> pickers,
    List<SearchView.Kept> kept,
    Dates dates,
    Dates against,
    boolean chosen,
    String span,
    String compared,
    String past,
    List<Figure> figures,
    List<Choice> splits,
    Optional<Compared> beside,
    List<Chart> charts,
    List<Shares> shares,
    List<Told> episodes) {

  /** The first and the last day; empty where nobody said. */
  record Dates(String from, String to) {
    boolean given() {
      return !from.isEmpty() || !to.isEmpty();
    }
  }

  /** A list to choose one value from; the first stands for all. */
  record Picker(String name, String label, List<Choice> values) {}

  /** A figure, and what it was in the time before. */
  record Figure(String name, String value, String before) {}

  /**
   * Several brands, places or the like side by side.
   *
   * @param name of what they are
   */
  record Compared(Chart chart, String name, List<Side> sides) {}

  /** One of them. */
  record Side(String name, String href, List<String> cells) {}

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
