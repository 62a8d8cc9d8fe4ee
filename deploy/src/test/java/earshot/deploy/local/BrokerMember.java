package earshot.deploy.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** One of several brokers, in a process of its own, with copies of everything on all of them. */
public final class BrokerMember {
  private static final String CLUSTER = "bWFueS1icm9rZXJzLTEyMw";

  private BrokerMember() {}

  /**
   * On the folder {@code args[0]} and the port {@code args[1]}, as number {@code args[2]} of {@code
   * args[4]}, with its controller at port {@code args[3]}.
   */
  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]);
    int port = Integer.parseInt(args[1]);
    LocalKafka.format(dir, Integer.parseInt(args[2]), CLUSTER);
    LocalKafka broker = LocalKafka.start(dir, OptionalInt.of(port), member(args));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    System.out.println("running broker");
    new CountDownLatch(1).await();
  }

  private static Map<String, String> member(String[] args) {
    return Map.of(
        "node.id",
        args[2],
        "controller.quorum.voters",
        args[4],
        "listeners",
        "PLAINTEXT://127.0.0.1:%s,CONTROLLER://127.0.0.1:%s".formatted(args[1], args[3]),
        "default.replication.factor",
        "3",
        "min.insync.replicas",
        "2",
        "offsets.topic.replication.factor",
        "3",
        "transaction.state.log.replication.factor",
        "3",
        "transaction.state.log.min.isr",
        "2");
  }
}
