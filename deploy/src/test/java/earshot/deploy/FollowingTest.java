package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.deploy.config.Configuration;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.query.ReplyBook;
import earshot.query.http.Hooks;
import earshot.query.live.MadePlace;
import earshot.query.live.PlaceBook.PlaceWish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Places that people add, pause and remove are heard and answered without a new start. */
class FollowingTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Configuration FILE =
      Configuration.parse(
          "earshot.yml",
          "brands:\n  - name: Acme\n    sources:\n"
              + "      - {type: facebook, page: 1, token: t, hook-secret: s1}",
          SourceTypes.installed(),
          Map.of());

  private final PlaceTypes types = new PlaceTypes(SourceTypes.installed(), Map.of("KEY", "s2"));
  private final List<MadePlace> made = new ArrayList<>();

  private MadePlace place(String type, Map<String, List<String>> settings) {
    return types.made("p1", new PlaceWish(type, List.of("Acme"), settings, Optional.empty()), NOON);
  }

  @Test
  void anAddedPlaceMaySendAtOnceAndAPausedOneNoMore() {
    Following<Hooks> hooks =
        new Following<>(FILE.places(), () -> List.copyOf(made), types, HookSecrets::of);
    assertThat(hooks.get().genuine()).containsOnlyKeys("facebook");
    made.add(
        place(
            "livechat",
            Map.of(
                "license", List.of("7"),
                "account-id", List.of("a"),
                "token", List.of("${env:KEY}"),
                "hook-secret", List.of("${env:KEY}"))));
    assertThat(hooks.get().genuine()).containsOnlyKeys("facebook", "livechat");
    assertThat(hooks.get()).as("nothing changed").isSameAs(hooks.get());

    made.set(0, made.getFirst().paused(true, Optional.empty(), NOON));
    assertThat(hooks.get().genuine()).containsOnlyKeys("facebook");
  }

  @Test
  void anAddedPlaceIsAnsweredAtOnce() {
    Following<PlaceReplies> replies =
        new Following<>(FILE.places(), () -> List.copyOf(made), types, PlaceReplies::of);
    Mention mention =
        Mention.said("mastodon", "toots.example", "1", Kind.POST)
            .text("hm")
            .publishedAt(NOON)
            .collectedAt(NOON)
            .version(1)
            .mention();
    assertThat(rules(replies, mention)).isEmpty();
    made.add(
        place(
            "mastodon",
            Map.of(
                "server", List.of("https://toots.example"),
                "hashtags", List.of("acme"),
                "token", List.of("${env:KEY}"),
                "replies", List.of("true"))));

    assertThat(rules(replies, mention)).isPresent();
  }

  private static Optional<?> rules(Following<PlaceReplies> replies, Mention mention) {
    ReplyBook now = replies.get();
    return now.rules(mention);
  }
}
