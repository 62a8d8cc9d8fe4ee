package earshot.deploy.bench;

import earshot.mention.Topics;
import earshot.streams.StreamsApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * The flow as one, two and three processes of one thread each, with all models: how many mentions
 * they carry and what CPU time each mention takes. Where they share nothing that they wait for, CPU
 * time stays what it is, and how many more are carried is a matter of cores.
 */
final class InstancesBench implements Bench {
  private static final int MOST = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final long LOOK_MILLIS = 50;

  /** For each process, until its compiler has seen everything often enough. */
  private static final int WARM = 100_000;

  @Override
  public String name() {
    return "instances";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int count = 1; count <= MOST; count++) {
      workshop.say("%,d mentions through %d of the flow".formatted(workshop.mentions(), count));
      try (Flow flow = workshop.flow("instances");
          Instances instances = Instances.start(workshop, flow, count)) {
        instances.measure("of_%d_".formatted(count), figures);
      }
    }
    double one = figures.getOrDefault("of_1_mentions_per_s", Double.NaN);
    for (int count = 2; count <= MOST; count++) {
      double all = figures.getOrDefault("of_%d_mentions_per_s".formatted(count), Double.NaN);
      figures.put("ratio_of_" + count, all / one);
    }
    return figures;
  }

  /** Processes that share the work of one broker. */
  private record Instances(Workshop workshop, Flow flow, Admin admin, List<Child> children)
      implements AutoCloseable {

    static Instances start(Workshop workshop, Flow flow, int count) throws Exception {
      flow.declareBrands();
      Instances instances =
          new Instances(workshop, flow, Admin.create(flow.kafka()), new ArrayList<>());
      Path config = workshop.dir().resolve("instances-%d.yml".formatted(count));
      Files.writeString(
          config, "kafka: {bootstrap: \"%s\"}%n".formatted(flow.kafka().get("bootstrap.servers")));
      for (int number = 1; number <= count; number++) {
        instances.add(config, number);
      }
      instances.awaitShared();
      return instances;
    }

    private void add(Path config, int number) throws IOException {
      Path data = config.resolveSibling("%s-%d".formatted(config.getFileName(), number));
      Child child =
          Child.start(
              "run",
              List.of(
                  "run",
                  "streams",
                  "--threads",
                  "1",
                  "--instance",
                  String.valueOf(number),
                  "--config",
                  config.toString(),
                  "--data",
                  data.toString()));
      children.add(workshop.keep(child));
      child.awaitSaid("running streams");
    }

    void measure(String prefix, Map<String, Double> figures) throws Exception {
      long warm = workshop.isTrial() ? workshop.mentions() : (long) children.size() * WARM;
      carry(0, warm);
      CpuTimes own = new CpuTimes();
      Duration before = cpu();
      long start = System.nanoTime();
      carry(warm, warm + workshop.mentions());
      double seconds = (System.nanoTime() - start) / 1e9;
      double streams = cpu().minus(before).toNanos() / 1e6 / workshop.mentions();
      double broker =
          own.millisEach(workshop.mentions()).getOrDefault("cpu_ms_broker_and_jvm", 0.0);
      figures.put(prefix + "mentions_per_s", workshop.mentions() / seconds);
      figures.put(prefix + "cpu_ms_streams", streams);
      figures.put(prefix + "cpu_ms_broker", broker);
    }

    private Duration cpu() {
      return children.stream().map(Child::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns once the flow has committed the last of them. */
    private void carry(long from, long to) throws Exception {
      flow.fill(new Chatter(), from, to);
      long deadline = deadline();
      for (long done = committed(); done < to; done = committed()) {
        look(deadline, "%d of %d mentions were carried".formatted(done, to));
      }
    }

    private long committed() throws InterruptedException, ExecutionException {
      return admin
          .listConsumerGroupOffsets(StreamsApp.ID)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(entry -> entry.getKey().topic().equals(Topics.RAW.name()))
          .map(Map.Entry::getValue)
          .filter(Objects::nonNull)
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    }

    private void awaitShared() throws Exception {
      long deadline = deadline();
      for (long sharing = sharing(); sharing < children.size(); sharing = sharing()) {
        look(deadline, "%d of %d instances work".formatted(sharing, children.size()));
      }
    }

    private long sharing() throws InterruptedException, ExecutionException {
      return admin.describeConsumerGroups(List.of(StreamsApp.ID)).all().get().values().stream()
          .flatMap(group -> group.members().stream())
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .count();
    }

    private static long deadline() {
      return System.nanoTime() + PATIENCE.toNanos();
    }

    /** The pause between two looks, unless it is too late for another. */
    private static void look(long deadline, String state) throws InterruptedException {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("after %s %s".formatted(PATIENCE, state));
      }
      Thread.sleep(LOOK_MILLIS);
    }

    @Override
    public void close() throws InterruptedException {
      admin.close();
      for (Child child : children) {
        child.close();
      }
    }
  }
}
