package earshot.assess.rule;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides about one window of a series, given its sums.
 *
 * @param sums of the history and, behind it, of the window
 * @param known of the first so many sums nothing is known
 */
record Judgement(Windows windows, Sum[] sums, int known) {
  /** With fewer comparable windows nobody knows what is usual. */
  private static final int EVIDENCE = 5;

  /** A part of a window in which fewer are usual says nothing: chance alone doubles that often. */
  private static final int SPEAKS = 4;

  Verdict threshold(Trigger.Threshold rule) {
    return Verdict.reached(live(windows.inWindow()), rule.count(), rule.over());
  }

  Verdict spike(Trigger.Spike rule) {
    return spike(rule, rule.sensitivity().deviations(windows.looks(shortest())));
  }

  /** The shortest part of a window in which as many are usual as speak. */
  private int shortest() {
    double usual = Moments.of(comparable(windows.inWindow())).mean();
    return IntStream.of(windows.parts())
        .filter(part -> usual * part / windows.inWindow() >= SPEAKS)
        .min()
        .orElse(windows.inWindow());
  }

  /** Of the longest part of the window in which it shows; of all of it where it shows in none. */
  Verdict spike(Trigger.Spike rule, double deviations) {
    SpikeMethod method = SpikeMethod.named(rule.method());
    Optional<Verdict> whole = Optional.empty();
    for (int part : windows.parts()) {
      if (part < windows.inWindow() && live(part) < rule.minimum()) {
        break; // shorter parts hold no more
      }
      double[] usual = comparable(part);
      boolean speaks = part >= windows.inWindow() || Moments.of(usual).mean() >= SPEAKS;
      if (usual.length >= EVIDENCE && speaks) {
        Verdict verdict = spike(part, method.limits(usual, deviations), rule.minimum());
        if (verdict.fires()) {
          return verdict;
        }
        whole = part == windows.inWindow() ? Optional.of(verdict) : whole;
      }
    }
    return whole.orElseGet(() -> Verdict.silent(live(windows.inWindow()), rule.over()));
  }

  private Verdict spike(int part, SpikeMethod.Limits limits, int minimum) {
    double value = live(part);
    double limit = Math.max(limits.upper(), minimum);
    return Verdict.times(
        limits.expected(), value >= limit, value, limit, windows.bucket().multipliedBy(part));
  }

  /** Whether all was heard is for somebody else to say. */
  Verdict drop(Trigger.Drop rule) {
    double value = live(windows.inWindow());
    double[] usual = comparable(windows.inWindow());
    if (usual.length < EVIDENCE) {
      return Verdict.silent(value, rule.over());
    }
    SpikeMethod.Limits limits =
        SpikeMethod.named(SpikeMethod.ROBUST)
            .limits(usual, rule.sensitivity().deviations(windows.looks(windows.inWindow())));
    boolean fires = limits.expected() >= rule.minimum() && value < limits.lower();
    return Verdict.beside(limits.expected(), fires, value, limits.lower(), rule.over());
  }

  Verdict rating(Trigger.Rating rule) {
    Sum now = sum(sums.length - windows.inWindow(), sums.length);
    Sum before = sum(0, sums.length - windows.inWindow());
    if (now.rated() < rule.minimum() || before.rated() < rule.minimum()) {
      return Verdict.silent(0, rule.over());
    }
    double value = now.stars() / now.rated();
    double usual = before.stars() / before.rated();
    double limit = usual + Math.copySign(rule.change(), value - usual);
    boolean fires = Math.abs(value - usual) >= rule.change();
    return Verdict.beside(usual, fires, value, limit, rule.over());
  }

  /** So many in the window, and neither before it nor before we listened. */
  Verdict fresh(Trigger.NewGroup rule) {
    int window = sums.length - windows.inWindow();
    double known = sum(0, window).all() + sum(window, sums.length).early();
    double value = live(windows.inWindow());
    return known < rule.minimum()
        ? Verdict.reached(value, rule.minimum(), rule.over())
        : Verdict.silent(value, rule.over());
  }

  /** Of what was said before at all. */
  Verdict growth(Trigger.Growth rule) {
    double value = live(windows.inWindow());
    double[] usual = comparable(windows.inWindow());
    if (usual.length < EVIDENCE || Moments.of(usual).mean() == 0) {
      return Verdict.silent(value, rule.over());
    }
    SpikeMethod.Limits limits =
        SpikeMethod.named(SpikeMethod.ROBUST)
            .limits(usual, Sensitivity.NORMAL.deviations(windows.looks(windows.inWindow())));
    double most = Math.max(limits.upper(), rule.times() * limits.expected());
    double limit = Math.max(most, rule.minimum());
    return Verdict.times(limits.expected(), value >= limit, value, limit, rule.over());
  }

  private double live(int length) {
    return sum(sums.length - length, sums.length).live();
  }

  /** Counts of earlier windows of the same length, oldest first, a stride apart. */
  private double[] comparable(int length) {
    int stride = Math.max(windows.stride(), length);
    int most = (sums.length - length - known) / stride;
    double[] counts = new double[Math.max(0, most)];
    for (int back = 1; back <= most; back++) {
      int end = sums.length - back * stride;
      counts[most - back] = sum(end - length, end).all();
    }
    windows.day().ifPresent(day -> likeToday(counts, length, day));
    return counts;
  }

  /** Takes the rhythm of the week out of counts that lie days apart, oldest first. */
  private void likeToday(double[] counts, int length, int day) {
    Weekdays weekdays = new Weekdays(days(length, day));
    for (int i = 0; i < counts.length; i++) {
      counts[i] = weekdays.today(counts[i], counts.length - i);
    }
  }

  /** Whole days around windows of this length that lie days back, the newest first. */
  private double[] days(int length, int day) {
    int middle = sums.length - length / 2 + day / 2;
    double[] days = new double[Math.max(0, (middle - day - known) / day)];
    for (int back = 1; back <= days.length; back++) {
      int end = middle - back * day;
      days[back - 1] = sum(end - day, end).all();
    }
    return days;
  }

  private Sum sum(int from, int to) {
    int live = 0;
    int early = 0;
    int rated = 0;
    double stars = 0;
    for (int i = from; i < to; i++) {
      live += sums[i].live();
      early += sums[i].early();
      rated += sums[i].rated();
      stars += sums[i].stars();
    }
    return new Sum(live, early, rated, stars);
  }
}
