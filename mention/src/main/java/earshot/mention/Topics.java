package earshot.mention;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All topics, each declared once: who writes it, who reads it, how long it stays and whether it
 * holds what people wrote.
 */
public final class Topics {
  /** Compaction is never further behind than this, so forgetting is bounded. */
  public static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);

  public static final Topic RAW =
      new Topic(
          "mentions.raw",
          4,
          "mention id",
          "Connect (sources), API (comment box, import)",
          "streams",
          Policy.COMPACT,
          Duration.ZERO,
          true,
          "what was said, as it was said; no value: gone at the source");
  public static final Topic MENTIONS =
      new Topic(
          "mentions",
          4,
          "mention id",
          "streams",
          "indexer, API",
          Policy.COMPACT,
          Duration.ZERO,
          true,
          "what was said with all conclusions and its version; no value: gone");
  public static final Topic REJECTED =
      new Topic(
          "mentions.rejected",
          1,
          "source",
          "Connect, streams",
          "people",
          Policy.DELETE,
          Duration.ofDays(7),
          true,
          "what could not be read, with the reason (an excerpt, for a week)");
  public static final Topic COVERAGE =
      new Topic(
          "coverage",
          1,
          "feed",
          "Connect (sources)",
          "API, notifier",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "how far each feed got, its gaps and their reasons");
  public static final Topic LISTINGS =
      new Topic(
          "listings",
          1,
          "place and fact",
          "Connect (sources)",
          "API, notifier",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "facts that a place states about a brand: name, phone, hours");
  public static final Topic SETTINGS =
      new Topic(
          "settings",
          1,
          "kind and name",
          "launcher, API",
          "streams, API, notifier",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "brands with their queries and listings, rules, saved searches, weights of the priority");

  /** A hint is worth something for a day at most: the next poll finds what it spoke of. */
  public static final Topic HOOKS =
      new Topic(
          "hooks",
          1,
          "source",
          "API (signed hooks)",
          "Connect (sources)",
          Policy.DELETE,
          Duration.ofDays(1),
          true,
          "what places sent by themselves, as it came; it only says where to look");

  public static final Topic CONTACTS =
      new Topic(
          "contacts",
          1,
          "mention id",
          "API",
          "nobody yet; kept for answers by mail",
          Policy.COMPACT,
          Duration.ZERO,
          true,
          "how somebody who left a comment wants to be answered; never shown by API or pages");

  /** As many partitions as {@link #RAW}: a command meets what is known of its mention. */
  public static final Topic COMMANDS =
      new Topic(
          "commands",
          RAW.partitions(),
          "mention id",
          "API",
          "streams",
          Policy.DELETE,
          FORGOTTEN_AFTER,
          true,
          "what people do with mentions, each with the mention as they saw it");

  public static final Topic WORK =
      new Topic(
          "earshot-streams-work-changelog",
          RAW.partitions(),
          "mention id",
          "streams",
          "streams",
          Policy.COMPACT,
          Duration.ZERO,
          true,
          "state of the flow: status, assignee, corrections, answers, notes and who did what when");

  public static final Topic LEAVING =
      new Topic(
          "earshot-streams-leaving-changelog",
          RAW.partitions(),
          "mention id",
          "streams",
          "streams",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "state of the flow: when texts have to leave, and what stays of each mention then");

  /** Streams would create it itself, but then writes to it before it can be written to. */
  public static final Topic KNOWN =
      new Topic(
          "earshot-streams-known-changelog",
          RAW.partitions(),
          "mention id",
          "streams",
          "streams",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "state of the flow: hash, version and owners of each mention");

  /** One partition for each of {@link #RAW}, so that every task of the flow hears the time. */
  public static final Topic TICKS =
      new Topic(
          "ticks",
          RAW.partitions(),
          "minute",
          "streams",
          "streams",
          Policy.DELETE,
          Duration.ofDays(2),
          false,
          "that a minute has begun, for what happens without a new mention; may come twice");

  public static final Topic STATEMENTS =
      new Topic(
          "statements",
          RAW.partitions(), // as many as of ticks, which close their windows
          "brand and feeling",
          "streams",
          "streams",
          Policy.DELETE,
          Duration.ofDays(2),
          false,
          "fingerprints of what a mention says now: hashes and directions, no words");

  public static final Topic GROUPS =
      new Topic(
          "groups",
          1,
          "group, or the alias of one",
          "streams",
          "streams, API, notifier",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "groups by the ids of their statements, and where groups went that are no more");

  /** See {@link #KNOWN}. */
  public static final Topic TOLD =
      new Topic(
          "earshot-streams-told-changelog",
          RAW.partitions(),
          "mention id",
          "streams",
          "streams",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "state of the flow: in which windows each mention's statements are");

  /** See {@link #KNOWN}. */
  public static final Topic WINDOWS =
      new Topic(
          "earshot-streams-windows-changelog",
          STATEMENTS.partitions(),
          "brand, feeling and mention id",
          "streams",
          "streams",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "state of the flow: the windows that are grouped, as fingerprints");

  public static final Topic MATCHED =
      new Topic(
          "earshot-streams-matched-changelog",
          RAW.partitions(),
          "mention id",
          "streams",
          "streams",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "state of the flow: which rules each mention meets and when it counts");

  /** One partition for each of {@link #TICKS}: rules hear both. */
  public static final Topic SIGNALS =
      new Topic(
          "signals",
          TICKS.partitions(),
          "rule and cause",
          "streams",
          "streams",
          Policy.DELETE,
          Duration.ofDays(2),
          false,
          "that a mention begins to meet a rule's condition, or no longer does");

  public static final Topic WATCH =
      new Topic(
          "earshot-streams-watch-changelog",
          SIGNALS.partitions(),
          "rule and cause",
          "streams",
          "streams",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "state of the flow: what rules have counted, and their open episodes");

  public static final Topic EPISODES =
      new Topic(
          "episodes",
          4,
          "episode id",
          "streams",
          "notifier, API",
          Policy.COMPACT,
          Duration.ofDays(90),
          false,
          "what rules watch for and when it happened: open, ongoing, closed");

  public static final Topic ACKNOWLEDGEMENTS =
      new Topic(
          "acknowledgements",
          1,
          "episode id",
          "API",
          "notifier, API",
          Policy.COMPACT,
          Duration.ofDays(90),
          false,
          "who has seen an episode, so that nobody is told of it again");

  public static final Topic JUDGEMENTS =
      new Topic(
          "judgements",
          1,
          "episode id",
          "API",
          "API",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "which episodes people call right or wrong, for measuring rules");

  public static final Topic DELIVERIES =
      new Topic(
          "deliveries",
          1,
          "delivery id",
          "notifier, API",
          "notifier, API",
          Policy.COMPACT,
          Duration.ofDays(90),
          false,
          "receipts: what was sent to which receiver, when, and whether it arrived");

  /** In the order of the flow. */
  public static final List<Topic> ALL =
      List.of(
          SETTINGS,
          RAW,
          COMMANDS,
          TICKS,
          KNOWN,
          WORK,
          LEAVING,
          REJECTED,
          COVERAGE,
          LISTINGS,
          CONTACTS,
          HOOKS,
          TOLD,
          STATEMENTS,
          WINDOWS,
          GROUPS,
          MENTIONS,
          MATCHED,
          SIGNALS,
          WATCH,
          EPISODES,
          ACKNOWLEDGEMENTS,
          JUDGEMENTS,
          DELIVERIES);

  /** The most bytes of one record, so that the longest text fits in any script. */
  public static final int LARGEST_RECORD = 4 << 20;

  private Topics() {}

  /** What happens to old records. */
  public enum Policy {
    COMPACT,
    DELETE
  }

  /**
   * One topic.
   *
   * @param partitions how many when we create it
   * @param retention how long records are kept; zero where only newer ones of a key take them away
   * @param text whether records hold what people wrote
   */
  public record Topic(
      String name,
      int partitions,
      String key,
      String writers,
      String readers,
      Policy policy,
      Duration retention,
      boolean text,
      String content) {

    /** Settings of the topic in Kafka's words. */
    public Map<String, String> config() {
      Map<String, String> config = new LinkedHashMap<>();
      boolean compact = policy == Policy.COMPACT;
      boolean delete = !retention.isZero();
      config.put("cleanup.policy", compact ? delete ? "compact,delete" : "compact" : "delete");
      config.put("max.message.bytes", String.valueOf(LARGEST_RECORD));
      if (compact) {
        config.put("max.compaction.lag.ms", String.valueOf(FORGOTTEN_AFTER.toMillis()));
        config.put("segment.ms", String.valueOf(FORGOTTEN_AFTER.toMillis()));
      }
      if (delete) {
        config.put("retention.ms", String.valueOf(retention.toMillis()));
        // A segment goes as a whole, so one that takes long to fill would keep its first records.
        config.put("segment.ms", String.valueOf(FORGOTTEN_AFTER.toMillis()));
      }
      return config;
    }
  }
}
