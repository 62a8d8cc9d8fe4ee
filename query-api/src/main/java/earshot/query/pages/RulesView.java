package earshot.query.pages;

import earshot.assess.rule.Rule;
import earshot.mention.Episode;
import earshot.mention.Mention;
import earshot.query.MentionStore;
import earshot.query.Wording;
import earshot.query.Written;
import earshot.query.http.BacktestRoutes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the page of rules shows: those there are, and one in the making.
 *
 * @param known names of receivers that some rule has
 */
record RulesView(
    Chrome chrome,
    List<Row> rules,
    Address draft,
    List<Choice> kinds,
    String known,
    Optional<Trial> trial) {
  private static final List<String> MADE_HERE = List.of("each", "threshold", "spike");
  private static final int MOST = 10;
  private static final int LONGEST_QUOTE = 140;

  /**
   * A rule.
   *
   * @param locked whether the configuration declares it
   */
  record Row(String name, String when, String kind, String receivers, boolean locked) {}

  /**
   * What it would have found in the last days.
   *
   * @param alerts the newest of them
   */
  record Trial(String says, List<Alert> alerts) {}

  /** When an alert would have begun, and the beginning of what was said last in it. */
  record Alert(Times.Moment at, String said) {}

  static RulesView of(
      Chrome chrome,
      List<Rule> rules,
      Address draft,
      Optional<BacktestRoutes.Trial> found,
      int days,
      Times times,
      MentionStore store) {
    Wording words = chrome.words();
    String kind = draft.first("kind");
    return new RulesView(
        chrome,
        rules.stream().map(rule -> row(rule, words)).toList(),
        draft,
        MADE_HERE.stream()
            .map(each -> new Choice(words.of("rules.kind." + each), each, each.equals(kind), ""))
            .toList(),
        String.join(
            ", ",
            rules.stream().flatMap(rule -> rule.receivers().stream()).distinct().sorted().toList()),
        found.map(done -> trial(done, days, words, times, store)));
  }

  private static Row row(Rule rule, Wording words) {
    return new Row(
        rule.name(),
        rule.when().orElse(""),
        words.term("rules.kind", rule.trigger().kind()),
        String.join(", ", rule.receivers()),
        !rule.made());
  }

  private static Trial trial(
      BacktestRoutes.Trial found, int days, Wording words, Times times, MentionStore store) {
    return new Trial(
        words.of("rules.trial", days, found.mentions(), found.found().size()),
        found.found().reversed().stream()
            .limit(MOST)
            .map(alert -> new Alert(times.moment(alert.openedAt()), said(alert, store)))
            .toList());
  }

  private static String said(Episode alert, MentionStore store) {
    return alert.mentions().isEmpty()
        ? ""
        : store
            .byId(alert.mentions().getLast())
            .map(mention -> Written.cut(line(mention), LONGEST_QUOTE))
            .orElse("");
  }

  private static String line(Mention mention) {
    return Stream.of(mention.title(), mention.text())
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" — "));
  }
}
