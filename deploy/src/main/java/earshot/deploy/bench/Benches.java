package earshot.deploy.bench;

import java.util.List;
import java.util.stream.Collectors;

/** All there are, in the order in which they run. */
public final class Benches {
  private static final List<Bench> ALL =
      List.of(
          new PipelineBench(),
          new LatencyBench(),
          new AlertBench(),
          new SearchBench(),
          new PagesBench(),
          new DigestBench(),
          new StartBench(),
          new SentimentBench(),
          new MatchBench(),
          new GroupBench(),
          new FreshnessBench(),
          new GrowthBench(),
          new InstancesBench(),
          new EncoderBench(),
          new SoakBench());

  private Benches() {}

  public static List<Bench> all() {
    return ALL;
  }

  /** Those of these names, else all but long ones; refuses a name that there is not. */
  public static List<Bench> named(List<String> names) {
    for (String name : names) {
      if (ALL.stream().noneMatch(bench -> bench.name().equals(name))) {
        throw new IllegalArgumentException(
            "there is no bench '%s'; known are: %s"
                .formatted(name, ALL.stream().map(Bench::name).collect(Collectors.joining(", "))));
      }
    }
    return ALL.stream()
        .filter(bench -> names.isEmpty() ? !bench.isLong() : names.contains(bench.name()))
        .toList();
  }
}
