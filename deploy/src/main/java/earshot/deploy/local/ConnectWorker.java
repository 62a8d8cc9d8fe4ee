package earshot.deploy.local;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.converters.ByteArrayConverter;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.runtime.Connect;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.RestartRequest;
import org.apache.kafka.connect.runtime.distributed.DistributedHerder;
import org.apache.kafka.connect.runtime.distributed.RebalanceNeededException;
import org.apache.kafka.connect.runtime.distributed.RequestTargetException;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorStateInfo;
import org.apache.kafka.connect.runtime.rest.errors.ConnectRestException;
import org.apache.kafka.connect.util.Callback;
import org.apache.kafka.connect.util.FutureCallback;
import org.eclipse.jetty.util.thread.ShutdownThread;

/**
 * One Kafka Connect worker inside this process, in distributed mode: connectors, their offsets and
 * what became of them live in Kafka, and sources write exactly once.
 */
public final class ConnectWorker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long RETRY_MILLIS = 100;
  private static final int CONFLICT = 409;

  private final Connect<DistributedHerder> connect;

  private ConnectWorker(Connect<DistributedHerder> connect) {
    this.connect = connect;
  }

  /**
   * Starts against a cluster and joins its group; connectors put before continue by themselves.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public static ConnectWorker start(Map<String, Object> kafka) {
    return new ConnectWorker(withoutHooks(settings(kafka)));
  }

  /**
   * Connect and its Jetty also stop themselves when the JVM ends. Beside whoever closes this they
   * wait for each other for ever, or for a broker that is gone.
   */
  private static Connect<DistributedHerder> withoutHooks(Map<String, String> settings) {
    Exit.setShutdownHookAdder((name, hook) -> {});
    try {
      return new ConnectDistributed().startConnect(settings);
    } finally {
      Exit.resetShutdownHookAdder();
      Runtime.getRuntime().removeShutdownHook(ShutdownThread.getInstance());
    }
  }

  /**
   * Creates a connector or changes its configuration. Keys, values and headers are bytes unless it
   * names other converters.
   */
  public void put(String name, Map<String, String> config) {
    Map<String, String> named = new HashMap<>(config);
    named.put("name", name);
    this.<Herder.Created<ConnectorInfo>>ask(
        "put " + name, callback -> herder().putConnectorConfig(name, named, true, callback));
  }

  /** All connectors, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(this.<Collection<String>>ask("list connectors", herder()::connectors));
  }

  /** Removes a connector and stops its tasks; its offsets stay. Unknown names are ignored. */
  public void remove(String name) {
    if (names().contains(name)) {
      this.<Herder.Created<ConnectorInfo>>ask(
          "remove " + name, callback -> herder().deleteConnectorConfig(name, callback));
    }
  }

  /** Starts what failed of a connector again; what runs goes on. */
  public void restartFailed(String name) {
    this.<ConnectorStateInfo>ask(
        "restart " + name,
        callback ->
            herder().restartConnectorAndTasks(new RestartRequest(name, true, true), callback));
  }

  /** How a connector is; empty while nothing is known of it. */
  public Optional<ConnectorStatus> status(String name) {
    try {
      return Optional.of(status(herder().connectorStatus(name)));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    connect.stop();
    connect.awaitStop();
  }

  /** Where its REST interface refuses requests. */
  URI restUrl() {
    return connect.rest().serverUrl();
  }

  private DistributedHerder herder() {
    return connect.herder();
  }

  /** A worker that still joins its group refuses requests; the same request works soon after. */
  private <T> T ask(String what, Consumer<Callback<T>> request) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        FutureCallback<T> answer = new FutureCallback<>();
        request.accept(answer);
        try {
          return answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
          if (!isJoining(cause(e)) || System.nanoTime() > deadline) {
            throw e;
          }
        }
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    } catch (ExecutionException e) {
      throw new Refusal("Connect: can't " + what + ": " + cause(e).getMessage(), cause(e));
    } catch (TimeoutException e) {
      throw new Refusal(
          "Connect: can't " + what + ": no answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Connect: interrupted: " + what, e);
    }
  }

  private static Throwable cause(ExecutionException e) {
    return e.getCause() == null ? e : e.getCause();
  }

  private static boolean isJoining(Throwable refused) {
    return refused instanceof RebalanceNeededException
        || refused instanceof RequestTargetException
        || (refused instanceof ConnectRestException rest && rest.statusCode() == CONFLICT);
  }

  private static ConnectorStatus status(ConnectorStateInfo info) {
    return new ConnectorStatus(
        info.name(),
        info.connector().state(),
        Optional.ofNullable(info.connector().trace()),
        info.tasks().stream()
            .map(
                task ->
                    new ConnectorStatus.Task(
                        task.id(), task.state(), Optional.ofNullable(task.trace())))
            .toList());
  }

  static Map<String, String> settings(Map<String, Object> kafka) {
    Map<String, String> settings = new HashMap<>();
    reach(settings, kafka);
    settings.put("group.id", "earshot-connect");
    for (String store : new String[] {"config", "offset", "status"}) {
      settings.put(store + ".storage.topic", "earshot-connect-" + store + "s");
      settings.put(store + ".storage.replication.factor", "-1"); // the brokers' own
    }
    settings.put("offset.storage.partitions", "1");
    settings.put("status.storage.partitions", "1");
    for (String part : new String[] {"key", "value", "header"}) {
      settings.put(part + ".converter", ByteArrayConverter.class.getName());
    }
    settings.put("exactly.once.source.support", "enabled");
    settings.put("offset.flush.interval.ms", "1000");
    closedToOthers(settings);
    quickReturn(settings);
    return settings;
  }

  /** What the worker needs to connect, its connectors' clients don't take over from it. */
  private static void reach(Map<String, String> settings, Map<String, Object> kafka) {
    for (String who : new String[] {"", "producer.", "consumer.", "admin."}) {
      kafka.forEach((key, value) -> settings.put(who + key, value.toString()));
    }
  }

  /** The REST interface can't be left out: it listens where it harms least and answers nothing. */
  private static void closedToOthers(Map<String, String> settings) {
    settings.put("listeners", "http://127.0.0.1:0");
    settings.put("rest.extension.classes", ClosedRest.class.getName());
    settings.put("plugin.discovery", "service_load");
  }

  /**
   * After a kill the group waits for the old worker until its session ends: 6 s is the least. And
   * the worker reads its offsets behind what was being written only when that transaction has
   * ended, which nobody but its time does: Kafka's own minute would be how late all places are
   * heard again.
   */
  private static void quickReturn(Map<String, String> settings) {
    settings.put("session.timeout.ms", "6000");
    settings.put("heartbeat.interval.ms", "1500");
    settings.put("scheduled.rebalance.max.delay.ms", "0");
    settings.put("producer.transaction.timeout.ms", "15000");
  }
}
