package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.local.DirectoryLock;
import earshot.deploy.local.Installation;
import earshot.deploy.local.Preflight;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/** Runs a whole Earshot until somebody stops it. */
final class Foreground {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: the folder data beside the launcher)")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--host",
      description = "address to listen on (default: the configuration's, else 127.0.0.1)")
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--port",
      description = "port to listen on (default: the configuration's, else 8080)")
  private Optional<Integer> port = Optional.empty();

  private Runnable afterwards = () -> {};

  Foreground() {}

  /**
   * On this folder and port, whatever the command line says; {@code afterwards} runs once
   * everything has stopped.
   */
  Foreground(Path data, int port, Runnable afterwards) {
    this.data = Optional.of(data);
    this.port = Optional.of(port);
    this.afterwards = afterwards;
  }

  Integer run(Configuration configuration) throws Exception {
    Console console = Console.standard();
    Path dir = data.orElseGet(Foreground::usualFolder).toAbsolutePath().normalize();
    Listen listen =
        Listen.of(
            host.orElseGet(() -> configuration.http().getString("host")),
            port.orElseGet(() -> configuration.http().getInt("port")),
            configuration.http());
    Preflight.check(dir, listen.host(), listen.port());
    try (DirectoryLock lock = DirectoryLock.take(dir)) {
      Logs.into(Files.createDirectories(dir.resolve("logs")));
      runUntilStopped(configuration, dir, listen, console);
    }
    return 0;
  }

  private void runUntilStopped(
      Configuration configuration, Path dir, Listen listen, Console console)
      throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stopAndWait(stop, stopped, console), "stop"));
    try (Stack stack = Stack.start(configuration, dir, listen, console)) {
      console.say("ready " + stack.url());
      stop.await();
    } finally {
      afterwards.run();
      stopped.countDown();
    }
  }

  private static void stopAndWait(CountDownLatch stop, CountDownLatch stopped, Console console) {
    stop.countDown();
    if (stopped.getCount() > 0) {
      console.say("stopping");
    }
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Path usualFolder() {
    return Installation.ofThisProcess().root().resolve("../../../data");
  }
}
