package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Delivery;
import earshot.mention.Draft;
import earshot.mention.Reply;
import earshot.query.Said;
import earshot.query.digest.Cron;
import earshot.query.digest.DigestPlan;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestRoutesTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @BeforeEach
  void fill() {
    DigestSample.fill(rig);
  }

  private JsonNode digest(String more) {
    return rig.json("/api/v1/digest?brand=Acme&to=2026-03-10T12:00:00Z" + more);
  }

  @Test
  void driftAndGapsAreThoseThatTheApiTells() {
    JsonNode digest = digest("");
    JsonNode told = rig.json("/api/v1/listings").at("/differences");
    JsonNode gap = rig.json("/api/v1/coverage").findValue("gaps").get(0);

    assertThat(digest.at("/listings")).hasSize(1).hasSameSizeAs(told);
    assertThat(told.toString()).contains(digest.at("/listings/0/stated").asText());
    assertThat(digest.at("/incomplete/0/to")).isEqualTo(gap.path("to"));
    assertThat(digest.at("/incomplete/0/reason")).isEqualTo(gap.path("reason"));
  }

  @Test
  void whoGetsMuchIsOfferedAShorterRhythm() {
    assertThat(html("en").text()).doesNotContain("shorter rhythm");
    for (int i = 1000; i < 1300; i++) {
      rig.holding(Said.review(i, "busy week " + i, 4, Duration.ofHours(2)));
    }
    Document page = html("en");
    String day = page.select("a[href*=/digest?]").last().attr("href");

    assertThat(page.text()).contains("A shorter rhythm would serve better");
    assertThat(page.text()).contains("cron: \"0 9 * * *\"");
    assertThat(day).contains("from=2026-03-09T12%3A00%3A00Z&to=2026-03-10T12%3A00%3A00Z");
    assertThat(digest("").path("tooMuch").asBoolean()).isTrue();
    assertThat(digest("&from=2026-03-09T12:00:00Z").path("tooMuch").asBoolean()).isFalse();
  }

  @Test
  void figuresStandBesideTheSpanBefore() {
    JsonNode digest = digest("");

    assertThat(digest.at("/totals/0/count").asInt()).isEqualTo(17);
    assertThat(digest.at("/totals/0/before/count").asInt()).isEqualTo(14);
    assertThat(digest.at("/totals/0/before/verdict").asText()).isEqualTo("same");
    assertThat(digest.at("/sentiment/0/share/low").asDouble()).isBetween(0.2, 0.4);
    assertThat(digest.at("/answers/count").asInt()).isEqualTo(6);
    assertThat(digest.at("/shareOfVoice/0/brand").asText()).isEqualTo("Acme");
    assertThat(digest.at("/listings/0/stated").asText()).isEqualTo("654321");
    assertThat(digest.at("/incomplete/0/reason").asText()).isEqualTo("more was said than it shows");
    assertThat(digest.at("/incomplete/0/from").asText()).isEqualTo("2026-03-03T12:00:00Z");
    assertThat(digest.at("/groups/0/statements").asInt()).isEqualTo(8);
    assertThat(digest.at("/groups/0/quotes")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "1, edited, Edited by their writers in this span, whenever said",
    "2, answered, Answered in this span, whenever said"
  })
  void whatHappenedInTheSpanCountsWheneverItWasSaid(int total, String name, String words) {
    Instant within = Said.NOW.minus(Duration.ofDays(1));
    Instant earlier = Said.NOW.minus(Duration.ofDays(8));
    JsonNode before = digest("").at("/totals/" + total);
    rig.holding(
        happened(801, Duration.ofDays(90), within),
        happened(802, Duration.ofDays(90), earlier),
        happened(803, Duration.ofDays(90), Said.NOW),
        happened(804, Duration.ofDays(2), Said.NOW));
    JsonNode after = digest("").at("/totals/" + total);

    assertThat(after.path("name").asText()).isEqualTo(name);
    assertThat(after.path("count").asInt()).isEqualTo(before.path("count").asInt() + 1);
    assertThat(after.at("/before/count").asInt()).isEqualTo(before.at("/before/count").asInt() + 1);
    assertThat(after.path("search").asText()).contains("time=" + name);
    assertThat(html("en").text()).contains(words);
  }

  /** Answered and edited at that time. */
  private static Draft happened(int number, Duration ago, Instant at) {
    return Said.review(number, "changed " + number, 3, ago)
        .editedAt(at)
        .reply(new Reply("Thanks", Optional.of(at), Optional.empty()));
  }

  @Test
  void whatIsNotShownIsCountedAndLinked() {
    JsonNode waiting = digest("").at("/waiting");

    assertThat(waiting.at("/first")).hasSize(5);
    assertThat(waiting.at("/more").asInt()).isEqualTo(waiting.at("/all/count").asInt() - 5);
    assertThat(html("en").text()).contains("and %d more".formatted(waiting.at("/more").asInt()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "text", "json"})
  void whatWasWrittenToTheBrandAloneIsNotPassedOn(String format) {
    String body = rig.get("/api/v1/digest?brand=Acme&format=" + format).body();

    assertThat(body).doesNotContain("4711", "Private Person", "m.example/private");
  }

  @ParameterizedTest
  @CsvSource({"en, ltr, Waiting", "fa, rtl, انتظار", "hy, ltr, Սպասող", "ru, ltr, Ждут"})
  void itIsWrittenInTheLanguageOfItsReader(String language, String direction, String word) {
    Document page = html(language);

    assertThat(page.select("html").attr("lang")).isEqualTo(language);
    assertThat(page.select("html").attr("dir")).isEqualTo(direction);
    assertThat(page.text()).containsIgnoringCase(word);
    assertThat(page.select("h2")).hasSize(11);
  }

  @Test
  void sourcesAndWritersAreCalledAsInThePages() {
    rig.holding(
        Said.review(900, "Ոչ ոք չի պատասխանում", 1, Duration.ofHours(2))
            .author(null, "did:web:ani.example", null)
            .priority(Said.urgent(Map.of("stars", 1.0, "feeling", 1.0, "question", 1.0))));

    assertThat(html("ru").text())
        .contains("ani.example", "App Store", "10 мар. 2026")
        .doesNotContain("did:web", "appstore");
    assertThat(html("en").text()).contains("10 Mar 2026");
  }

  @Test
  void persianDatesAreOfThePersianCalendar() {
    assertThat(html("fa").text()).contains("اسفند ۱۴۰۴");
  }

  @Test
  void nothingInItRunsOrIsFetched() {
    Document page = html("en");

    assertThat(page.select("script, img, link, style, iframe, object")).isEmpty();
    assertThat(page.select("*").stream().flatMap(e -> e.attributes().asList().stream()))
        .noneMatch(attribute -> attribute.getKey().startsWith("on"));
    assertThat(page.select("a[href]")).allMatch(link -> link.attr("href").startsWith("http"));
    assertThat(page.text()).contains("<script>alert(1)</script>").doesNotContain("\u202E");
  }

  private Document html(String language) {
    HttpResponse<String> answer =
        rig.get(
            "/api/v1/digest?brand=Acme&zone=Asia/Yerevan&format=html&language=" + language,
            "Accept",
            "text/html");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("style-src 'self' 'unsafe-inline'", "script-src 'self'");
    return Jsoup.parse(answer.body());
  }

  @Test
  void plainTextSaysTheSame() {
    assertThat(rig.get("/api/v1/digest?brand=Acme&format=text").body())
        .contains("Review check", "== At a glance ==", "New: 17", "Before: 14");
  }

  @Test
  void whatSomebodyWantsSentIsPutWhereTheNotifierLooks() {
    assertThat(rig.send("POST", "/api/v1/digest?brand=Acme&to=2026-03-09").statusCode())
        .isEqualTo(409);
    rig.plans.add(
        new DigestPlan(
            "Acme", Cron.of("0 9 * * *"), ZoneOffset.UTC, Locale.of("hy"), List.of("desk", "ops")));

    HttpResponse<String> answer = rig.send("POST", "/api/v1/digest?brand=Acme&to=2026-03-09");
    rig.send("POST", "/api/v1/digest?brand=Acme&to=2026-03-09");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(Rig.parsed(answer.body()))
        .isEqualTo(Rig.parsed("{\"receivers\": [\"desk\", \"ops\"]}"));
    assertThat(rig.alarms.deliveries)
        .extracting(Delivery::receiver, Delivery::state)
        .containsExactly(tuple("desk", Delivery.State.WANTED), tuple("ops", Delivery.State.WANTED));
  }

  @Test
  void aSpanWithoutWordsHasADigestToo() {
    assertThat(rig.get("/api/v1/digest?brand=Bolt&to=2020-01-01&format=text").body())
        .contains("New: 0", "Nobody gave stars.", "Nobody said the same as others.");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400, about one brand",
    "brand=Zest, 404, there is no brand",
    "brand=Acme&format=pdf, 400, format must be",
    "brand=Acme&language=xx, 400, language must be",
    "brand=Acme&zone=Mars, 400, zone must be",
    "brand=Acme&from=2026-03-02&to=2026-03-01, 400, to must",
    "brand=Acme&since=1, 400, no parameter",
  })
  void nonsenseIsRefused(String parameters, int status, String why) {
    HttpResponse<String> answer = rig.get("/api/v1/digest?" + parameters);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(why);
  }
}
