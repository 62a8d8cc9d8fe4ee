package earshot.deploy.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An Elasticsearch node as a child process, on loopback and for this process alone.
 *
 * <p>It ends with us, also when we are killed, and continues on its folder at the next start. When
 * it ends without us it is started again at the same address.
 */
public final class LocalElasticsearch implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofMinutes(4);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
  private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(20);
  private static final long POLL_MILLIS = 100;
  private static final int MOST_DOUBLINGS = 6;
  private static final int STILL_RED = 408;
  private static final Logger LOG = LoggerFactory.getLogger(LocalElasticsearch.class);

  private final ElasticsearchHome home;
  private final URI url;
  private final Thread keeper =
      Thread.ofPlatform().daemon().name("elasticsearch-keeper").unstarted(this::keep);
  private volatile GuardedProcess process;
  private boolean closed;

  private LocalElasticsearch(ElasticsearchHome home, GuardedProcess process, URI url) {
    this.home = home;
    this.process = process;
    this.url = url;
  }

  /** Starts on a folder, new or used before; returns when the node answers requests. */
  public static LocalElasticsearch start(
      Installation installation, Path dir, NodeSettings settings) {
    try {
      ElasticsearchHome home = ElasticsearchHome.prepare(installation, dir);
      waitForLeftovers(home, LEFTOVER_PATIENCE);
      int port = FreePort.orPicked(settings.port());
      home.configure(settings, port);
      URI url = URI.create("http://127.0.0.1:" + port);
      LocalElasticsearch node = new LocalElasticsearch(home, launch(home), url);
      node.awaitReady();
      node.keeper.start();
      return node;
    } catch (IOException e) {
      throw new Refusal("Elasticsearch: it can't be set up in " + dir + " (" + e + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Elasticsearch: interrupted while starting in " + dir + ".", e);
    }
  }

  /** Where it answers HTTP. */
  public URI url() {
    return url;
  }

  /** Starts it again whenever it ends without us, ever more rarely while that fails. */
  private void keep() {
    int failures = 0;
    while (true) {
      try {
        process.awaitEnd();
        TimeUnit.SECONDS.sleep(1L << Math.min(failures, MOST_DOUBLINGS));
        if (!launchAgain()) {
          return;
        }
        awaitReady();
        failures = 0;
      } catch (IOException | Refusal e) {
        failures++;
        LOG.error("Elasticsearch could not be started again", e);
      } catch (InterruptedException e) {
        return; // by close
      }
    }
  }

  private synchronized boolean launchAgain() throws IOException, InterruptedException {
    if (!closed) {
      LOG.error(
          "Elasticsearch ended without us and is started again: {}", LastWords.of(home.console()));
      process.closePipe();
      waitForLeftovers(home, LEFTOVER_PATIENCE);
      process = launch(home);
    }
    return !closed;
  }

  @Override
  public void close() {
    keeper.interrupt();
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void stop() throws InterruptedException {
    closed = true;
    process.stop(STOP_PATIENCE);
  }

  /** The node of an Earshot that was killed takes a moment to end; two can't share the data. */
  static void waitForLeftovers(ElasticsearchHome home, Duration patience)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (home.inUse()) {
      if (System.nanoTime() > deadline) {
        throw new Refusal(
            "Elasticsearch: another process still works on "
                + home.data()
                + " "
                + home.processes().stream().map(ProcessHandle::pid).toList()
                + ". End it and start again.");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  static GuardedProcess launch(ElasticsearchHome home) throws IOException, InterruptedException {
    home.forgetHalfWritten();
    Path java = Path.of(System.getProperty("java.home"));
    Unprivileged user = Unprivileged.choose(home.root(), java.resolve("bin").resolve("java"));
    return GuardedProcess.start(
        user,
        List.of(home.program().toString()),
        environment(home, java),
        home.root(),
        home.console());
  }

  /** Nothing of our own environment: it can hold secrets and settings for other Javas. */
  private static Map<String, String> environment(ElasticsearchHome home, Path java) {
    return Map.of(
        "PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"),
        "ES_JAVA_HOME", java.toString(),
        "ES_PATH_CONF", home.config().toString(),
        "ES_TMPDIR", home.temporary().toString(),
        "HOME", home.root().toString(),
        "LANG", "C.UTF-8");
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!answers(client)) {
        if (!process.isAlive()) {
          throw new Refusal(
              "Elasticsearch: it died at start: "
                  + LastWords.of(home.console())
                  + " (all of it in "
                  + home.console()
                  + ")");
        }
        if (System.nanoTime() > deadline) {
          throw new Refusal(
              "Elasticsearch: not ready after "
                  + START_PATIENCE.toMinutes()
                  + " minutes. See "
                  + home.console()
                  + "; a busy machine or a slow disk needs fewer other programs.");
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException | Refusal e) {
      process.stop(STOP_PATIENCE);
      throw e;
    }
  }

  /** Whether its index is there, or stays red: then too it is needed, to say so and to mend it. */
  private boolean answers(HttpClient client) throws InterruptedException {
    HttpRequest health =
        HttpRequest.newBuilder(url.resolve("/_cluster/health?wait_for_status=yellow&timeout=10s"))
            .timeout(Duration.ofSeconds(15))
            .build();
    try {
      int status = client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200 || status == STILL_RED;
    } catch (IOException notYet) {
      return false;
    }
  }
}
