package earshot.ingest.connect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One virtual thread a lane of a host, from start to stop. */
final class Hosts {
  private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);

  private final Tools tools;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();

  Hosts(Tools tools) {
    this.tools = tools;
  }

  void start(Collection<Host> hosts) {
    for (Host host : hosts) {
      for (int lane = 0; lane < host.lanes(); lane++) {
        threads.add(Thread.ofVirtual().name("earshot-host").start(() -> run(host)));
      }
    }
  }

  private void run(Host host) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        host.next();
      }
    } catch (InterruptedException stopped) {
      LOG.debug("a host was told to stop");
    } catch (RuntimeException | Error programmingError) {
      broken.set(programmingError);
    }
  }

  /** Only a mistake in the program ends a task; Connect shows it and may start the task again. */
  void failIfBroken() {
    Throwable cause = broken.get();
    if (cause != null) {
      throw new ConnectException("a walk broke: " + cause, cause);
    }
  }

  boolean isStopped() {
    return threads.stream().noneMatch(Thread::isAlive);
  }

  void stop() {
    threads.forEach(Thread::interrupt);
    tools.fetcher().close();
  }
}
