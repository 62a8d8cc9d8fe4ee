package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.local.Refusal;
import earshot.query.access.Access;
import earshot.query.access.AccessLog;
import earshot.query.access.AccessRules;
import earshot.query.access.Passwords;
import earshot.query.access.Secret;
import earshot.query.live.KafkaAccessLog;
import earshot.query.live.KafkaRegister;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * Who may come in, read from Kafka before anybody is let in.
 *
 * @param register closed with this
 */
record Entrance(Access access, AccessLog log, KafkaRegister register) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(50);

  /** With the rules of the configuration; the folder gets a token for this machine. */
  static Entrance open(
      Map<String, Object> kafka, Configuration configuration, Listen listen, Path dir) {
    Entrance entrance = open(kafka, rules(configuration.http(), listen, LocalToken.write(dir)));
    try {
      entrance.demandAdministrator(listen);
      return entrance;
    } catch (RuntimeException e) {
      entrance.close();
      throw e;
    }
  }

  static Entrance open(Map<String, Object> kafka, AccessRules rules) {
    KafkaRegister register = read(kafka);
    Access access = new Access(register, new Passwords(), Clock.systemUTC(), rules);
    return new Entrance(access, new KafkaAccessLog(kafka).start(), register);
  }

  /** Everybody who may come in; returns when all of it has been read. */
  static KafkaRegister read(Map<String, Object> kafka) {
    KafkaRegister register = new KafkaRegister(kafka).start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!register.complete()) {
      if (System.nanoTime() > end) {
        String why = register.check().message();
        register.close();
        throw new Refusal("People: who may log in can't be read from Kafka (" + why + ").");
      }
      pause();
    }
    return register;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("People: interrupted while reading who may log in.", e);
    }
  }

  private static AccessRules rules(AbstractConfig http, Listen listen, String local) {
    return new AccessRules(
        listen.loopback() && http.getString("login").equals("auto"),
        Duration.ofHours(http.getInt("session-hours")),
        http.getBoolean("open-metrics"),
        Optional.ofNullable(http.getString("address")).map(URI::create),
        Optional.of(Secret.hash(local)));
  }

  private void demandAdministrator(Listen listen) {
    if (!access.rules().openAtFirst() && !access.owned()) {
      throw new Refusal(
          "Address: %s needs a login, and there is no administrator yet. Create one: `earshot people add NAME --role administrator` with the same --data and --config."
              .formatted(listen.loopback() ? "http.login" : listen.host()));
    }
  }

  @Override
  public void close() {
    log.close();
    register.close();
  }
}
