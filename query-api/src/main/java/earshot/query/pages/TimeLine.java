package earshot.query.pages;

import earshot.mention.Coverage;
import earshot.query.Trouble;
import earshot.query.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was heard of a feed in the last days, as a line. Where people read from right to left the
 * style turns it over.
 *
 * @param says the same in words
 * @param stretches what was heard, and over it what was missed
 */
record TimeLine(String says, List<Stretch> stretches) {
  static final int WIDTH = 1000;
  static final int DAYS = 30;

  /** The thinnest stretch that can be seen. */
  private static final double THINNEST = 4;

  private static final Duration WHOLE = Duration.ofDays(DAYS);

  /**
   * A part of the line.
   *
   * @param kind heard or missed, for the colour
   */
  record Stretch(String kind, double x, double width, String says) {}

  static TimeLine of(Coverage feed, Times times, Wording words, Instant now) {
    Maker line = new Maker(now.minus(WHOLE), new ArrayList<>());
    double heard = 0;
    for (Coverage.Span span : feed.complete()) {
      String says = times.span(span.from(), span.to());
      heard += line.add("heard", span.from(), span.to(), says);
    }
    int known = line.stretches().size();
    for (Coverage.Gap gap : feed.gaps()) {
      String says = times.span(gap.from(), gap.to()) + ": " + Trouble.plain(gap.reason(), words);
      line.add("missed", gap.from(), gap.to(), says);
    }
    String share = words.percent(Math.floor(Math.min(1, heard) * 100) / 100);
    int missed = line.stretches().size() - known;
    return new TimeLine(words.of("sources.line", DAYS, share, missed), line.stretches());
  }

  /** Puts the line together. */
  private record Maker(Instant begin, List<Stretch> stretches) {
    /** Adds what of this time is on the line, and tells which share of the line that is. */
    double add(String kind, Instant from, Instant to, String says) {
      if (!to.isAfter(begin)) {
        return 0;
      }
      Instant first = from.isAfter(begin) ? from : begin;
      double share = share(first, to);
      double width = Math.max(THINNEST, share * WIDTH);
      double x = Math.min(share(begin, first) * WIDTH, WIDTH - width);
      stretches.add(new Stretch(kind, tenth(x), tenth(width), says));
      return share;
    }
  }

  private static double share(Instant from, Instant to) {
    return (double) Duration.between(from, to).toMillis() / WHOLE.toMillis();
  }

  private static double tenth(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
