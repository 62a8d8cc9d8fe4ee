package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Coverage;
import earshot.mention.Listing;
import earshot.query.CheckResult;
import earshot.query.Said;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthRoutesTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  true,  200, up",
    "true,  false, 200, degraded",
    "false, true,  503, down",
    "false, false, 503, down",
  })
  void theCoreDecides(boolean store, boolean streams, int status, String word) {
    rig.health.put("store", new CheckResult(store, "m"));
    rig.health.put("streams", new CheckResult(streams, "m"));

    HttpResponse<String> answer = rig.get("/health");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Rig.parsed(answer.body()).at("/status").textValue()).isEqualTo(word);
  }

  @Test
  void eachPartSpeaksForItself() {
    rig.health.put("streams", CheckResult.failed("rebalancing"));

    assertThat(rig.json("/health").at("/components"))
        .isEqualTo(
            Rig.parsed(
                """
                {"store": {"ok": true, "core": true, "message": "3 mentions"},
                 "streams": {"ok": false, "core": false, "message": "rebalancing"}}
                """));
  }

  @Test
  void aFailingSourceIsListedAndNotFatal() {
    rig.coverage.add(feed("bad", Optional.of("HTML came")));
    rig.coverage.add(feed("good", Optional.empty()));

    HttpResponse<String> answer = rig.get("/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Rig.parsed(answer.body()).at("/failingSources"))
        .isEqualTo(
            Rig.parsed(
                """
                [{"feed": "bad", "source": "feed", "place": "https://p.example/bad", "problem": "HTML came"}]
                """));
  }

  @Test
  void coverageTellsAddressesToSendThatItsPlaceStates() {
    rig.coverage.add(feed("one", Optional.empty()));
    String place = "https://p.example/one";
    rig.listings.add(listing("feed", place, "link 31", "https://s.example/r/31"));
    rig.listings.add(listing("feed", place, "website", "https://p.example/"));
    rig.listings.add(listing("other", place, "link", "https://s.example/r/32"));
    rig.listings.add(listing("feed", "https://p.example/two", "link", "https://s.example/r/33"));

    assertThat(rig.json("/api/v1/coverage").at("/feeds/0/links"))
        .isEqualTo(Rig.parsed("[\"https://s.example/r/31\"]"));
  }

  private static Listing listing(String source, String place, String name, String value) {
    return new Listing(
        source, place, name, value, List.of("Acme"), Instant.parse("2026-03-10T12:00:00Z"));
  }

  @Test
  void coverageTellsSpansAndGapsAndIsFiltered() {
    rig.coverage.add(feed("one", Optional.empty()));

    assertThat(rig.json("/api/v1/coverage?source=feed&brand=Acme"))
        .isEqualTo(
            Rig.parsed(
                """
                {"total": 1, "feeds": [{
                  "feed": "one", "source": "feed", "place": "https://p.example/one",
                  "brands": ["Acme"], "completeness": "window",
                  "complete": [{"from": "2026-03-10T12:00:00Z", "to": "2026-03-10T12:00:00Z"}],
                  "gaps": [{"from": "2026-03-10T12:00:00Z", "to": "2026-03-10T12:00:00Z", "reason": "away"}],
                  "said": 3, "gone": 1, "unreadable": 0,
                  "nextPoll": "2026-03-10T12:00:00Z", "budgetLeft": 7}]}
                """));
    assertThat(rig.json("/api/v1/coverage?source=mastodon").at("/total").intValue()).isZero();
    assertThat(rig.json("/api/v1/coverage?brand=Other").at("/total").intValue()).isZero();
  }

  @Test
  void metricsTellTimesByRoute() {
    rig.holding(Said.post(1, "a", Duration.ZERO));
    rig.get("/api/v1/mentions?q=a");
    rig.get("/api/v1/mentions/nothing");
    rig.get("/no/such/place");

    assertThat(rig.get("/metrics").body())
        .contains(
            "earshot_http_seconds_count{method=\"GET\",route=\"/api/v1/mentions\",status=\"200\"}"
                + " 1",
            "earshot_http_seconds_count{method=\"GET\",route=\"/api/v1/mentions/{id}\",status=\"404\"}"
                + " 1",
            "earshot_http_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1",
            "earshot_store_seconds_count{question=\"search\"} 1",
            "jvm_memory_used_bytes");
  }

  private static Coverage feed(String name, Optional<String> problem) {
    return new Coverage(
        name,
        "feed",
        "https://p.example/" + name,
        List.of("Acme"),
        "window",
        List.of(new Coverage.Span(Said.NOW, Said.NOW)),
        List.of(new Coverage.Gap(Said.NOW, Said.NOW, "away")),
        3,
        1,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.of(Said.NOW),
        problem,
        Optional.of(7L));
  }
}
