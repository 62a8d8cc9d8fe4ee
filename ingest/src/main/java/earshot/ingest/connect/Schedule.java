package earshot.ingest.connect;

import earshot.ingest.fetch.Manners;
import earshot.ingest.fetch.ResponseAction;
import earshot.ingest.source.Hints;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When one feed is walked next. */
final class Schedule {
  private final Watched watched;
  private final Tools tools;
  private final Progress progress;
  private final Pace pace;
  private Instant due;
  private Instant notBefore = Instant.EPOCH;
  private Optional<Duration> asked = Optional.empty();
  private Duration atMost = Rhythm.RAREST;
  private int failures;

  Schedule(Watched watched, Tools tools, Progress progress) {
    this.watched = watched;
    this.tools = tools;
    this.progress = progress;
    this.pace = new Pace(watched);
    this.due = tools.now();
  }

  Instant due() {
    return due;
  }

  int failures() {
    return failures;
  }

  /** What the place asked for, in force until it says otherwise. */
  void heed(Hints hints) {
    hints.pause().ifPresent(wait -> notBefore(tools.now().plus(wait)));
    asked = hints.interval().or(() -> asked);
    atMost = hints.within().orElse(atMost);
  }

  private void notBefore(Instant time) {
    notBefore = Pace.later(time, notBefore);
  }

  /** After a walk that reached its end. */
  void done(long calls, long items) {
    failures = 0;
    Purse purse = watched.purse();
    long spent = purse.forCalls(Math.max(1, calls)) + purse.forItems(items);
    Duration within = progress.budget.fastest(spent);
    Duration interval = pace.interval(progress.rate, within, atMost);
    due(tools.now().plus(Pace.longer(interval, asked.orElse(Duration.ZERO))));
  }

  /** After a turn that left pages for another one. */
  void more() {
    again(Duration.ZERO);
  }

  /** After a turn that leaves the next one for so much later. */
  void again(Duration rest) {
    failures = 0;
    due(tools.now().plus(rest));
  }

  /** Something waits there: as soon as the place allows. */
  void hurry() {
    Instant now = tools.now();
    due(due.isBefore(now) ? due : now);
  }

  /** After a failure, which may have said when it will be over. */
  void failed(ResponseAction action, Optional<Instant> until) {
    failures++;
    boolean passes = action != ResponseAction.GIVE_UP;
    Instant again = tools.now().plus(pace.afterFailures(failures, passes, tools.random()));
    due(until.filter(time -> time.isAfter(again)).orElse(again));
  }

  private void due(Instant time) {
    due = Pace.later(time, notBefore);
  }

  /** Politeness towards the host: somebody who sets an interval knows the place. */
  Manners manners() {
    Duration gap = watched.every().isPresent() ? Duration.ZERO : Manners.POLITE;
    return new Manners(watched.feed().robots(), gap, Optional.empty());
  }
}
