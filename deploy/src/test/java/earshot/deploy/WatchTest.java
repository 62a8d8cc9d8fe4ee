package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.deploy.config.Configuration;
import earshot.ingest.connect.MentionConnector;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchTest {
  @ParameterizedTest
  @ValueSource(strings = {"acme coffee", "قهوه اکمی", "it's \"so\" good", "C++"})
  void anyWordsMakeAConfiguration(String words) {
    assertThat(connectors(words).keySet())
        .containsAll(
            Set.of(
                "earshot-hackernews",
                "earshot-bluesky",
                "earshot-reddit",
                "earshot-lemmy",
                "earshot-stackexchange",
                "earshot-feed",
                "earshot-mastodon"));
  }

  @Test
  void withoutALetterThereIsNoHashtagToFollow() {
    assertThat(connectors("☕")).containsKey("earshot-lemmy").doesNotContainKey("earshot-mastodon");
  }

  @Test
  void hashtagsBelongToTheBrandAndSearchesAreMatched() {
    Map<String, Map<String, String>> connectors = connectors("acme coffee");
    assertThat(places(connectors, "mastodon")).contains("acmecoffee");
    assertThat(places(connectors, "bluesky")).contains("acme coffee");
  }

  private static String places(Map<String, Map<String, String>> connectors, String type) {
    return connectors.get("earshot-" + type).get(MentionConnector.PLACES);
  }

  private static Map<String, Map<String, String>> connectors(String words) {
    return Connectors.of(
        Configuration.parse("watch", Watch.yaml(words), SourceTypes.installed(), Map.of()),
        Map.of());
  }
}
