package earshot.deploy.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The settings of rules and of those they tell, declared once. */
final class AlertSettings {
  private static final String METHOD =
      "robust (counts as chance makes them, earlier spikes cut), deviations (mean and standard deviation), two-windows, ears";
  private static final String SENSITIVITY = "how readily it fires: low, normal, high";

  static final ConfigDef RULE =
      new ConfigDef()
          .define(
              "name", Type.STRING, Importance.HIGH, "what the rule is called in pages and messages")
          .define(
              "when",
              Type.STRING,
              null,
              Importance.HIGH,
              "which mentions it is about, in the query language; a rule without one of the kinds below tells of each")
          .define(
              "notify",
              Type.LIST,
              List.of(),
              Importance.HIGH,
              "who is told: names under notify; nobody means the page of alerts only")
          .define(
              "cool-down",
              Type.STRING,
              null,
              Importance.LOW,
              "so long after an episode the same cause opens no new one; by default as long as the window");

  static final ConfigDef THRESHOLD =
      new ConfigDef()
          .define(
              "count",
              Type.INT,
              ConfigDef.NO_DEFAULT_VALUE,
              Range.atLeast(1),
              Importance.HIGH,
              "so many mentions of a brand")
          .define("over", Type.STRING, "1h", Importance.HIGH, "within this span");

  static final ConfigDef SPIKE =
      minimum(
          sensitivity(windows("24h", "more mentions of a brand in this span"))
              .define(
                  "method",
                  Type.STRING,
                  "robust",
                  ValidString.in("robust", "deviations", "two-windows", "ears"),
                  Importance.LOW,
                  METHOD),
          "fewer mentions than this are no spike");

  static final ConfigDef DROP =
      minimum(
          sensitivity(windows("24h", "fewer mentions of a brand in this span")),
          "where fewer than this are usual, nothing can be missed");

  static final ConfigDef RATING =
      minimum(
          windows("7d", "the average rating of a brand in this span")
              .define(
                  "change",
                  Type.DOUBLE,
                  0.5,
                  Range.between(0.1, 4),
                  Importance.MEDIUM,
                  "differs by so many stars of five"),
          "with at least so many rated mentions");

  static final ConfigDef GROUP =
      minimum(
          new ConfigDef()
              .define(
                  "over",
                  Type.STRING,
                  "7d",
                  Importance.HIGH,
                  "mentions of a brand begin to say the same in this span"),
          "so many at least, where before there were fewer");

  static final ConfigDef GROWTH =
      minimum(
          windows("24h", "more mentions of a known group in this span")
              .define(
                  "times",
                  Type.DOUBLE,
                  2.0,
                  Range.between(1.1, 100),
                  Importance.MEDIUM,
                  "so many times what is usual at least, and more than chance makes"),
          "fewer mentions than this are no growth");

  static final ConfigDef SILENT =
      new ConfigDef()
          .define(
              "after",
              Type.STRING,
              "24h",
              Importance.MEDIUM,
              "a feed was not heard successfully for so long");

  static final ConfigDef UNANSWERED =
      new ConfigDef()
          .define(
              "after",
              Type.STRING,
              null,
              Importance.MEDIUM,
              "nobody answered for so long; by default targets.answer");

  static final ConfigDef QUIET =
      new ConfigDef()
          .define(
              "from",
              Type.STRING,
              Importance.MEDIUM,
              "from this time of day nobody is told: \"22:00\"")
          .define("to", Type.STRING, Importance.MEDIUM, "until this time, when what waited is told")
          .define("zone", Type.STRING, "UTC", Importance.MEDIUM, "time zone of both: Asia/Yerevan");

  static final ConfigDef ESCALATE =
      new ConfigDef()
          .define(
              "after",
              Type.STRING,
              "1h",
              Importance.MEDIUM,
              "when nobody acknowledged an episode for so long")
          .define("notify", Type.LIST, Importance.MEDIUM, "these are told too");

  static final ConfigDef NOTIFY =
      new ConfigDef()
          .define(
              "type",
              Type.STRING,
              ConfigDef.NO_DEFAULT_VALUE,
              ValidString.in("email", "slack", "teams", "telegram", "webhook"),
              Importance.HIGH,
              "email, slack (also Mattermost and Discord), teams, telegram, webhook")
          .define(
              "url",
              Type.STRING,
              null,
              Importance.HIGH,
              "address of a webhook, Slack or Teams; of Telegram only if it is not Telegram's own")
          .define(
              "secret",
              Type.PASSWORD,
              null,
              Importance.MEDIUM,
              "a webhook is signed with it; without, it gets no signature")
          .define("to", Type.LIST, List.of(), Importance.HIGH, "addresses of e-mail")
          .define(
              "token",
              Type.PASSWORD,
              null,
              Importance.MEDIUM,
              "of the Telegram bot; write it as ${env:NAME}")
          .define(
              "chat", Type.STRING, null, Importance.MEDIUM, "number or @name of the Telegram chat")
          .define(
              "language",
              Type.STRING,
              "en",
              ValidString.in("en", "fa", "hy", "ru"),
              Importance.LOW,
              "language of its messages: en, fa, hy, ru");

  static final ConfigDef DIGEST =
      new ConfigDef()
          .define("brand", Type.STRING, Importance.HIGH, "what it is about: one of brands")
          .define(
              "cron",
              Type.STRING,
              "0 9 * * MON",
              Importance.HIGH,
              "when it comes: minute, hour, day of month, month, day of week; it covers the time since it came last")
          .define(
              "zone",
              Type.STRING,
              "UTC",
              Importance.MEDIUM,
              "time zone of that, and of the dates in it: Asia/Yerevan")
          .define(
              "language",
              Type.STRING,
              "en",
              ValidString.in("en", "fa", "hy", "ru"),
              Importance.MEDIUM,
              "language it is written in: en, fa, hy, ru")
          .define("notify", Type.LIST, Importance.HIGH, "who gets it: names under notify");

  static final ConfigDef SMTP =
      new ConfigDef()
          .define("host", Type.STRING, Importance.HIGH, "server that takes the mail")
          .define("port", Type.INT, 587, Range.between(1, 65_535), Importance.MEDIUM, "its port")
          .define("from", Type.STRING, Importance.HIGH, "sender of all mail")
          .define("username", Type.STRING, null, Importance.MEDIUM, "login, where it wants one")
          .define("password", Type.PASSWORD, null, Importance.MEDIUM, "write it as ${env:NAME}")
          .define(
              "replies",
              Type.BOOLEAN,
              true,
              Importance.MEDIUM,
              "whether answers to people who left an e-mail address are mailed to them; false only keeps them")
          .define(
              "reply-to",
              Type.STRING,
              null,
              Importance.LOW,
              "where what people write back to such an answer goes, if not to from")
          .define(
              "subject",
              Type.STRING,
              "Your message to us",
              Importance.LOW,
              "subject of such an answer to somebody who did not write by mail")
          .define(
              "security",
              Type.STRING,
              "offered",
              ValidString.in("offered", "starttls", "tls", "none"),
              Importance.MEDIUM,
              "offered (STARTTLS where the server has it), starttls (or nothing is sent), tls (from the first byte), none");

  static final ConfigDef BOUNCES =
      new ConfigDef()
          .define(
              "host",
              Type.STRING,
              Importance.MEDIUM,
              "server (IMAP) of the mailbox of from: what comes back there for good is not mailed again")
          .define("port", Type.INT, 993, Range.between(1, 65_535), Importance.LOW, "its port")
          .define("username", Type.STRING, Importance.MEDIUM, "login")
          .define("password", Type.PASSWORD, Importance.MEDIUM, "write it as ${env:NAME}")
          .define("folder", Type.STRING, "INBOX", Importance.LOW, "where it arrives")
          .define(
              "security",
              Type.STRING,
              "tls",
              ValidString.in("tls", "starttls", "none"),
              Importance.LOW,
              "tls (from the first byte), starttls (or nothing is read), none");

  /** By their keys in the file. */
  static final Map<String, ConfigDef> SECTIONS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("rules[]", RULE),
              Map.entry("rules[].threshold", THRESHOLD),
              Map.entry("rules[].spike", SPIKE),
              Map.entry("rules[].drop", DROP),
              Map.entry("rules[].rating", RATING),
              Map.entry("rules[].group", GROUP),
              Map.entry("rules[].growth", GROWTH),
              Map.entry("rules[].silent", SILENT),
              Map.entry("rules[].unanswered", UNANSWERED),
              Map.entry("rules[].quiet", QUIET),
              Map.entry("rules[].escalate", ESCALATE),
              Map.entry("digests[]", DIGEST),
              Map.entry("notify.NAME", NOTIFY),
              Map.entry("smtp", SMTP),
              Map.entry("smtp.bounces", BOUNCES)));

  private AlertSettings() {}

  private static ConfigDef windows(String over, String meaning) {
    return new ConfigDef()
        .define("over", Type.STRING, over, Importance.HIGH, meaning)
        .define(
            "against",
            Type.STRING,
            "28d",
            Importance.MEDIUM,
            "than is usual in spans of the same length that lie so far back");
  }

  private static ConfigDef sensitivity(ConfigDef settings) {
    return settings.define(
        "sensitivity",
        Type.STRING,
        "normal",
        ValidString.in("low", "normal", "high"),
        Importance.LOW,
        SENSITIVITY);
  }

  private static ConfigDef minimum(ConfigDef settings, String meaning) {
    return settings.define("minimum", Type.INT, 5, Range.atLeast(2), Importance.LOW, meaning);
  }
}
