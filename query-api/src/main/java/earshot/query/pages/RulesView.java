package earshot.query.pages;

import earshot.assess.rule.QuietHours;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Trigger;
import earshot.mention.Episode;
import earshot.query.MentionStore;
import earshot.query.Wording;
import earshot.query.http.BacktestRoutes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the page of rules shows: those there are, and one in the making.
 *
 * @param refusal why what was entered was not taken
 * @param sent whether that was to be kept; else it was to be tried
 * @param known names of receivers that some rule has
 */
record RulesView(
    Chrome chrome,
    List<Row> rules,
    RuleDraft draft,
    Refusal refusal,
    boolean sent,
    List<Choice> kinds,
    List<Choice> sensitivities,
    String known,
    Optional<Trial> trial) {
  private static final int MOST = 10;
  private static final int LONGEST_QUOTE = 140;

  /**
   * A rule.
   *
   * @param detail how many, within what time and when not
   * @param locked whether the configuration declares it
   */
  record Row(
      String name, String when, String kind, String detail, String receivers, boolean locked) {}

  /**
   * What it would have found in the last days.
   *
   * @param alerts the newest of them
   */
  record Trial(String says, List<Alert> alerts) {}

  /** When an alert would have begun, and what was said last in it. */
  record Alert(Times.Moment at, Optional<Excerpt> said) {}

  static RulesView of(
      Chrome chrome,
      List<Rule> rules,
      RuleDraft draft,
      Refusal refusal,
      boolean sent,
      Optional<BacktestRoutes.Trial> found,
      int days,
      Times times,
      MentionStore store) {
    Wording words = chrome.words();
    return new RulesView(
        chrome,
        rules.stream().map(rule -> row(rule, words)).toList(),
        draft,
        refusal,
        sent,
        choices(RuleDraft.KINDS, "kind", draft, words),
        choices(RuleDraft.SENSITIVITIES, "sensitivity", draft, words),
        String.join(
            ", ",
            rules.stream().flatMap(rule -> rule.receivers().stream()).distinct().sorted().toList()),
        draft.ofFeeds() && !refusal.given()
            ? Optional.of(new Trial(words.of("rules.untried"), List.of()))
            : found.map(done -> trial(done, days, words, times, store)));
  }

  private static List<Choice> choices(
      List<String> all, String field, RuleDraft draft, Wording words) {
    return all.stream()
        .map(
            each ->
                new Choice(
                    words.of("rules." + field + "." + each),
                    each,
                    each.equals(draft.first(field)),
                    ""))
        .toList();
  }

  private static Row row(Rule rule, Wording words) {
    return new Row(
        rule.name(),
        rule.when().orElse(""),
        words.term("rules.kind", rule.trigger().kind()),
        detail(rule, words),
        String.join(", ", rule.receivers()),
        !rule.made());
  }

  private static String detail(Rule rule, Wording words) {
    List<String> parts = new ArrayList<>();
    switch (rule.trigger()) {
      case Trigger.Each each -> {}
      case Trigger.Threshold threshold ->
          counted(threshold.count(), threshold.over(), words, parts);
      case Trigger.Spike spike -> counted(spike.minimum(), spike.over(), words, parts);
      case Trigger.Drop drop -> counted(drop.minimum(), drop.over(), words, parts);
      case Trigger.Rating rating -> {
        parts.add("±" + words.number(rating.change(), 1) + " ★");
        counted(rating.minimum(), rating.over(), words, parts);
      }
      case Trigger.NewGroup group -> counted(group.minimum(), group.over(), words, parts);
      case Trigger.Growth growth -> {
        parts.add("× " + words.number(growth.times(), 1));
        counted(growth.minimum(), growth.over(), words, parts);
      }
      case Trigger.Silent silent -> parts.add(words.length(silent.after()));
      case Trigger.Unanswered unanswered -> parts.add(words.length(unanswered.after()));
    }
    rule.quiet().ifPresent(hours -> parts.add(quiet(hours, words)));
    return String.join(" · ", parts);
  }

  private static String quiet(QuietHours hours, Wording words) {
    String zone = words.in(hours.zone()).zoneName();
    return words.of("rules.hours.quiet", hour(hours.from(), words), hour(hours.to(), words), zone);
  }

  private static String hour(LocalTime time, Wording words) {
    Instant at = time.atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC);
    return words.in(ZoneOffset.UTC).date("Hm", at);
  }

  private static void counted(int least, Duration over, Wording words, List<String> parts) {
    parts.add(words.of("rules.least", least));
    parts.add(words.length(over));
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

  private static Optional<Excerpt> said(Episode alert, MentionStore store) {
    return alert.mentions().isEmpty()
        ? Optional.empty()
        : store.byId(alert.mentions().getLast()).map(mention -> Excerpt.of(mention, LONGEST_QUOTE));
  }
}
