package earshot.assess.rule;

import earshot.mention.Episode;
import earshot.mention.Episode.Change;
import earshot.mention.Episode.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rules that look at sums: a window is judged when its last bucket is over, and a threshold also at
 * each mention.
 */
final class CountWatch {
  /** Mentions come a little late and out of order. */
  static final Duration GRACE = Duration.ofMinutes(1);

  /** So many looks in a row must find nothing before an episode is over. */
  private static final int CALM = 2;

  /** People are told again when it has grown by half. */
  private static final double GROWN = 1.5;

  /** After a long sleep only so many windows are judged, the newest ones. */
  private static final int MOST_MISSED = 1000;

  private final Kept kept;
  private final CoverageBook coverage;
  private final Consumer<Episode> tell;

  CountWatch(Kept kept, CoverageBook coverage, Consumer<Episode> tell) {
    this.kept = kept;
    this.coverage = coverage;
    this.tell = tell;
  }

  void hear(Rule rule, Trigger.Counted trigger, Signal signal, Instant now) {
    Windows windows = Windows.of(trigger);
    Series series = signal.series();
    signal.before().ifPresent(point -> add(series, windows, point, -1));
    signal.now().ifPresent(point -> add(series, windows, point, 1));
    Head head = named(kept.head(series).orElseGet(() -> begin(series, windows, now)), signal);
    boolean more =
        signal.before().isEmpty() && signal.now().filter(p -> !p.backfilled()).isPresent();
    if (more && atOnce(trigger)) {
      long end = windows.bucketOf(now) + 1;
      Verdict verdict = reached(trigger, judgement(windows, series, head, end));
      head = verdict.fires() ? found(rule, series, head, verdict, windows.startOf(end), now) : head;
    }
    kept.head(series, head);
  }

  /** Whether it fires at the mention that reaches a number, and not when a window is over. */
  private static boolean atOnce(Trigger.Counted trigger) {
    return trigger instanceof Trigger.Threshold || trigger instanceof Trigger.NewGroup;
  }

  private static Verdict reached(Trigger.Counted trigger, Judgement judgement) {
    return switch (trigger) {
      case Trigger.Threshold threshold -> judgement.threshold(threshold);
      case Trigger.NewGroup fresh -> judgement.fresh(fresh);
      case Trigger.Spike spike -> judgement.spike(spike);
      case Trigger.Drop drop -> judgement.drop(drop);
      case Trigger.Rating rating -> judgement.rating(rating);
      case Trigger.Growth growth -> judgement.growth(growth);
    };
  }

  /** Begins to watch a series unless it is watched; what came since then would be known. */
  void begin(Series series, Trigger.Counted trigger, Instant since, Instant now) {
    Head head = kept.head(series).orElseGet(() -> begin(series, Windows.of(trigger), now));
    kept.head(series, head.from(since));
  }

  /** Another series stands for this one from now on, and for what was told of it. */
  void become(Series before, Series after, Trigger.Counted trigger, Instant now) {
    Optional<Head> known = kept.head(before);
    boolean told = kept.head(after).flatMap(Head::episode).isPresent();
    if (told) {
      known.ifPresent(head -> end(before, head, now, "it is part of another group now"));
    } else if (known.isPresent()) {
      begin(after, trigger, known.get().since(), now);
      kept.head(after, known.get());
    }
    kept.forget(before);
  }

  /** Who was told of a whole knows its parts. */
  void part(Series whole, Series part, Instant now) {
    Optional<Episode> told = kept.head(whole).flatMap(Head::episode);
    Optional<Head> fresh = kept.head(part).filter(head -> head.episode().isEmpty());
    if (told.isPresent() && fresh.isPresent()) {
      kept.head(part, fresh.get().in(over(told.get(), now), 0));
    }
  }

  private static Episode over(Episode told, Instant now) {
    return told.state() == Episode.State.CLOSED
        ? told
        : Episodes.closed(told, now, told.figures(), told.mentions(), "it has parted");
  }

  private void add(Series series, Windows windows, Point point, int sign) {
    long bucket = windows.bucketOf(point.at());
    kept.sum(series, bucket, kept.sum(series, bucket).with(point, sign));
  }

  private static Head named(Head head, Signal signal) {
    Optional<Point> point = signal.now();
    Head since = point.map(p -> head.from(p.at())).orElse(head);
    return point.filter(p -> !p.backfilled()).isPresent()
        ? since.with(signal.mention())
        : since.without(signal.mention());
  }

  private Head begin(Series series, Windows windows, Instant now) {
    Instant start = windows.startOf(windows.bucketOf(now));
    kept.due(start.plus(windows.bucket()).plus(GRACE), series);
    kept.watched(series, now);
    return Head.begin(now, start);
  }

  /** Counts what came before anybody watched; that is judged when all of it is known. */
  void remember(Trigger.Counted trigger, Series series, Point point) {
    Windows windows = Windows.of(trigger);
    add(series, windows, point, 1);
    Instant start = windows.startOf(windows.bucketOf(point.at()));
    Head known = kept.head(series).orElseGet(() -> Head.begin(point.at(), start));
    Head earlier = known.from(point.at());
    kept.head(series, start.isBefore(earlier.looked()) ? earlier.looked(start) : earlier);
  }

  /**
   * Learns once what was before, and looks at the next minute. A series that was watched before the
   * rule was written anew knows it. Of an episode that is going on people are told, and since when;
   * of those that are over nobody is.
   */
  void learn(Trigger.Counted trigger, Learnt learnt, Instant now) {
    Series series = learnt.series();
    if (kept.watchedSince(series).filter(learnt.made()::isAfter).isPresent()) {
      return;
    }
    kept.watched(series, Instant.EPOCH);
    learnt.each((bucket, sum) -> kept.sum(series, bucket, kept.sum(series, bucket).plus(sum)));
    Head head = kept.head(series).map(learnt.head()::followedBy).orElse(learnt.head());
    kept.head(series, head);
    kept.due(now, series);
    learnt
        .head()
        .episode()
        .filter(told -> head.open() && head.episode().equals(Optional.of(told)))
        .ifPresent(
            going -> {
              Episode lasts =
                  Episodes.changed(going, Change.LASTS, false, now, going.figures(), head.latest());
              kept.head(series, head.in(lasts, head.told()));
              tell.accept(lasts);
            });
  }

  /** Judges the windows that are over by now. */
  void look(Rule rule, Trigger.Counted trigger, Series series, Instant now) {
    Optional<Head> known = kept.head(series);
    if (known.isEmpty()) {
      return;
    }
    Windows windows = Windows.of(trigger);
    long last = windows.bucketOf(now.minus(GRACE));
    long first = Math.max(windows.bucketOf(known.get().looked()) + 1, last - MOST_MISSED);
    Head head = known.get();
    for (long end = first; end <= last; end++) {
      if (windows.judgedAt(end)) {
        head = judged(rule, trigger, series, head, end).looked(windows.startOf(end));
      }
    }
    boolean left = kept.forgetSums(series, last - windows.inWindow() - windows.inHistory() - 1);
    if (left || head.open() || cooling(rule, head, now)) {
      kept.head(series, head);
      kept.due(windows.startOf(last + 1).plus(GRACE), series);
    } else {
      kept.forget(series);
    }
  }

  private Head judged(Rule rule, Trigger.Counted trigger, Series series, Head head, long end) {
    Windows windows = Windows.of(trigger);
    Instant until = windows.startOf(end);
    Verdict found = reached(trigger, judgement(windows, series, head, end));
    Verdict verdict =
        trigger instanceof Trigger.Drop drop ? heard(series, drop, until, found) : found;
    if (verdict.fires()) {
      return atOnce(trigger) && !head.open()
          ? head // it fires at the mention that reaches it, not afterwards
          : found(rule, series, head, verdict, until, until.plus(GRACE));
    }
    return head.open() ? calmer(head, verdict, until.plus(GRACE)) : head;
  }

  /** A drop of what was not listened to is none. */
  private Verdict heard(Series series, Trigger.Drop drop, Instant until, Verdict verdict) {
    Instant from = until.minus(drop.over());
    boolean complete = coverage.complete(series.cause(), from, until, drop.over().dividedBy(4));
    return complete ? verdict : Verdict.silent(verdict.value(), drop.over());
  }

  private Judgement judgement(Windows windows, Series series, Head head, long end) {
    int length = windows.inWindow() + windows.inHistory();
    long first = end - length;
    long since = windows.bucketOf(head.since());
    int unknown = (int) Math.max(0, Math.min(length, since - first));
    return new Judgement(windows, kept.sums(series, first, end), unknown);
  }

  private Head found(
      Rule rule, Series series, Head head, Verdict verdict, Instant until, Instant now) {
    Head calm = head.calm(0);
    if (head.open()) {
      return lasting(calm, verdict, now);
    }
    if (cooling(rule, head, now) || toldOnce(rule, head)) {
      return calm;
    }
    Figures figures = verdict.figures(verdict.value());
    Episode opened = Episodes.of(rule, series.cause(), head.latest(), now, Optional.of(figures));
    tell.accept(opened);
    return calm.in(opened, verdict.size()).days(0).looked(until);
  }

  private static boolean cooling(Rule rule, Head head, Instant now) {
    return head.episode()
        .flatMap(Episode::closedAt)
        .filter(closed -> now.isBefore(closed.plus(rule.coolDown())))
        .isPresent();
  }

  /** A group is new once. */
  private static boolean toldOnce(Rule rule, Head head) {
    return rule.trigger() instanceof Trigger.NewGroup && head.episode().isPresent();
  }

  private Head lasting(Head head, Verdict verdict, Instant now) {
    Episode before = head.episode().orElseThrow();
    Figures known = before.figures().orElseThrow();
    boolean grown = verdict.size() >= GROWN * head.told();
    long days = Duration.between(before.openedAt(), now).toDays();
    boolean tells = grown || days > head.days(); // each day, that nobody takes silence for an end
    boolean same = known.value() == verdict.value() && before.change() != Change.OPENED;
    if (same && !tells) {
      return head;
    }
    Figures figures = verdict.figures(farthest(known, verdict));
    Change change = grown ? Change.PEAK : Change.LASTS;
    Episode after =
        Episodes.changed(before, change, tells, now, Optional.of(figures), head.latest());
    tell.accept(after);
    return head.in(after, grown ? verdict.size() : head.told()).days(days);
  }

  /** What was found in another part of the window is another measure. */
  private static double farthest(Figures known, Verdict verdict) {
    double usual = verdict.usual().orElse(0.0);
    boolean alike = known.over().equals(verdict.over());
    boolean farther = Math.abs(known.peak() - usual) > Math.abs(verdict.value() - usual);
    return alike && farther ? known.peak() : verdict.value();
  }

  private Head calmer(Head head, Verdict verdict, Instant now) {
    if (head.calm() + 1 < CALM) {
      return head.calm(head.calm() + 1);
    }
    Episode before = head.episode().orElseThrow();
    Figures figures = before.figures().map(known -> ended(known, verdict)).orElseThrow();
    return closed(head, before, Optional.of(figures), now, "back to usual");
  }

  /** The peak stays what it was, in the measure that it was told in. */
  private static Figures ended(Figures known, Verdict verdict) {
    return known.over().equals(verdict.over()) ? verdict.figures(known.peak()) : known;
  }

  private Head closed(
      Head head, Episode before, Optional<Figures> figures, Instant now, String reason) {
    List<earshot.mention.MentionId> mentions = before.mentions();
    Episode closed = Episodes.closed(before, now, figures, mentions, reason);
    tell.accept(closed);
    return head.in(closed, 0).calm(0);
  }

  /** Ends what is open because nobody watches for it any more. */
  void end(Series series, Head head, Instant now, String reason) {
    if (head.open()) {
      Episode before = head.episode().orElseThrow();
      closed(head, before, before.figures(), now, reason);
    }
  }
}
