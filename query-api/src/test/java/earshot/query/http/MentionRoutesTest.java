package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Queue;
import earshot.mention.Rating;
import earshot.mention.Reply;
import earshot.mention.Sentiment;
import earshot.mention.Statement;
import earshot.query.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionRoutesTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aMentionLooksAsPromised() {
    rig.holding(full());

    assertThat(rig.json("/api/v1/mentions?q=cold&highlight=true"))
        .isEqualTo(
            Rig.parsed(
                """
                {"total": 1,
                 "mentions": [{
                  "id": "appstore-4hn5muheqiqh53gnvmdsm5uo",
                  "version": 7,
                  "source": "appstore",
                  "kind": "review",
                  "brands": ["Acme"],
                  "author": {"name": "Ani", "handle": "@ani", "url": "https://p.example/ani", "followers": 14000},
                  "title": "Cold",
                  "text": "The coffee was cold.",
                  "url": "https://p.example/1",
                  "rating": {"value": 2, "min": 1, "max": 5},
                  "engagement": {"likes": 3},
                  "thread": "t-1",
                  "place": "Yerevan",
                  "language": "en",
                  "sentiment": {"label": "negative", "confidence": 0.9, "mixed": false, "model": "stars"},
                  "statements": [{"text": "The coffee was cold.", "sentiment": "negative", "theme": "temperature", "group": "g-1"}],
                  "priority": {"score": 53.5, "queue": "answer", "reasons": [
                    {"term": "feeling", "value": 0.9, "points": 22.5},
                    {"term": "waiting", "value": 1, "points": 20},
                    {"term": "stars", "value": 0.55, "points": 11}]},
                  "publishedAt": "2026-03-09T10:00:00Z",
                  "editedAt": "2026-03-09T11:00:00Z",
                  "collectedAt": "2026-03-10T12:00:00Z",
                  "backfilled": true,
                  "status": "seen",
                  "assignee": "mary",
                  "highlights": [{"field": "title", "start": 0, "end": 4}, {"field": "text", "start": 15, "end": 19}]
                 }],
                 "facets": {
                  "brand": {"Acme": 1}, "source": {"appstore": 1}, "kind": {"review": 1},
                  "sentiment": {"negative": 1}, "language": {"en": 1}, "status": {"seen": 1},
                  "queue": {"answer": 1}, "rating": {"2": 1}}}
                """));
  }

  private static earshot.mention.Draft full() {
    return Mention.said("appstore", "77", "1", Kind.REVIEW)
        .version(7)
        .brands(List.of("Acme"))
        .author("Ani", "@ani", "https://p.example/ani", 14_000L)
        .title("Cold")
        .text("The coffee was cold.")
        .url("https://p.example/1")
        .rating(Rating.stars(2))
        .engagement(3L, null, null)
        .thread("t-1")
        .place("Yerevan")
        .language("en")
        .sentiment(new Sentiment(Label.NEGATIVE, 0.9, false, "stars"))
        .statements(
            List.of(
                new Statement(
                    "The coffee was cold.",
                    Optional.of(Label.NEGATIVE),
                    Optional.of("temperature"),
                    Optional.of("g-1"))))
        .priority(new earshot.mention.Priority(Queue.ANSWER, Map.of("feeling", 0.9, "stars", 0.55)))
        .publishedAt(Instant.parse("2026-03-09T10:00:00Z"))
        .editedAt(Instant.parse("2026-03-09T11:00:00Z"))
        .status("seen")
        .assignee("mary")
        .collected(Said.NOW, List.of("Acme"), false, true)
        .toDraft();
  }

  @Test
  void absentMeansAbsent() {
    rig.holding(Mention.said("feed", "f", "1", Kind.POST).collectedAt(Said.NOW).version(1));

    assertThat(rig.json("/api/v1/mentions").at("/mentions/0").fieldNames())
        .toIterable()
        .containsExactly("id", "version", "source", "kind", "brands", "collectedAt", "status");
  }

  @Test
  void oneMentionIsFoundByItsId() {
    Mention mention =
        full().reply(new Reply("Sorry!", Optional.of(Said.NOW), Optional.empty())).mention();
    rig.holding(mention.toDraft());

    JsonNode found = rig.json("/api/v1/mentions/" + mention.id());

    assertThat(found.at("/id").textValue()).isEqualTo(mention.id().value());
    assertThat(found.at("/reply"))
        .isEqualTo(Rig.parsed("{\"text\":\"Sorry!\",\"at\":\"2026-03-10T12:00:00Z\"}"));
    assertThat(found.at("/priority/reasons"))
        .as("nobody waits once it is answered")
        .noneMatch(reason -> reason.at("/term").textValue().equals("waiting"));
  }

  @Test
  void pagesContinueWithoutGapsOrRepeats() {
    for (int i = 0; i < 25; i++) {
      rig.holding(Said.post(i, "the same text", Duration.ofHours(i / 3)));
    }
    List<String> seen = new ArrayList<>();
    String after = "";
    int pages = 0;
    do {
      JsonNode page = rig.json("/api/v1/mentions?size=4&sort=newest" + after);
      page.at("/mentions").forEach(mention -> seen.add(mention.at("/id").textValue()));
      after = page.has("after") ? "&after=" + page.at("/after").textValue() : "";
      pages++;
    } while (!after.isEmpty());

    assertThat(pages).isEqualTo(7);
    assertThat(seen).hasSize(25);
    assertThat(new HashSet<>(seen)).hasSize(25);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "brand=Acme                      | 2",
        "brand=Acme&brand=Other          | 3",
        "brand=Acme,Other                | 3",
        "brand=Acme%2C+Inc.              | 1",
        "kind=post,review                | 4",
        "kind=post%2C%20review           | 4",
        "queue=answer                    | 0",
        "language=hy                     | 0",
        "source=mastodon&source=appstore | 4",
        "rating=1                        | 1",
        "from=2026-03-10                 | 2",
        "q=&brand=                       | 4",
      })
  void filtersAreRepeatedOrSeparatedByCommas(String parameters, int total) {
    rig.holding(
        Said.post(1, "a", Duration.ofHours(1)),
        Said.post(2, "b", Duration.ofHours(2)).brands(List.of("Other")),
        Said.post(3, "c", Duration.ofDays(3)).brands(List.of("Acme, Inc.")),
        Said.review(4, "d", 1, Duration.ofDays(1)));

    assertThat(rig.json("/api/v1/mentions?" + parameters).at("/total").intValue()).isEqualTo(total);
  }

  @Test
  void facetsAreLeftOutWhenNotWanted() {
    rig.holding(Said.post(1, "a", Duration.ofHours(1)));

    assertThat(rig.json("/api/v1/mentions?facets=false").at("/facets")).isEmpty();
  }

  @Test
  void everyScriptArrivesAsItWasWritten() {
    String text =
        "قهوه‌ی سرد ☕️ Սառը սուրճ <script>alert(1)</script> \u202Eevil \u2028 \"quoted\\\"";
    rig.holding(Said.post(1, text, Duration.ofHours(1)));

    assertThat(rig.json("/api/v1/mentions").at("/mentions/0/text").textValue()).isEqualTo(text);
  }
}
