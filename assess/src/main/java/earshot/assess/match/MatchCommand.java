package earshot.assess.match;

import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.assess.text.Rows;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Matches rows of {@code id⇥text} against queries of {@code queryId⇥query}; a row that can't be
 * used is named and the rest goes on.
 */
public final class MatchCommand {
  private final Appendable matches;
  private final Appendable troubles;

  public MatchCommand(Appendable matches, Appendable troubles) {
    this.matches = matches;
    this.troubles = troubles;
  }

  /**
   * Writes a line {@code id⇥queryId} for each match, in the order of the texts, queries sorted by
   * id.
   */
  public void run(Reader queries, Reader texts) throws IOException {
    try (Monitor monitor = new Monitor()) {
      monitor.putAll(read(queries));
      match(monitor, texts);
    }
  }

  private Map<String, Query> read(Reader rows) throws IOException {
    Map<String, Query> queries = new LinkedHashMap<>();
    new Rows(rows)
        .each(
            (number, line) -> {
              if (line.isEmpty()) {
                return;
              }
              int tab = line.indexOf('\t');
              if (tab <= 0) {
                trouble("queries", number, "needs queryId, tab, query");
                return;
              }
              try {
                if (queries.put(line.substring(0, tab), Query.parse(line.substring(tab + 1)))
                    != null) {
                  trouble(
                      "queries",
                      number,
                      "the id "
                          + line.substring(0, tab)
                          + " was there before; this row replaces it");
                }
              } catch (QueryException e) {
                trouble(
                    "queries", number, "query " + line.substring(0, tab) + ": " + e.getMessage());
              }
            });
    return queries;
  }

  private void match(Monitor monitor, Reader rows) throws IOException {
    new Rows(rows)
        .each(
            (number, line) -> {
              if (line.isEmpty()) {
                return;
              }
              int tab = line.indexOf('\t');
              if (tab <= 0) {
                trouble("texts", number, "needs id, tab, text");
                return;
              }
              String id = line.substring(0, tab);
              QueryMatches found = monitor.match(Matchable.of(line.substring(tab + 1)).build());
              for (String query : found.ids()) {
                matches.append(id).append('\t').append(query).append('\n');
              }
              for (Map.Entry<String, Exception> failure : found.failures().entrySet()) {
                trouble(
                    "texts",
                    number,
                    "query " + failure.getKey() + " failed: " + failure.getValue());
              }
            });
  }

  private void trouble(String what, long row, String fact) throws IOException {
    troubles
        .append(what)
        .append(" row ")
        .append(Long.toString(row))
        .append(": ")
        .append(fact)
        .append('\n');
  }
}
