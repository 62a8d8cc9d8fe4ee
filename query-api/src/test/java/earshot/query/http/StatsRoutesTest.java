package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Reply;
import earshot.query.Said;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsRoutesTest {
  private final Rig rig =
      new Rig()
          .holding(
              Said.review(1, "cold", 2, Duration.ofHours(2))
                  .reply(new Reply("Sorry!", Optional.of(Said.NOW), Optional.empty())),
              Said.review(2, "good", 5, Duration.ofHours(30)),
              Said.post(3, "rival", Duration.ofHours(1)).brands(List.of("Bolt")),
              Said.post(4, "rival again", Duration.ofHours(1)).brands(List.of("Bolt")));

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void figuresOfABrandStandBesideItsShareOfVoice() {
    JsonNode stats = rig.json("/api/v1/stats?brand=Acme&by=day");

    assertThat(stats)
        .isEqualTo(
            Rig.parsed(
                """
                {"by": "day", "zone": "UTC", "total": 2,
                 "sentiment": {"negative": 1, "positive": 1},
                 "ratings": {"count": 2, "mean": 3.5, "stars": {"2": 1, "5": 1}},
                 "answers": {"count": 1, "meanSeconds": 7200},
                 "brands": {"Acme": 2}, "sources": {"appstore": 2}, "languages": {"en": 2}, "places": {"77": 2},
                 "shareOfVoice": {"Acme": 0.5, "Bolt": 0.5},
                 "spans": [
                  {"from": "2026-03-09T00:00:00Z", "to": "2026-03-10T00:00:00Z", "total": 1,
                   "sentiment": {"positive": 1},
                   "ratings": {"count": 1, "mean": 5, "stars": {"5": 1}},
                   "answers": {"count": 0}, "brands": {"Acme": 1},
                   "sources": {"appstore": 1}, "languages": {"en": 1}, "places": {"77": 1}, "shareOfVoice": {"Acme": 1}},
                  {"from": "2026-03-10T00:00:00Z", "to": "2026-03-11T00:00:00Z", "total": 1,
                   "sentiment": {"negative": 1},
                   "ratings": {"count": 1, "mean": 2, "stars": {"2": 1}},
                   "answers": {"count": 1, "meanSeconds": 7200}, "brands": {"Acme": 1},
                   "sources": {"appstore": 1}, "languages": {"en": 1}, "places": {"77": 1},
                   "shareOfVoice": {"Acme": 0.3333, "Bolt": 0.6667}}]}
                """));
  }

  @ParameterizedTest
  @CsvSource({"''", "&kind=message&kind=post", "&kind=message"})
  void whatIsSaidToABrandAloneIsNoVoice(String asked) {
    rig.holding(
        Mention.said("telegram", "", "7/1", Kind.MESSAGE)
            .text("where is my order")
            .publishedAt(Said.NOW.minus(Duration.ofHours(1)))
            .collectedAt(Said.NOW)
            .brands(List.of("Bolt", "Quiet")));
    JsonNode stats = rig.json("/api/v1/stats?from=2020-01-01" + asked);
    assertThat(stats.at("/brands/Quiet").asInt()).isEqualTo(1);
    assertThat(stats.at("/shareOfVoice").has("Quiet")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "from=2020-01-01, 4",
    "brand=Acme, 2",
    "q=good, 1",
    "sentiment=negative, 1",
    "to=2026-03-09, 1"
  })
  void theTotalIsThatOfTheExport(String filter, int total) {
    assertThat(rig.json("/api/v1/stats?by=week&" + filter).at("/total").asInt()).isEqualTo(total);
    assertThat(rig.get("/api/v1/export?" + filter).body().lines()).hasSize(total);
  }

  @Test
  void aSpanStandsBesideAsMuchTimeBefore() {
    JsonNode stats = rig.json("/api/v1/stats?brand=Acme&from=2026-03-10&compare=previous");

    assertThat(stats.at("/total").asInt()).isEqualTo(1);
    assertThat(stats.at("/before/from").asText()).isEqualTo("2026-03-09T12:00:00Z");
    assertThat(stats.at("/before/to").asText()).isEqualTo("2026-03-10T00:00:00Z");
    assertThat(stats.at("/before/total").asInt()).isZero();
    JsonNode whole =
        rig.json("/api/v1/stats?brand=Acme&from=2026-03-10&to=2026-03-10&compare=previous");
    assertThat(whole.at("/before/from"))
        .as("what is not over yet is not compared")
        .isEqualTo(stats.at("/before/from"));
  }

  @Test
  void aSpanStandsBesideAnyOther() {
    JsonNode stats =
        rig.json(
            "/api/v1/stats?brand=Acme&from=2026-03-10&compareFrom=2026-03-09&compareTo=2026-03-09");

    assertThat(stats.at("/before/from").asText()).isEqualTo("2026-03-09T00:00:00Z");
    assertThat(stats.at("/before/to").asText()).isEqualTo("2026-03-10T00:00:00Z");
    assertThat(stats.at("/before/total").asInt()).isEqualTo(1);
    assertThat(stats.at("/before/spans/0/from").asText()).isEqualTo("2026-03-09T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    "compareTo=2026-03-01, compareTo needs compareFrom",
    "compareFrom=2026-03-01, from or compareTo must be given",
    "compareFrom=2026-03-02&compareTo=2026-03-01, compareTo must be after",
    "compare=last&from=2026-03-01, compare must be",
    "compare=previous, from must be given",
    "compare=previous&from=2026-03-11, be in the past",
    "by=year, by must be",
    "zone=Mars, zone must be",
    "spann=1, no parameter"
  })
  void nonsenseIsRefused(String parameter, String why) {
    assertThat(rig.get("/api/v1/stats?" + parameter).statusCode()).isEqualTo(400);
    assertThat(rig.get("/api/v1/stats?" + parameter).body()).contains(why);
  }
}
