package earshot.query;

import earshot.assess.match.BruteMatcher;
import earshot.assess.match.MatchableMention;
import earshot.assess.match.Span;
import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.mention.Mention;
import java.util.List;
import java.util.OptionalInt;

/** A query that was read, and where it matches. */
public final class Matching {
  private final Query query;

  private Matching(Query query) {
    this.query = query;
  }

  /**
   * The query in this text.
   *
   * @throws BadSearch naming the column that makes no sense
   */
  public static Matching of(String text) {
    try {
      return new Matching(Query.parse(text));
    } catch (QueryException e) {
      throw new BadSearch("q", String.valueOf(e.getMessage()), OptionalInt.of(e.column()));
    }
  }

  /** The same query, asking for groups of now in place of those that are no more. */
  Matching among(Groups groups) {
    return new Matching(groups.current(query));
  }

  /** The query itself. */
  public Query query() {
    return query;
  }

  /** Whether the mention fits. */
  public boolean matches(Mention mention) {
    return BruteMatcher.matches(query, MatchableMention.of(mention));
  }

  /** What makes the mention fit, in order; nothing where it does not. */
  public List<Mark> marks(Mention mention) {
    return BruteMatcher.spans(query, MatchableMention.of(mention)).stream()
        .filter(span -> span.end() > span.start())
        .map(Matching::mark)
        .toList();
  }

  private static Mark mark(Span span) {
    return new Mark(span.inTitle() ? Mark.Part.TITLE : Mark.Part.TEXT, span.start(), span.end());
  }
}
