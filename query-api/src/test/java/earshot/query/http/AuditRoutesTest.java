package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Brand;
import earshot.mention.Delivery;
import earshot.mention.Draft;
import earshot.mention.Mention;
import earshot.query.Said;
import earshot.query.digest.DigestOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditRoutesTest {
  private final Rig rig = new Rig().obeying();
  private final Mention mention =
      Said.post(1, "bad coffee", Duration.ofHours(6))
          .brands(List.of("Acme", "Bolt"))
          .priority(Said.urgent(Map.of("question", 1.0)))
          .mention();
  private final String path = "/api/v1/mentions/" + mention.id();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void ofMentionsOfBeforeWhyTheyBelongIsToldByTheQueryOfNow() {
    rig.holding(mention.toDraft());
    rig.brands.add(new Brand("Acme", Optional.of("coffee")));
    rig.brands.add(new Brand("Bolt", Optional.of("tea")));

    assertThat(rig.json(path + "/audit").at("/brands"))
        .isEqualTo(
            Rig.parsed(
                """
                [{"brand": "Acme", "query": "coffee", "because": "query",
                  "spans": [{"field": "text", "start": 4, "end": 10}]},
                 {"brand": "Bolt", "query": "tea", "because": "place"}]"""));
  }

  @Test
  void whatMatchedIsToldAsTheBrandAskedItThen() {
    Brand first = new Brand("Acme", Optional.of("coffee"));
    rig.holding(matching(Map.of("Acme", Brand.version("coffee"))));
    rig.brands.add(new Brand("Acme", Optional.of("bad")).inPlaceOf(first));
    rig.brands.add(new Brand("Bolt", Optional.of("coffee")));

    assertThat(rig.json(path + "/audit").at("/brands"))
        .isEqualTo(
            Rig.parsed(
                """
                [{"brand": "Acme", "because": "query", "query": "coffee", "version": "%s",
                  "now": "bad", "spans": [{"field": "text", "start": 4, "end": 10}]},
                 {"brand": "Bolt", "because": "place", "query": "coffee"}]"""
                    .formatted(Brand.version("coffee"))));
  }

  @Test
  void aQueryThatIsNoLongerKnownIsNamedByItsVersionAlone() {
    rig.holding(matching(Map.of("Acme", "0badcafe", "Bolt", Brand.version("bad"))));
    rig.brands.add(new Brand("Bolt", Optional.of("bad")));

    assertThat(rig.json(path + "/audit").at("/brands"))
        .isEqualTo(
            Rig.parsed(
                """
                [{"brand": "Acme", "because": "query", "version": "0badcafe", "now": ""},
                 {"brand": "Bolt", "because": "query", "query": "bad", "version": "%s",
                  "spans": [{"field": "text", "start": 0, "end": 3}]}]"""
                    .formatted(Brand.version("bad"))));
  }

  private Draft matching(Map<String, String> versions) {
    return mention.toDraft().matched(Optional.of(versions));
  }

  @Test
  void theHashIsOfWhatWasSaidWhateverPeopleDidSince() {
    rig.holding(mention.toDraft());
    JsonNode before = rig.json(path + "/audit").at("/raw");
    rig.post(path + "/reply", "{\"text\":\"Sorry!\"}", "Content-Type", Accepts.JSON);
    JsonNode after = rig.json(path + "/audit");

    assertThat(before.at("/hash").asText()).hasSize(16);
    assertThat(after.at("/raw")).isEqualTo(before);
    assertThat(after.at("/mention/history/0/act").asText()).isEqualTo("reply");
  }

  @Test
  void theScoreCanBeAddedUpFromTermsAndWeights() {
    rig.holding(mention.toDraft());
    JsonNode audit = rig.json(path + "/audit");

    double question =
        audit.at("/formula/terms/question").asDouble()
            * audit.at("/formula/weights/question").asDouble();
    double waiting = 6.0 / 24 * audit.at("/formula/weights/waiting").asDouble();
    assertThat(audit.at("/formula/target").asText()).isEqualTo("PT24H");
    assertThat(audit.at("/mention/priority/score").asDouble()).isEqualTo(question + waiting);
  }

  @Test
  void alertsThatNameItAndDigestsOverItsTimeAreThereWithTheirDeliveries() {
    rig.holding(mention.toDraft());
    rig.alarms.episodes.add(
        Alarms.episode("named", "named", "threshold", "Acme", List.of(mention.id())));
    rig.alarms.episodes.add(Alarms.episode("other", "other", "threshold", "Acme", List.of()));
    Instant said = mention.at();
    DigestOrder here = digest("Acme", said.minusSeconds(60), said.plusSeconds(60));
    sent("named", here.id("weekly"));
    sent(digest("Acme", said.plusSeconds(1), said.plusSeconds(60)).id("weekly"));
    sent(digest("Zest", said.minusSeconds(60), said.plusSeconds(60)).id("weekly"));

    JsonNode audit = rig.json(path + "/audit");
    assertThat(audit.at("/alerts").findValuesAsText("rule")).containsExactly("named");
    assertThat(audit.at("/alerts/0/deliveries/0/receiver").asText()).isEqualTo("desk");
    assertThat(audit.at("/digests")).hasSize(1);
    assertThat(audit.at("/digests/0/from").asText()).isEqualTo(here.from().toString());
    assertThat(audit.at("/digests/0/deliveries/0/state").asText()).isEqualTo("delivered");
  }

  private void sent(String... items) {
    rig.alarms.write(
        Delivery.of(
            "desk",
            Stream.of(items).map(item -> new Delivery.Item(item, 1)).toList(),
            Delivery.State.DELIVERED,
            Said.NOW));
  }

  private static DigestOrder digest(String brand, Instant from, Instant to) {
    return new DigestOrder(brand, from, to, ZoneOffset.UTC, Locale.ENGLISH);
  }

  @Test
  void whyAStatementIsInItsGroupIsThere() {
    Mention grouped = mention.toDraft().statements(Said.inGroup("bad coffee", "told")).mention();
    rig.holding(grouped.toDraft());
    rig.book.put("now", grouped);

    assertThat(rig.json(path + "/audit").at("/groups"))
        .isEqualTo(
            Rig.parsed(
                """
                [{"statement": 0, "group": "now", "brand": "Acme", "likeness": 0.75, "threshold": 0.5}]"""));
  }

  @Test
  void whoSaysNearlyTheSameIsThere() {
    Mention copy = Said.post(2, "bad, bad coffee", Duration.ofHours(5)).mention();
    rig.holding(mention.toDraft());
    rig.book.copies(copy, mention);
    JsonNode audit = rig.json(path + "/audit");

    assertThat(audit.at("/copies").findValuesAsText("mention"))
        .containsExactly(mention.id().value(), copy.id().value());
    assertThat(audit.at("/mention/duplicates").asInt()).isEqualTo(1);
    assertThat(audit.at("/mention").has("copyOf")).isFalse();
  }

  @Test
  void byWhatItWasReadAndWhatTheRuleAskedIsThere() {
    rig.holding(mention.toDraft().models(List.of("language-1-0a", "themes-0b")));
    rig.alarms.episodes.add(
        Alarms.episode("told", "angry", "each", mention.id().value(), List.of(mention.id())));
    JsonNode audit = rig.json(path + "/audit");

    assertThat(audit.at("/versions/models"))
        .isEqualTo(Rig.parsed("[\"language-1-0a\", \"themes-0b\"]"));
    assertThat(audit.at("/alerts/0/ruleVersion").asText()).isEqualTo("1234abcd");
  }

  @Test
  void aMentionThatIsNotThereIsNotFound() {
    assertThat(rig.get(path + "/audit").statusCode()).isEqualTo(404);
  }
}
