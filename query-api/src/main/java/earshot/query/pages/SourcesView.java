package earshot.query.pages;

import earshot.mention.Coverage;
import earshot.mention.Listing;
import earshot.query.SourceName;
import earshot.query.Trouble;
import earshot.query.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the sources page shows: how far each feed got, in plain words. */
record SourcesView(Chrome chrome, String summary, List<Row> rows, PlacesView places) {
  /**
   * One feed.
   *
   * @param links addresses to send to people
   * @param state ok, problem or new, for the colour
   * @param nextPoll absent also when it is due
   */
  record Row(
      String source,
      String place,
      String brands,
      List<String> links,
      String state,
      String stateSays,
      String said,
      List<String> complete,
      List<Gap> gaps,
      String promise,
      Optional<Times.Moment> lastSuccess,
      Optional<Times.Moment> nextPoll,
      boolean due,
      Optional<Said> problem,
      Optional<String> budget,
      Optional<String> unreadable,
      TimeLine line) {}

  /** A time of which something may be missing, and why. */
  record Gap(String span, Said reason) {}

  /** A reason in plain words, and as the source put it. */
  record Said(String plain, String exactly) {}

  static SourcesView of(
      List<Coverage> feeds, List<Listing> stated, PlacesView places, Chrome chrome, Instant now) {
    Wording words = chrome.words();
    Times times = new Times(words, now);
    long failing = feeds.stream().filter(feed -> feed.problem().isPresent()).count();
    return new SourcesView(
        chrome,
        words.of("sources.summary", feeds.size(), failing),
        feeds.stream()
            .sorted(Comparator.comparing(feed -> feed.problem().isEmpty()))
            .map(feed -> row(feed, Listing.linksOf(feed, stated), words, times, now))
            .toList(),
        places);
  }

  private static boolean isDue(Instant poll, Instant now) {
    return poll.isBefore(now.plus(Duration.ofMinutes(1)));
  }

  private static Row row(
      Coverage feed, List<String> links, Wording words, Times times, Instant now) {
    String state = state(feed);
    return new Row(
        SourceName.of(feed.source(), words),
        feed.place(),
        String.join(", ", feed.brands()),
        links,
        state,
        words.of("sources.state." + state),
        words.of("sources.said", feed.said(), feed.gone()),
        feed.complete().stream().map(span -> times.span(span.from(), span.to())).toList(),
        feed.gaps().stream().map(gap -> gap(gap, times, words)).toList(),
        words.term("sources.promise", feed.completeness()),
        feed.lastSuccess().map(times::moment),
        feed.nextPoll().filter(at -> !isDue(at, now)).map(times::moment),
        feed.nextPoll().filter(at -> isDue(at, now)).isPresent(),
        feed.problem().map(why -> new Said(Trouble.plain(why, words), why)),
        feed.budgetLeft().map(left -> words.of("sources.budget", left)),
        Optional.of(feed.unreadable())
            .filter(count -> count > 0)
            .map(count -> words.of("sources.unreadable", count)),
        TimeLine.of(feed, times, words, now));
  }

  private static Gap gap(Coverage.Gap gap, Times times, Wording words) {
    return new Gap(
        times.span(gap.from(), gap.to()),
        new Said(Trouble.plain(gap.reason(), words), gap.reason()));
  }

  private static String state(Coverage feed) {
    if (feed.problem().isPresent()) {
      return "problem";
    }
    return feed.lastSuccess().isPresent() ? "ok" : "new";
  }
}
