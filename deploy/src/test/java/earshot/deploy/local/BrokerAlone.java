package earshot.deploy.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** The only broker, in a process of its own, to be killed. */
public final class BrokerAlone {
  private BrokerAlone() {}

  /**
   * On the folder {@code args[0]} and the port {@code args[1]}; others are told to come to the port
   * {@code args[2]}, from where somebody leads them here.
   */
  public static void main(String[] args) throws InterruptedException {
    String told = "PLAINTEXT://127.0.0.1:" + args[2];
    LocalKafka.start(
        Path.of(args[0]),
        OptionalInt.of(Integer.parseInt(args[1])),
        Map.of("advertised.listeners", told));
    System.out.println("running broker");
    new CountDownLatch(1).await();
  }
}
