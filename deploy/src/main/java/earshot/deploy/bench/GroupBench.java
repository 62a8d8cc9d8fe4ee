package earshot.deploy.bench;

import earshot.assess.group.Codebook;
import earshot.assess.group.Grouper;
import earshot.assess.group.WordVectors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups alone, on one thread: a full window grouped anew, and what it costs to place a statement
 * after so many others. State does not grow with them, so the cost should not either.
 */
final class GroupBench implements Bench {
  private static final int WINDOW = 3_000;
  private static final int FIRST_MARK = 1_000;

  /** Of a million statements for the usual hundred thousand mentions. */
  private static final int STATEMENTS_EACH = 10;

  @Override
  public String name() {
    return "group";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    Grouper grouper = new Grouper(WordVectors.shipped());
    Texts texts = new Texts(workshop.mentions());
    Map<String, String> window = new TreeMap<>();
    texts.each(WINDOW, text -> window.put("s" + window.size(), text));
    Map<String, Double> figures = new LinkedHashMap<>();
    grouper.group(window); // so that the window that is measured is not the first
    long start = System.nanoTime();
    Codebook codebook = grouper.group(window).codebook();
    figures.put("window_statements", (double) WINDOW);
    figures.put("window_ms", (System.nanoTime() - start) / 1e6);
    figures.put("groups", (double) codebook.groups().size());
    place(codebook, texts, (long) STATEMENTS_EACH * workshop.mentions(), figures);
    return figures;
  }

  /** Microseconds a statement up to each power of ten. */
  private static void place(
      Codebook codebook, Texts texts, long most, Map<String, Double> figures) {
    long placed = 0;
    for (long mark = FIRST_MARK; mark <= most; mark *= 10) {
      int more = (int) (mark - placed);
      double seconds = texts.timed(more, codebook::place, new Samples());
      figures.put("place_us_to_" + mark, seconds * 1e6 / more);
      placed = mark;
    }
  }
}
