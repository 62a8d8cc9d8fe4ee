package earshot.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class DemoConfigurationTest {
  private static final URI TOWN = URI.create("http://127.0.0.1:4711");

  @Test
  void watchesEveryShopAndMayReachLoopback() {
    Map<String, Object> yaml = parsed(TOWN);
    assertThat(brands(yaml))
        .extracting(brand -> brand.get("name"))
        .containsExactly("Araxi Coffee", "Vardik Books", "Zipaloo", "Hotel Sevanik");
    assertThat(yaml.get("network")).isEqualTo(Map.of("allow-private-addresses", true));
    assertThat(DemoConfiguration.yaml(TOWN)).doesNotContain("{town}", "{app}", "{game}");
  }

  @Test
  void usesTwelveKindsOfPlacesEachAtLeastEveryFiveSeconds() {
    List<Map<String, Object>> sources = sources(TOWN);
    assertThat(sources)
        .extracting(source -> source.get("type"))
        .contains(
            "feed",
            "webpage",
            "mastodon",
            "appstore",
            "hackernews",
            "wordpress",
            "discourse",
            "reddit",
            "lemmy",
            "stackexchange",
            "steam",
            "bluesky");
    assertThat(sources)
        .allMatch(source -> List.of("2s", "3s", "4s", "5s").contains(source.get("every")));
  }

  @Test
  void everyAddressInItAnswers() throws Exception {
    try (Visitor visitor = new Visitor()) {
      for (Map<String, Object> source : sources(visitor.url())) {
        for (String path : paths(source)) {
          assertThat(visitor.get(path).statusCode()).as("%s", source).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void everyTootIsFoundByOneOfTheHashtags() throws Exception {
    try (Visitor visitor = new Visitor()) {
      visitor.later(Duration.ofMinutes(1));
      List<String> found = new ArrayList<>();
      for (Map<String, Object> source : sources(visitor.url())) {
        for (String path : paths(source)) {
          if (path.contains("/timelines/")) {
            visitor.json(path + "?limit=40").forEach(toot -> found.add(toot.path("id").asText()));
          }
        }
      }
      List<String> toots =
          visitor.town.said(visitor.now()).stream()
              .filter(said -> said.channel() == Channel.TOOT && !said.gone())
              .map(said -> Long.toString(Toots.id(said)))
              .toList();
      assertThat(toots).hasSizeGreaterThan(30);
      assertThat(found).containsAll(toots);
    }
  }

  private static List<String> paths(Map<String, Object> source) {
    String base = String.valueOf(source.get("base-url"));
    return switch ((String) source.get("type")) {
      case "feed", "webpage" -> List.of((String) source.get("url"));
      case "wordpress" -> List.of(source.get("site") + "/wp-json/wp/v2/comments");
      case "discourse" -> List.of(source.get("forum") + "/posts.json");
      case "mastodon" ->
          strings(source.get("hashtags")).stream()
              .map(
                  tag ->
                      base
                          + "/api/v1/timelines/tag/"
                          + URLEncoder.encode(tag, StandardCharsets.UTF_8))
              .toList();
      case "appstore" ->
          strings(source.get("countries")).stream()
              .map(
                  cc ->
                      base
                          + "/"
                          + cc
                          + "/rss/customerreviews/page=1/id="
                          + source.get("app")
                          + "/sortby=mostrecent/json")
              .toList();
      case "reddit" ->
          strings(source.get("subreddits")).stream()
              .flatMap(name -> Stream.of("new", "comments").map(what -> name + "/" + what))
              .map(listing -> base + "/r/" + listing + "/.rss")
              .toList();
      case "lemmy" ->
          strings(source.get("communities")).stream()
              .flatMap(
                  name ->
                      Stream.of("post", "comment")
                          .map(type -> "/api/v3/" + type + "/list?community_name=" + name))
              .map(path -> source.get("server") + path)
              .toList();
      case "stackexchange" ->
          strings(source.get("tags")).stream()
              .map(tag -> "/2.3/search/advanced?site=" + source.get("site") + "&tagged=" + tag)
              .map(path -> base + path)
              .toList();
      case "steam" -> List.of(base + "/appreviews/" + source.get("app"));
      case "bluesky" -> List.of(); // a stream, see FirehoseTest
      case "hackernews" -> List.of(base + "/api/v1/search_by_date?query=" + source.get("query"));
      default -> throw new AssertionError("a source of no known type: " + source);
    };
  }

  private static List<Map<String, Object>> sources(URI town) {
    List<Map<String, Object>> sources = new ArrayList<>();
    brands(parsed(town)).forEach(brand -> sources.addAll(maps(brand.get("sources"))));
    return sources;
  }

  private static List<Map<String, Object>> brands(Map<String, Object> yaml) {
    return maps(yaml.get("brands"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Object value) {
    return (List<Map<String, Object>>) value;
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Object value) {
    return (List<String>) value;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parsed(URI town) {
    return (Map<String, Object>)
        new Load(LoadSettings.builder().build()).loadFromString(DemoConfiguration.yaml(town));
  }
}
