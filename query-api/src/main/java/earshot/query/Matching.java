package earshot.query;

import earshot.mention.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether and where a mention has all words of a query. */
final class Matching {
  private final List<String> words;

  private Matching(List<String> words) {
    this.words = words;
  }

  static Matching of(String q) {
    return new Matching(List.of(q.toLowerCase(Locale.ROOT).strip().split("\\s+")));
  }

  boolean matches(Mention mention) {
    String text = mention.words().toLowerCase(Locale.ROOT);
    return words.stream().allMatch(text::contains);
  }

  List<Mark> marks(Mention mention) {
    List<Mark> marks = new ArrayList<>();
    mention.title().ifPresent(title -> mark(Mark.Part.TITLE, title, marks));
    mention.text().ifPresent(text -> mark(Mark.Part.TEXT, text, marks));
    return marks;
  }

  private void mark(Mark.Part part, String text, List<Mark> marks) {
    for (String word : words) {
      int at = text.toLowerCase(Locale.ROOT).indexOf(word);
      if (at >= 0) {
        marks.add(new Mark(part, at, at + word.length()));
      }
    }
  }
}
