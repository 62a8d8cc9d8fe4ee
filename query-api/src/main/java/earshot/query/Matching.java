package earshot.query;

import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import earshot.mention.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A query that was read, and where it matches. */
public final class Matching {
  private final Query query;
  private final Set<String> words;

  private Matching(Query query, Set<String> words) {
    this.query = query;
    this.words = words;
  }

  /**
   * The query in this text.
   *
   * @throws BadSearch naming the column that makes no sense
   */
  public static Matching of(String text) {
    try {
      return new Matching(Query.parse(text), Set.copyOf(Tokens.of(text).words().list()));
    } catch (QueryException e) {
      throw new BadSearch("q", String.valueOf(e.getMessage()), OptionalInt.of(e.column()));
    }
  }

  /** The query itself. */
  public Query query() {
    return query;
  }

  /** Whether the mention has all its words. */
  public boolean matches(Mention mention) {
    return Set.copyOf(Tokens.of(mention.words()).words().list()).containsAll(words);
  }

  /** Where the mention has its words. */
  public List<Mark> marks(Mention mention) {
    List<Mark> marks = new ArrayList<>();
    mention.title().ifPresent(title -> mark(Mark.Part.TITLE, title, marks));
    mention.text().ifPresent(text -> mark(Mark.Part.TEXT, text, marks));
    return marks;
  }

  private void mark(Mark.Part part, String text, List<Mark> marks) {
    Terms terms = Tokens.of(text).words();
    for (int i = 0; i < terms.size(); i++) {
      if (words.contains(terms.term(i)) && terms.end(i) > terms.start(i)) {
        marks.add(new Mark(part, terms.start(i), terms.end(i)));
      }
    }
  }
}
