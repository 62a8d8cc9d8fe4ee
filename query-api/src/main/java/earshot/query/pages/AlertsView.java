package earshot.query.pages;

import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.Episode.Figures;
import earshot.mention.Episode.State;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.MentionStore;
import earshot.query.live.AlertLedger;
import earshot.query.live.JudgementLedger;
import java.net.URI;
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
   */
  record Row(
      String id,
      String rule,
      String colour,
      String stateSays,
      String what,
      Times.Moment opened,
      Optional<Times.Moment> closed,
      List<Quote> quotes,
      List<String> told,
      Optional<String> acknowledged,
      Optional<String> judged) {}

  /** Words of a mention, and where they are. */
  record Quote(String text, Optional<String> url) {}

  /** Makes rows. */
  private record Maker(
      AlertLedger alerts,
      JudgementLedger judgements,
      MentionStore store,
      Words words,
      Times times) {
    Row row(Episode episode) {
      return new Row(
          episode.id(),
          episode.rule(),
          colour(episode.state()),
          words.of("alerts.state." + episode.state().word()),
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

    private String what(Episode episode) {
      if (episode.figures().isEmpty()) {
        String kind = words.term("alerts.kind", episode.kind());
        return episode
            .reason()
            .filter(r -> !episode.ofOneMention())
            .map(r -> kind + ": " + r)
            .orElse(kind);
      }
      Figures figures = episode.figures().get();
      String key =
          episode.kind().equals("rating")
              ? "alerts.stars"
              : figures.usual().isPresent() ? "alerts.counted" : "alerts.reached";
      return episode.cause()
          + ": "
          + words.of(
              key,
              words.number(figures.value()),
              words.number(figures.usual().orElse(figures.limit())),
              words.number(figures.peak()));
    }

    private List<Quote> quotes(Episode episode) {
      List<MentionId> ids = episode.mentions().reversed().stream().limit(QUOTES).toList();
      return store.byIds(ids).stream().map(Maker::quote).toList();
    }

    private static Quote quote(Mention mention) {
      String words = mention.words();
      String cut = words.length() > LONGEST_QUOTE ? words.substring(0, LONGEST_QUOTE) + "…" : words;
      return new Quote(cut, mention.url().filter(Maker::isOfTheWeb));
    }

    private static boolean isOfTheWeb(String url) {
      try {
        String scheme = URI.create(url).getScheme();
        return "https".equals(scheme) || "http".equals(scheme);
      } catch (IllegalArgumentException e) {
        return false;
      }
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
      Chrome chrome,
      Instant now) {
    Words words = chrome.words();
    Maker maker = new Maker(alerts, judgements, store, words, new Times(words, now));
    List<Episode> all = alerts.episodes();
    long open = all.stream().filter(episode -> episode.state() != State.CLOSED).count();
    return new AlertsView(
        chrome,
        words.of("alerts.summary", open, Math.max(0, all.size() - MOST)),
        all.stream().limit(MOST).map(maker::row).toList());
  }
}
