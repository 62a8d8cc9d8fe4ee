package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

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
              "red or away: is its disk full, its memory short? The local node is started again by itself, see elasticsearch/logs/console.log; nothing is lost, the index catches up"),
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

  private Advice() {}

  /** For a part that is not well. */
  static String part(String name) {
    return PARTS.getOrDefault(name, "see logs/earshot.log in the data folder");
  }

  /** For a feed whose last attempt failed, by what its place said. */
  static String feed(JsonNode feed) {
    String problem = feed.path("problem").asText();
    if (problem.matches("(?s).*\\b(401|403)\\b.*|(?is).*(token|credential|password|key is).*")) {
      return "give the place a key that it takes, in the configuration, and restart";
    }
    if (problem.matches("(?s).*\\b(404|410)\\b.*")) {
      return "is its address right? Open it in a browser";
    }
    if (problem.matches("(?is).*(robots|refus|not allowed).*")) {
      return "the place does not want to be read so: ask it, or take this feed out";
    }
    if (problem.matches("(?s).*\\b(429|5\\d\\d)\\b.*|(?is).*(timed out|timeout|connect).*")) {
      return "nothing to do: it is asked again at " + feed.path("nextPoll").asText("its next turn");
    }
    return "what could not be read is on the topic mentions.rejected; it is asked again at "
        + feed.path("nextPoll").asText("its next turn");
  }
}
