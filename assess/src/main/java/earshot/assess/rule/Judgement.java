package earshot.assess.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides about one window of a series, given its sums.
 *
 * @param sums of the history and, behind it, of the window
 * @param known of the first so many sums nothing is known
 */
record Judgement(Windows windows, Sum[] sums, int known) {
  /** With fewer comparable windows nobody knows what is usual. */
  private static final int EVIDENCE = 5;

  Verdict threshold(Trigger.Threshold rule) {
    double value = live();
    return new Verdict(value >= rule.count(), value, Optional.empty(), rule.count());
  }

  Verdict spike(Trigger.Spike rule) {
    double value = live();
    double[] usual = comparable();
    if (usual.length < EVIDENCE) {
      return Verdict.silent(value);
    }
    SpikeMethod.Limits limits =
        SpikeMethod.named(rule.method()).limits(usual, rule.sensitivity().deviations());
    double limit = Math.max(limits.upper(), rule.minimum());
    return new Verdict(value >= limit, value, Optional.of(limits.expected()), limit);
  }

  /** Whether all was heard is for somebody else to say. */
  Verdict drop(Trigger.Drop rule) {
    double value = live();
    double[] usual = comparable();
    if (usual.length < EVIDENCE) {
      return Verdict.silent(value);
    }
    SpikeMethod.Limits limits =
        SpikeMethod.named(SpikeMethod.ROBUST).limits(usual, rule.sensitivity().deviations());
    boolean fires = limits.expected() >= rule.minimum() && value < limits.lower();
    return new Verdict(fires, value, Optional.of(limits.expected()), limits.lower());
  }

  Verdict rating(Trigger.Rating rule) {
    Sum now = sum(sums.length - windows.inWindow(), sums.length);
    Sum before = sum(0, sums.length - windows.inWindow());
    if (now.rated() < rule.minimum() || before.rated() < rule.minimum()) {
      return Verdict.silent(0);
    }
    double value = now.stars() / now.rated();
    double usual = before.stars() / before.rated();
    double limit = usual + Math.copySign(rule.change(), value - usual);
    boolean fires = Math.abs(value - usual) >= rule.change();
    return new Verdict(fires, value, Optional.of(usual), limit);
  }

  private double live() {
    return sum(sums.length - windows.inWindow(), sums.length).live();
  }

  /** Counts of earlier windows of the same length, oldest first, a stride apart. */
  private double[] comparable() {
    List<Double> counts = new ArrayList<>();
    int stride = windows.stride();
    for (int end = sums.length - stride; end >= windows.inWindow(); end -= stride) {
      int from = end - windows.inWindow();
      if (from >= known) {
        counts.add(0, (double) sum(from, end).all());
      }
    }
    return counts.stream().mapToDouble(Double::doubleValue).toArray();
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
