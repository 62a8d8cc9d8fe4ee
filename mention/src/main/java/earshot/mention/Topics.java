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
          "indexer, API, streams (new rules)",
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
          "brands with their queries of now and before and their listings, what people say is"
              + " true of them, rules, saved searches, reply templates, weights of the priority, and"
              + " the places that people added, their secrets by reference only");

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
          "API, Connect (imap)",
          "notifier (answers by mail), API",
          Policy.COMPACT,
          Duration.ZERO,
          true,
          "how somebody who spoke wants to be answered; never shown by API or pages");

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

  /** Who has not got an answer within the day it stays here is told so. */
  public static final Topic REPLIES =
      new Topic(
          "replies",
          RAW.partitions(),
          "mention id",
          "streams",
          "Connect (replies), notifier (answers by mail)",
          Policy.DELETE,
          FORGOTTEN_AFTER,
          true,
          "answers to be sent to the places of their mentions");

  /** As many partitions as {@link #RAW}: an answer meets its mention. */
  public static final Topic ANSWERS =
      new Topic(
          "answers",
          RAW.partitions(),
          "mention id",
          "streams",
          "streams",
          Policy.DELETE,
          FORGOTTEN_AFTER,
          true,
          "what the brand answered at places where an answer is a thing of its own");

  public static final Topic RECEIPTS =
      new Topic(
          "receipts",
          1,
          "command id; credential",
          "Connect (replies), notifier (answers by mail)",
          "Connect (replies), notifier (answers by mail), API",
          Policy.COMPACT,
          Duration.ofDays(90),
          false,
          "which answers left and what became of them, so that none is sent twice; refresh tokens"
              + " that places exchanged meanwhile, locked");

  public static final Topic WORK =
      state(
          "work",
          RAW.partitions(),
          "mention id",
          true,
          "status, assignee, corrections, answers, notes and who did what when");

  public static final Topic ANSWERED =
      state(
          "answered",
          RAW.partitions(),
          "mention id",
          true,
          "mentions of places where an answer is a thing of its own, and such answers");

  public static final Topic LEAVING =
      state(
          "leaving",
          RAW.partitions(),
          "mention id",
          false,
          "when texts have to leave, and what stays of each mention then");

  public static final Topic FORGOTTEN =
      new Topic(
          "forgotten",
          1,
          "mention id",
          "streams",
          "API",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "which mentions people deleted for good, so that whoever imports one anew is told");

  /** Long enough for a review check of any span that is compared with the one before. */
  public static final Topic REMOVED =
      new Topic(
          "removed",
          1,
          "mention id",
          "streams",
          "API, notifier",
          Policy.COMPACT,
          Duration.ofDays(400),
          false,
          "which mentions are gone, since when and whose they were; no value: it came back");

  public static final Topic KNOWN =
      state(
          "known",
          RAW.partitions(),
          "mention id",
          false,
          "hash, version, owners and brands of each mention");

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
          "brand and feeling, or brand alone",
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
          "group, the alias of one, copies, an edit, or a mark",
          "streams, API (edits, marks)",
          "streams, API, notifier",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "groups by the ids of their statements, where groups went that are no more, mentions"
              + " that copy each other, what people want otherwise, and what they call groups and"
              + " have mended");

  public static final Topic TOLD =
      state(
          "told",
          RAW.partitions(),
          "mention id",
          false,
          "in which windows each mention's statements are");

  public static final Topic WINDOWS =
      state(
          "windows",
          STATEMENTS.partitions(),
          "brand, feeling and mention id",
          false,
          "the windows that are grouped, as fingerprints");

  public static final Topic MATCHED =
      state(
          "matched",
          RAW.partitions(),
          "mention id",
          false,
          "which rules each mention meets and when it counts");

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
          "that a mention begins to meet a rule's condition, or no longer does; who is in a group, for rules about groups; what a new rule learns of before it was made");

  public static final Topic WATCH =
      state(
          "watch",
          SIGNALS.partitions(),
          "rule and cause",
          false,
          "what rules have counted, and their open episodes");

  /** As many partitions as windows have: what they find is told from there. */
  public static final Topic CROWDS =
      state(
          "crowds",
          STATEMENTS.partitions(),
          "group",
          false,
          "which mentions are in which group, for rules about groups");

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

  /** Personal data of customers, for as long as the configuration says; then ids and stars. */
  public static final Topic FOLLOWUPS =
      new Topic(
          "followups",
          1,
          "follow-up id",
          "API, notifier",
          "API, notifier",
          Policy.COMPACT,
          Duration.ofDays(90),
          true,
          "personal data of customers: who is asked how it was; name and address leave after their time");

  /** For ever, so that nobody is mailed against their will: hashes only. */
  public static final Topic OPT_OUTS =
      new Topic(
          "unsubscribed",
          1,
          "keyed hash of an address",
          "API, notifier",
          "API, notifier",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "who wants no more mail, and whose address bounced; no addresses");

  /** Personal data of those who work here; secrets are in it as hashes only. */
  public static final Topic PEOPLE =
      new Topic(
          "people",
          1,
          "person, session or token",
          "API",
          "API",
          Policy.COMPACT,
          Duration.ZERO,
          false,
          "personal data of the team: who may log in, with which role; hashes of passwords, sessions and tokens");

  public static final Topic PEOPLE_LOG =
      new Topic(
          "people.log",
          1,
          "person or token",
          "API",
          "API",
          Policy.DELETE,
          Duration.ofDays(365),
          false,
          "personal data of the team: who did what here, when, and from which address; no texts");

  /** In the order of the flow. */
  public static final List<Topic> ALL =
      List.of(
          SETTINGS,
          RAW,
          ANSWERS,
          COMMANDS,
          REPLIES,
          RECEIPTS,
          TICKS,
          KNOWN,
          WORK,
          ANSWERED,
          LEAVING,
          REJECTED,
          COVERAGE,
          LISTINGS,
          CONTACTS,
          HOOKS,
          FORGOTTEN,
          REMOVED,
          TOLD,
          STATEMENTS,
          WINDOWS,
          GROUPS,
          MENTIONS,
          MATCHED,
          SIGNALS,
          WATCH,
          CROWDS,
          EPISODES,
          ACKNOWLEDGEMENTS,
          JUDGEMENTS,
          DELIVERIES,
          FOLLOWUPS,
          OPT_OUTS,
          PEOPLE,
          PEOPLE_LOG);

  /** The most bytes of one record, so that the longest text fits in any script. */
  public static final int LARGEST_RECORD = 4 << 20;

  private Topics() {}

  /**
   * What a store of the flow is rebuilt from. Streams would create such a topic itself, but then
   * writes to it before it can be written to.
   *
   * @param store its name in the topology
   */
  private static Topic state(
      String store, int partitions, String key, boolean text, String content) {
    return new Topic(
        "earshot-streams-" + store + "-changelog",
        partitions,
        key,
        "streams",
        "streams",
        Policy.COMPACT,
        Duration.ZERO,
        text,
        "state of the flow: " + content);
  }

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
