package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Brand;
import earshot.mention.Listing;
import earshot.query.Said;
import earshot.query.live.FactualBrands;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is true of a brand: declared facts stay, people say the rest. */
class FactRoutesTest {
  private static final String FACTS = "/api/v1/brands/Acme/facts";

  private final Rig rig =
      new Rig(
          store -> store, wiring -> new Routes[] {new FactRoutes((FactualBrands) wiring.brands())});

  FactRoutesTest() {
    rig.brands.add(new Brand("Acme", Optional.empty(), Map.of("phone", "+374 10 000000")));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> put(String facts) {
    return rig.put(FACTS, "{\"facts\": " + facts + "}");
  }

  @Test
  void whatPeopleSayStandsBesideWhatIsDeclaredAndIsCompared() {
    assertThat(put("{\"Website\": \"acme.example\", \"phone\": \"+374 10 000000\"}").statusCode())
        .isEqualTo(200);
    rig.listings.add(
        new Listing("webpage", "p", "website", "old.example", List.of("Acme"), Said.NOW));

    assertThat(rig.json(FACTS).at("/facts"))
        .hasToString(
            "[{\"fact\":\"phone\",\"value\":\"+374 10 000000\",\"locked\":true},"
                + "{\"fact\":\"website\",\"value\":\"acme.example\",\"locked\":false}]");
    assertThat(rig.json("/api/v1/listings").at("/differences/0/declared").asText())
        .isEqualTo("acme.example");
    assertThat(put("{}").body()).doesNotContain("acme.example");
    assertThat(rig.json("/api/v1/listings").at("/total").asInt()).isZero();
  }

  @Test
  void whatTheFileDeclaresIsLocked() {
    HttpResponse<String> refused = put("{\"phone\": \"1\"}");

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("change it there");
    assertThat(rig.json(FACTS).at("/facts/0/value").asText()).isEqualTo("+374 10 000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"fone\": \"1\"}|is no fact",
        "{\"price of \": \"1\"}|is no fact",
        "{\"hours\": \"whenever\"}|hours can't be read",
        "[]|must be an object"
      })
  void whatCannotBeComparedIsRefused(String facts, String why) {
    HttpResponse<String> refused = put(facts);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(why);
  }

  @Test
  void aBrandThatNobodyKnowsHasNoFacts() {
    assertThat(rig.get("/api/v1/brands/Nobody/facts").statusCode()).isEqualTo(404);
    assertThat(rig.put("/api/v1/brands/Nobody/facts", "{\"facts\": {}}").statusCode())
        .isEqualTo(404);
  }
}
