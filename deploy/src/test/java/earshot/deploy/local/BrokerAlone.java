package earshot.deploy.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** The only broker, in a process of its own, to be killed. */
public final class BrokerAlone {
  private BrokerAlone() {}

  /**
   * On the folder {@code args[0]}, the address {@code args[1]} and the port {@code args[2]}; others
   * are told to come to the port {@code args[3]}, from where somebody leads them here.
   */
  public static void main(String[] args) throws InterruptedException {
    int controller = FreePort.picked();
    LocalKafka.start(
        Path.of(args[0]),
        OptionalInt.of(Integer.parseInt(args[2])),
        Map.of(
            "controller.quorum.voters",
            "1@127.0.0.1:" + controller,
            "listeners",
            "PLAINTEXT://%s:%s,CONTROLLER://127.0.0.1:%d".formatted(args[1], args[2], controller),
            "advertised.listeners",
            "PLAINTEXT://%s:%s".formatted(args[1], args[3])));
    System.out.println("running broker");
    new CountDownLatch(1).await();
  }
}
