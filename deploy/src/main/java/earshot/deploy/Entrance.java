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
import earshot.query.openid.OpenIdProvider;
import earshot.query.openid.OpenIdSettings;
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
 * @param provider who else vouches for people
 */
record Entrance(
    Access access, AccessLog log, KafkaRegister register, Optional<OpenIdProvider> provider)
    implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(50);

  /** With the rules of the configuration; the folder gets a token for this machine. */
  static Entrance open(
      Map<String, Object> kafka, Configuration configuration, Listen listen, Path dir) {
    Entrance entrance =
        open(
            kafka,
            rules(configuration, listen, LocalToken.write(dir)),
            configuration.openId().map(settings -> provider(settings, configuration.http())));
    try {
      entrance.demandAdministrator(listen);
      return entrance;
    } catch (RuntimeException e) {
      entrance.close();
      throw e;
    }
  }

  private static OpenIdProvider provider(OpenIdSettings settings, AbstractConfig http) {
    return new OpenIdProvider(settings, URI.create(http.getString("address")), Clock.systemUTC());
  }

  static Entrance open(Map<String, Object> kafka, AccessRules rules) {
    return open(kafka, rules, Optional.empty());
  }

  private static Entrance open(
      Map<String, Object> kafka, AccessRules rules, Optional<OpenIdProvider> provider) {
    KafkaRegister register = read(kafka);
    Access access = new Access(register, new Passwords(), Clock.systemUTC(), rules);
    return new Entrance(access, new KafkaAccessLog(kafka).start(), register, provider);
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

  /** Where a provider vouches for people, nobody is let in without. */
  private static AccessRules rules(Configuration configuration, Listen listen, String local) {
    AbstractConfig http = configuration.http();
    return new AccessRules(
        listen.loopback()
            && http.getString("login").equals("auto")
            && configuration.openId().isEmpty(),
        Duration.ofHours(http.getInt("session-hours")),
        http.getBoolean("open-metrics"),
        Optional.ofNullable(http.getString("address")).map(URI::create),
        Optional.of(Secret.hash(local)));
  }

  private void demandAdministrator(Listen listen) {
    if (!access.rules().openAtFirst() && !access.owned() && provider.isEmpty()) {
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
