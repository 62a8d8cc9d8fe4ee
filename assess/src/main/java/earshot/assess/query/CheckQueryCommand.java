package earshot.assess.query;

import java.io.IOException;
import java.util.Locale;

/**
 * Explains one query on paper: canonical form, sentence, warnings, cost; or the column at which it
 * can't be read.
 */
public final class CheckQueryCommand {
  private final Appendable out;
  private final Appendable troubles;

  public CheckQueryCommand(Appendable out, Appendable troubles) {
    this.out = out;
    this.troubles = troubles;
  }

  /** Whether the query could be read; warnings are no failure. */
  public boolean run(String text) throws IOException {
    QueryCheck check;
    try {
      check = QueryCheck.of(Query.parse(text));
    } catch (QueryException e) {
      troubles.append(e.getMessage()).append('\n');
      if (text.length() <= 200 && text.indexOf('\n') < 0) {
        troubles.append(text).append('\n').append(" ".repeat(e.column() - 1)).append("^\n");
      }
      return false;
    }
    out.append("query: ").append(check.query().toString()).append('\n');
    out.append("means: ").append(check.explanation()).append('\n');
    out.append("cost: ")
        .append(String.format(Locale.ROOT, "%.0f", check.cost()))
        .append(" (1 is one word)\n");
    for (String warning : check.warnings()) {
      out.append("warning: ").append(warning).append('\n');
    }
    return true;
  }
}
