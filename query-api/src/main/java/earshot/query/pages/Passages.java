package earshot.query.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was said, cut where its statements begin and end.
 *
 * @param rest statements that stand in neither, such as those of a text that is shown in part
 */
record Passages(List<Passage> title, List<Passage> text, List<Says> rest) {
  /**
   * A stretch of it.
   *
   * @param says the statement that it is; absent between statements
   */
  record Passage(String text, Optional<Says> says) {}

  /** Statements in order, found again in these. */
  static Passages of(List<Says> statements, String title, String text) {
    Cutter inTitle = new Cutter(title);
    Cutter inText = new Cutter(text);
    List<Says> rest = new ArrayList<>();
    for (Says says : statements) {
      if (!inTitle.finds(says) && !inText.finds(says)) {
        rest.add(says);
      }
    }
    return new Passages(inTitle.all(), inText.all(), rest);
  }

  /** Whether any statement stands in its place. */
  boolean marked() {
    return title.stream().anyMatch(p -> p.says().isPresent())
        || text.stream().anyMatch(p -> p.says().isPresent());
  }

  /** Walks through a text once. */
  private static final class Cutter {
    private final String text;
    private final List<Passage> passages = new ArrayList<>();
    private int at;

    Cutter(String text) {
      this.text = text;
    }

    /** Finds it behind those before it; a statement tells blanks otherwise than its text. */
    boolean finds(Says says) {
      String words =
          Arrays.stream(says.text().strip().split("\\s+"))
              .map(Pattern::quote)
              .collect(Collectors.joining("\\s*"));
      Matcher found = Pattern.compile(words).matcher(text);
      if (!found.find(at) || found.end() == found.start()) {
        return false;
      }
      add(found.start(), Optional.empty());
      add(found.end(), Optional.of(says));
      return true;
    }

    private void add(int end, Optional<Says> says) {
      if (end > at) {
        passages.add(new Passage(text.substring(at, end), says));
        at = end;
      }
    }

    List<Passage> all() {
      add(text.length(), Optional.empty());
      return passages;
    }
  }
}
