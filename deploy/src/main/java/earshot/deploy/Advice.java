package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an operator does next when a part or a feed is not well. */
final class Advice {
  private static final String READERS =
      "it reads Kafka: if kafka is well this ends by itself, else see logs/earshot.log";

  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry(
              "kafka",
              "is the broker up, and kafka.bootstrap right? The embedded one needs free disk where the data folder lies; see logs/earshot.log"),
          Map.entry(
              "elasticsearch",
              "red or away: is its disk full, its memory short? The local node is started again by itself, see elasticsearch/logs/console.log; nothing is lost, the index catches up. If it stays red a disk has damaged the index: `earshot reindex` makes it anew from Kafka"),
          Map.entry(
              "streams",
              "it replaces a thread that stumbled; if it stays so restart it (what was read goes on where it was) and see logs/earshot.log"),
          Map.entry(
              "index",
              "it waits for Elasticsearch and loses nothing: mend that first. After a full disk set index.blocks.read_only_allow_delete of its indices to null"),
          Map.entry(
              "notify",
              "a receiver can't be reached: check its address and secret under notify; it is tried again each minute, and told once"),
          Map.entry(
              "connect",
              "failed connectors are started again every 15 s; if one stays so its log line names the setting that is wrong"),
          Map.entry(
              "intake",
              "comments, imports and work are refused until Kafka takes records again: see kafka"),
          Map.entry("coverage", READERS),
          Map.entry("events", READERS),
          Map.entry("brands", READERS),
          Map.entry("listings", READERS),
          Map.entry("removals", READERS),
          Map.entry("alerts", READERS),
          Map.entry("groups", READERS),
          Map.entry("rules", READERS),
          Map.entry("searches", READERS),
          Map.entry("templates", READERS),
          Map.entry("weights", READERS),
          Map.entry("answers", READERS),
          Map.entry("people", READERS));

  /** The first that fits. */
  private static final List<Told> FEEDS =
      List.of(
          Told.of(
              "robots.*(disallow|forbid)|not allowed",
              "the place does not want to be read so: ask it, or take this feed out"),
          Told.of(
              "private address",
              "if it may lie in your own network set network.allow-private-addresses; else see where its name leads"),
          Told.of(
              "name server",
              "is the host of its address spelled right, and does this machine reach a name server? It is asked again at %s"),
          Told.of(
              "certificat|PKIX|SSL",
              "its certificate is not trusted: has it ended, or does Java not know who signed it?"),
          Told.of(
              "\\b(401|403)\\b|login|token|credential|password|key is",
              "give the place a key that it takes, in the configuration, and restart"),
          Told.of("\\b(404|410)\\b|redirect", "is its address right? Open it in a browser"),
          Told.of(
              "\\b(429|5\\d\\d)\\b|timed out|timeout|connect|left alone|cannot be read now",
              "nothing to do: it is asked again at %s"));

  private Advice() {}

  /** For a part that is not well. */
  static String part(String name) {
    return PARTS.getOrDefault(name, "see logs/earshot.log in the data folder");
  }

  /** For a feed whose last attempt failed, by what its place said. */
  static String feed(JsonNode feed) {
    String problem = feed.path("problem").asText();
    return FEEDS.stream()
        .filter(advice -> advice.when().matcher(problem).find())
        .findFirst()
        .map(Told::then)
        .orElse("what could not be read is on the topic mentions.rejected; it is asked again at %s")
        .formatted(feed.path("nextPoll").asText("its next turn"));
  }

  private record Told(Pattern when, String then) {
    static Told of(String when, String then) {
      return new Told(Pattern.compile(when, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), then);
    }
  }
}
