package earshot.deploy;

import earshot.mention.MentionJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
    String address = URLEncoder.encode(phrase, StandardCharsets.UTF_8);
    String tag = words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    Map<String, Object> brand =
        Map.of(
            "name",
            words,
            "query",
            phrase + (tag.isEmpty() ? "" : " OR #" + tag),
            "sources",
            List.of(
                Map.of("type", "hackernews", "query", phrase),
                Map.of(
                    "type",
                    "mastodon",
                    "server",
                    "https://mastodon.social",
                    "hashtags",
                    List.of(tag),
                    "match",
                    "all"),
                Map.of(
                    "type",
                    "feed",
                    "url",
                    "https://news.google.com/rss/search?q="
                        + address
                        + "+when:7d&hl=en-US&gl=US&ceid=US:en",
                    "match",
                    "query"),
                Map.of(
                    "type",
                    "feed",
                    "url",
                    "https://www.reddit.com/search.rss?sort=new&q=" + address,
                    "match",
                    "query")));
    return new String(MentionJson.write(Map.of("brands", List.of(brand))), StandardCharsets.UTF_8);
  }
}
