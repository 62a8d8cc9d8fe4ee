package earshot.deploy.config;

import earshot.query.http.Origins;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** Every setting of the launcher, declared once; the README's table is made of these. */
public final class Settings {
  static final ConfigDef BRAND =
      new ConfigDef()
          .define(
              "name", Type.STRING, Importance.HIGH, "what the brand is called in pages and queries")
          .define(
              "query",
              Type.STRING,
              null,
              Importance.HIGH,
              "what is about the brand, in the query language");

  /** By the names that facts on the topic of listings have. */
  static final ConfigDef LISTING =
      new ConfigDef()
          .define("name", Type.STRING, null, Importance.LOW, "what listings should call the brand")
          .define(
              "phone",
              Type.STRING,
              null,
              Importance.MEDIUM,
              "its telephone number, best with the country's code; compared by digits")
          .define("website", Type.STRING, null, Importance.MEDIUM, "its own address on the web")
          .define("address", Type.STRING, null, Importance.LOW, "where it is")
          .define("menu", Type.STRING, null, Importance.LOW, "address of its menu")
          .define(
              "hours",
              Type.STRING,
              null,
              Importance.MEDIUM,
              "when it is open, by days: {mon-fri: \"08:00-20:00\", sat: \"10:00-16:00\"}; other days count as closed")
          .define(
              "prices",
              Type.STRING,
              null,
              Importance.MEDIUM,
              "what things cost: {espresso: \"900 AMD\"}");

  static final ConfigDef NETWORK =
      new ConfigDef()
          .define(
              "allow-private-addresses",
              Type.BOOLEAN,
              false,
              Importance.MEDIUM,
              "true lets sources reach loopback and private ranges")
          .define(
              "user-agent",
              Type.STRING,
              "Earshot/0.1 (+https://earshot.example/bot)",
              Importance.LOW,
              "how Earshot names itself to the places it asks");

  static final ConfigDef KAFKA =
      new ConfigDef()
          .define(
              "bootstrap",
              Type.STRING,
              null,
              Importance.HIGH,
              "host:port of outside brokers; absent means an embedded one")
          .define(
              "port",
              Type.INT,
              0,
              Range.between(0, 65_535),
              Importance.LOW,
              "port of the embedded broker; 0 takes a free one")
          .define(
              "security-protocol",
              Type.STRING,
              null,
              Importance.LOW,
              "of outside brokers: PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL")
          .define(
              "ca",
              Type.STRING,
              null,
              Importance.LOW,
              "PEM file with the authority that signed the certificates of outside brokers; absent means those that Java trusts")
          .define(
              "sasl-mechanism",
              Type.STRING,
              null,
              Importance.LOW,
              "of outside brokers, for example SCRAM-SHA-512")
          .define(
              "sasl-jaas-config",
              Type.PASSWORD,
              null,
              Importance.LOW,
              "login of outside brokers; write it as ${env:NAME}")
          .define(
              "replication",
              Type.SHORT,
              (short) -1,
              Importance.LOW,
              "copies of each topic; -1 takes the brokers' default");

  static final ConfigDef ELASTICSEARCH =
      new ConfigDef()
          .define(
              "url",
              Type.LIST,
              List.of(),
              Importance.HIGH,
              "address of an outside Elasticsearch, or those of several nodes of one: the next is asked where one can't be reached; absent means a local node")
          .define(
              "username", Type.STRING, null, Importance.LOW, "login of an outside Elasticsearch")
          .define(
              "password",
              Type.PASSWORD,
              null,
              Importance.LOW,
              "its password; write it as ${env:NAME}")
          .define(
              "api-key",
              Type.PASSWORD,
              null,
              Importance.LOW,
              "instead of a login; write it as ${env:NAME}")
          .define(
              "ca",
              Type.STRING,
              null,
              Importance.LOW,
              "PEM file with the authority that signed the certificate of an outside Elasticsearch; absent means those that Java trusts")
          .define(
              "port",
              Type.INT,
              0,
              Range.between(0, 65_535),
              Importance.LOW,
              "port of the local node; 0 takes a free one")
          .define(
              "heap-mb",
              Type.INT,
              1024,
              Range.between(256, 31_000),
              Importance.LOW,
              "Java heap of the local node in megabytes")
          .define(
              "replicas",
              Type.INT,
              0,
              Range.between(0, 10),
              Importance.LOW,
              "copies of each shard; 0 fits a single node");

  static final ConfigDef CONNECT =
      new ConfigDef()
          .define(
              "tasks",
              Type.INT,
              4,
              Range.between(1, 64),
              Importance.LOW,
              "most tasks a source type runs; each host is in one task");

  static final ConfigDef HTTP =
      new ConfigDef()
          .define(
              "host",
              Type.STRING,
              "127.0.0.1",
              Importance.MEDIUM,
              "address to listen on; the command line's --host wins")
          .define(
              "port",
              Type.INT,
              8080,
              Range.between(0, 65_535),
              Importance.MEDIUM,
              "port to listen on; the command line's --port wins")
          .define(
              "address",
              Type.STRING,
              null,
              Importance.MEDIUM,
              "where people open the pages, for links in messages: https://earshot.example; absent means where it listens")
          .define(
              "certificate",
              Type.STRING,
              null,
              Importance.MEDIUM,
              "file with the certificate of this server, which then speaks https alone: PEM with those that vouch for it, beside http.key; or PKCS#12 with the key in it. Read at start")
          .define(
              "key",
              Type.STRING,
              null,
              Importance.MEDIUM,
              "PEM file (PKCS#8, not encrypted) with the key of http.certificate")
          .define(
              "certificate-password",
              Type.PASSWORD,
              null,
              Importance.LOW,
              "of a PKCS#12 file; write it as ${env:NAME}")
          .define(
              "origins",
              Type.LIST,
              List.of(),
              new Origin(),
              Importance.MEDIUM,
              "pages whose visitors may use the comment box, by scheme and host: https://shop.example")
          .define(
              "login",
              Type.STRING,
              "auto",
              ConfigDef.ValidString.in("auto", "required"),
              Importance.MEDIUM,
              "auto asks who somebody is once there is an administrator, and where it listens to others than this machine; required always asks")
          .define(
              "session-hours",
              Type.INT,
              168,
              Range.between(1, 8_760),
              Importance.LOW,
              "how long a login lasts")
          .define(
              "open-metrics",
              Type.BOOLEAN,
              false,
              Importance.LOW,
              "true tells /metrics to everybody who can reach it")
          .define(
              "behind-proxy",
              Type.BOOLEAN,
              false,
              Importance.LOW,
              "true takes a visitor's address from the last entry of X-Forwarded-For, which a proxy in front must write")
          .define(
              "feedback-per-minute",
              Type.INT,
              60,
              Range.between(1, 60_000),
              Importance.LOW,
              "comments that one address may send in a minute")
          .define(
              "feedback-burst",
              Type.INT,
              30,
              Range.between(1, 60_000),
              Importance.LOW,
              "comments that one address may send at once");

  static final ConfigDef PRIORITY =
      new ConfigDef()
          .define(
              "feeling",
              Type.DOUBLE,
              25.0,
              Range.atLeast(0),
              Importance.MEDIUM,
              "most points for a feeling that is certain")
          .define(
              "stars",
              Type.DOUBLE,
              20.0,
              Range.atLeast(0),
              Importance.MEDIUM,
              "most points for the worst (to thank: the best) rating")
          .define(
              "question",
              Type.DOUBLE,
              10.0,
              Range.atLeast(0),
              Importance.MEDIUM,
              "points for a question or something sent to the brand itself")
          .define(
              "reach",
              Type.DOUBLE,
              15.0,
              Range.atLeast(0),
              Importance.MEDIUM,
              "most points for the author's followers, by powers of ten")
          .define(
              "engagement",
              Type.DOUBLE,
              10.0,
              Range.atLeast(0),
              Importance.MEDIUM,
              "most points for likes, replies and shares, by powers of ten")
          .define(
              "again",
              Type.DOUBLE,
              10.0,
              Range.atLeast(0),
              Importance.MEDIUM,
              "most points for who complains (to thank: praises) again within 30 days: half of them"
                  + " the second time, two thirds the third")
          .define(
              "growth",
              Type.DOUBLE,
              10.0,
              Range.atLeast(0),
              Importance.MEDIUM,
              "most points for a group that grows: today's statements against those of a usual day")
          .define(
              "novelty",
              Type.DOUBLE,
              5.0,
              Range.atLeast(0),
              Importance.MEDIUM,
              "points for what is like nothing that several have said before")
          .define(
              "waiting",
              Type.DOUBLE,
              20.0,
              Range.atLeast(0),
              Importance.MEDIUM,
              "most points for waiting, reached at the answer time");

  static final ConfigDef SENTIMENT =
      new ConfigDef()
          .define(
              "encoder",
              Type.BOOLEAN,
              false,
              Importance.LOW,
              "true asks a sentence encoder about English texts that words leave undecided; needs a build with EARSHOT_ENCODER=yes");

  static final ConfigDef TARGETS =
      new ConfigDef()
          .define(
              "answer", Type.STRING, "24h", Importance.MEDIUM, "answer time wanted: 90m, 24h, 2d");

  /** All sections by their key in the file; {@code brands} is a list of them. */
  public static final Map<String, ConfigDef> SECTIONS =
      new TreeMap<>(
          Map.of(
              "brands[]", BRAND,
              "brands[].listing", LISTING,
              "network", NETWORK,
              "kafka", KAFKA,
              "elasticsearch", ELASTICSEARCH,
              "connect", CONNECT,
              "http", HTTP,
              "priority", PRIORITY,
              "sentiment", SENTIMENT,
              "targets", TARGETS));

  static {
    SECTIONS.putAll(AlertSettings.SECTIONS);
    SECTIONS.put("openid", OpenIdSection.OPENID);
    SECTIONS.put("themes[]", OwnThemes.THEME);
    SECTIONS.put("followups[]", FollowupSettings.FOLLOWUP);
    SECTIONS.put("followups[].templates.LANGUAGE", FollowupSettings.TEMPLATE);
  }

  private Settings() {}

  /** What a browser says of a page: no path, no blanket star. */
  private static final class Origin implements ConfigDef.Validator {
    @Override
    public void ensureValid(String name, Object value) {
      for (Object origin : (List<?>) value) {
        if (!Origins.wellFormed(origin.toString())) {
          throw new ConfigException(
              "'%s' is no origin; write scheme and host in lower case and no path"
                  .formatted(origin));
        }
      }
    }

    @Override
    public String toString() {
      return "scheme://host";
    }
  }
}
