package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Brand;
import earshot.mention.Mention;
import earshot.query.Said;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void whyItBelongsToABrandIsShownWithTheWordsThatMatched() {
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
  void aMentionThatIsNotThereIsNotFound() {
    assertThat(rig.get(path + "/audit").statusCode()).isEqualTo(404);
  }
}
