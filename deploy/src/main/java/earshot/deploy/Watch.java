package earshot.deploy;

import earshot.mention.MentionJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The configuration of {@code watch}: one brand named like its words, and every public source that
 * can be asked for words without a key.
 */
final class Watch {
  private Watch() {}

  /** JSON is YAML too, so nothing needs quoting by hand. */
  static String yaml(String words) {
    String phrase = '"' + words.replace("\"", " ").strip() + '"';
    String tag = words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    Map<String, Object> brand =
        Map.of(
            "name",
            words,
            "query",
            phrase + (tag.isEmpty() ? "" : " OR #" + tag),
            "sources",
            sources(phrase, tag));
    return new String(MentionJson.write(Map.of("brands", List.of(brand))), StandardCharsets.UTF_8);
  }

  private static List<Map<String, Object>> sources(String phrase, String tag) {
    String address = URLEncoder.encode(phrase, StandardCharsets.UTF_8);
    List<Map<String, Object>> sources =
        new ArrayList<>(
            List.of(
                Map.of("type", "hackernews", "query", phrase),
                Map.of("type", "bluesky", "words", List.of(phrase)),
                Map.of("type", "reddit", "query", phrase),
                Map.of("type", "lemmy", "server", "https://lemmy.world", "query", phrase),
                Map.of("type", "stackexchange", "query", phrase),
                Map.of(
                    "type",
                    "feed",
                    "url",
                    "https://news.google.com/rss/search?q="
                        + address
                        + "+when:7d&hl=en-US&gl=US&ceid=US:en",
                    "match",
                    "query")));
    if (!tag.isEmpty()) {
      String server = "https://mastodon.social";
      sources.add(
          Map.of("type", "mastodon", "server", server, "hashtags", List.of(tag), "match", "all"));
    }
    return sources;
  }
}
