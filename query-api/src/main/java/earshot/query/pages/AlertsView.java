package earshot.query.pages;

import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.Episode.Figures;
import earshot.mention.Episode.State;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Causes;
import earshot.query.GroupBook;
import earshot.query.MentionStore;
import earshot.query.Wording;
import earshot.query.live.AlertLedger;
import earshot.query.live.JudgementLedger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the page of alerts shows: the newest episodes, what they are about and who was told. */
record AlertsView(Chrome chrome, String summary, List<Row> rows) {
  private static final int MOST = 50;
  private static final int QUOTES = 3;
  private static final int LONGEST_QUOTE = 300;

  /**
   * One episode.
   *
   * @param colour of its state: problem, new or ok
   * @param about the brand, the group or the feed, where it is about one
   * @param link to the group
   */
  record Row(
      String id,
      String rule,
      String colour,
      String stateSays,
      Optional<String> about,
      Optional<String> link,
      String what,
      Times.Moment opened,
      Optional<Times.Moment> closed,
      List<Quote> quotes,
      List<String> told,
      Optional<String> acknowledged,
      Optional<String> judged) {}

  /**
   * Words of a mention, and where they are.
   *
   * @param page the mention's own here
   */
  record Quote(Excerpt said, String page, Optional<String> url) {}

  /** Makes rows. */
  private record Maker(
      AlertLedger alerts,
      JudgementLedger judgements,
      MentionStore store,
      Causes causes,
      Wording words,
      Times times) {
    Row row(Episode episode) {
      return new Row(
          episode.id(),
          episode.rule(),
          colour(episode.state()),
          words.of("alerts.state." + episode.state().word()),
          about(episode),
          causes.group(episode).map(group -> GroupsView.PATH + "/" + group.id()),
          what(episode),
          times.moment(episode.openedAt()),
          episode.closedAt().map(times::moment),
          quotes(episode),
          alerts.deliveries(episode.id()).stream().map(this::told).toList(),
          alerts
              .acknowledgement(episode.id())
              .map(seen -> words.of("alerts.acknowledged", times.exact(seen.at()))),
          judgements
              .named(episode.id())
              .map(judged -> words.of(judged.right() ? "alerts.right" : "alerts.wrong")));
    }

    private static String colour(State state) {
      return state == State.CLOSED ? "ok" : "problem";
    }

    private Optional<String> about(Episode episode) {
      return episode.figures().isPresent()
          ? Optional.of(causes.of(episode))
          : episode.reason().filter(reason -> !episode.ofOneMention());
    }

    private String what(Episode episode) {
      if (episode.figures().isEmpty()) {
        return words.term("alerts.kind", episode.kind());
      }
      Figures figures = episode.figures().get();
      String key =
          episode.kind().equals("rating")
              ? "alerts.stars"
              : figures.usual().isPresent() ? "alerts.counted" : "alerts.reached";
      return words.of(
          key,
          words.number(figures.value(), 1),
          words.number(figures.usual().orElse(figures.limit()), 1),
          words.number(figures.peak(), 1));
    }

    private List<Quote> quotes(Episode episode) {
      List<MentionId> ids = episode.mentions().reversed().stream().limit(QUOTES).toList();
      return store.byIds(ids).stream().map(Maker::quote).toList();
    }

    private static Quote quote(Mention mention) {
      return new Quote(
          Excerpt.of(mention, LONGEST_QUOTE),
          MentionPage.path(mention.id()),
          mention.url().filter(Card::opens));
    }

    private String told(Delivery delivery) {
      String outcome = words.of("alerts.told." + delivery.state().word());
      String line = words.of("alerts.told", outcome, delivery.receiver());
      return delivery.problem().map(problem -> line + ": " + problem).orElse(line);
    }
  }

  static AlertsView of(
      AlertLedger alerts,
      JudgementLedger judgements,
      MentionStore store,
      GroupBook groups,
      Chrome chrome,
      Instant now) {
    Wording words = chrome.words();
    Maker maker =
        new Maker(
            alerts, judgements, store, new Causes(groups, store), words, new Times(words, now));
    List<Episode> all = alerts.episodes();
    long open = all.stream().filter(episode -> episode.state() != State.CLOSED).count();
    return new AlertsView(
        chrome,
        words.of("alerts.summary", open, Math.max(0, all.size() - MOST)),
        all.stream().limit(MOST).map(maker::row).toList());
  }
}
