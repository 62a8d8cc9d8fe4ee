package earshot.query.pages;

import earshot.mention.Removed;
import earshot.query.SearchRequest;
import earshot.query.SourceName;
import earshot.query.Wording;
import earshot.query.http.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the page of what is gone shows: of each mention that it was there, and nothing that it said.
 *
 * @param summary how many there are
 * @param table all of them as a file
 * @param more how many are not shown; empty where none are
 */
record RemovedView(Chrome chrome, String summary, List<Row> rows, String table, String more) {
  private static final Set<String> ASKED = Set.of("brand", "source", "from", "to");
  private static final int SHOWN = 200;

  /**
   * One mention.
   *
   * @param by who took it away, in words
   */
  record Row(String source, String brands, Times.Moment heard, Times.Moment removed, String by) {}

  static RemovedView of(Wiring wiring, Map<String, List<String>> given, Chrome chrome) {
    Wording words = chrome.words();
    Map<String, List<String>> asked = new LinkedHashMap<>(given);
    asked.keySet().retainAll(ASKED);
    List<Removed> all = wiring.removals().fitting(SearchRequest.of(asked));
    Times times = new Times(words, wiring.clock().instant());
    int more = all.size() - SHOWN;
    return new RemovedView(
        chrome,
        words.of("removed.summary", all.size()),
        all.stream().limit(SHOWN).map(gone -> row(gone, words, times)).toList(),
        "/api/v1/export" + Address.of(asked).set("removed", "true").set("format", "csv").query(),
        more > 0 ? words.of("removed.more", more) : "");
  }

  private static Row row(Removed gone, Wording words, Times times) {
    return new Row(
        SourceName.of(gone.source(), words),
        String.join(", ", gone.brands()),
        times.moment(gone.collectedAt()),
        times.moment(gone.removedAt()),
        words.of("removed.by." + gone.by().word()));
  }
}
