package earshot.deploy.chaos;

import earshot.deploy.local.LocalKafka;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own, to be killed. */
final class BrokerChild {
  private BrokerChild() {}

  /** On the folder {@code args[0]} and the port {@code args[1]}. */
  public static void main(String[] args) throws InterruptedException {
    LocalKafka.start(Path.of(args[0]), OptionalInt.of(Integer.parseInt(args[1])));
    System.out.println("running broker");
    new CountDownLatch(1).await();
  }
}
