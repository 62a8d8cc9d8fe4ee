package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.query.access.Role;
import earshot.query.access.Session;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleRoutesTest {
  private static final String BOB =
      "{\"name\": \"Bob\", \"role\": \"agent\", \"password\": \"builder of houses\"}";

  private final Rig rig = new Rig();
  private final String token = rig.token(Role.ADMINISTRATOR);

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> post(String path, String body) {
    return rig.post(path, body, "Content-Type", Accepts.JSON, "Authorization", "Bearer " + token);
  }

  private HttpResponse<String> delete(String path) {
    HttpRequest request = rig.request("DELETE", path, "Authorization", "Bearer " + token);
    return rig.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode get(String path) {
    return Rig.parsed(rig.get(path, "Authorization", "Bearer " + token).body());
  }

  @Test
  void somebodyIsAddedChangedAndRemoved() {
    HttpResponse<String> added = post("/api/v1/people", BOB);
    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body()).doesNotContain("password", "argon2");
    assertThat(Rig.parsed(added.body()).path("createdBy").asText()).startsWith("administrator");

    assertThat(post("/api/v1/people/bob/role", "{\"role\": \"manager\"}").statusCode())
        .isEqualTo(200);
    assertThat(get("/api/v1/people").at("/people/1/role").asText()).isEqualTo("manager");
    assertThat(
            post("/api/v1/people/BOB/password", "{\"password\": \"houses of a builder\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(rig.access.logIn("bob", "houses of a builder").pass())
        .isInstanceOfSatisfying(
            Session.class, session -> assertThat(session.person()).isEqualTo("person:bob"));
    assertThat(delete("/api/v1/people/bob").statusCode()).isEqualTo(204);
    assertThat(get("/api/v1/people").path("total").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"role\": \"agent\", \"password\": \"builder of houses\"}                      | 400 | name",
        "{\"name\": \"B\", \"role\": \"boss\", \"password\": \"builder of houses\"}      | 400 | role",
        "{\"name\": \"B\", \"role\": \"agent\", \"password\": \"short\"}                 | 400 | password",
        "{\"name\": \"B\", \"role\": \"agent\", \"password\": \"builder of houses\", \"x\": 1} | 400 | x",
        "{\"name\": \"ADA\", \"role\": \"agent\", \"password\": \"builder of houses\"}   | 409 |",
      })
  void whatCantBeUsedIsNamed(String body, int status, String parameter) {
    HttpResponse<String> answer = post("/api/v1/people", body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Rig.parsed(answer.body()).path("parameter").asText(null)).isEqualTo(parameter);
  }

  @Test
  void theLastAdministratorStays() {
    HttpResponse<String> answer = delete("/api/v1/people/ada");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("the only administrator");
    assertThat(delete("/api/v1/people/eve").statusCode()).isEqualTo(404);
  }

  @Test
  void aTokenIsForWhatItWasGivenOutFor() {
    JsonNode told =
        Rig.parsed(
            post(
                    "/api/v1/tokens",
                    "{\"name\": \"bi\", \"role\": \"viewer\", \"scopes\": [\"export\"]}")
                .body());
    String secret = "Bearer " + told.path("token").asText();

    assertThat(told.path("scopes").toString()).isEqualTo("[\"export\"]");
    assertThat(get("/api/v1/tokens").at("/tokens/1/scopes").toString()).isEqualTo("[\"export\"]");
    assertThat(rig.get("/api/v1/export", "Authorization", secret).statusCode()).isEqualTo(200);
    assertThat(rig.get("/api/v1/mentions", "Authorization", secret).body())
        .contains("\"status\":403", "this needs a token for read; this one is for export");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"everything\"]", "\"read\""})
  void aTokenForNothingOrForWhatThereIsNotIsRefused(String scopes) {
    HttpResponse<String> answer =
        post(
            "/api/v1/tokens",
            "{\"name\": \"bi\", \"role\": \"viewer\", \"scopes\": %s}".formatted(scopes));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"scopes\"");
  }

  @Test
  void aTokenIsToldOnceAndTakenBack() {
    HttpResponse<String> issued =
        post("/api/v1/tokens", "{\"name\": \"crm\", \"role\": \"agent\", \"days\": 30}");
    JsonNode told = Rig.parsed(issued.body());
    String secret = told.path("token").asText();

    assertThat(issued.statusCode()).isEqualTo(201);
    assertThat(issued.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(told.path("expiresAt").asText()).isEqualTo("2026-04-09T12:00:00Z");
    assertThat(get("/api/v1/tokens").toString()).contains("crm").doesNotContain(secret);
    assertThat(rig.get("/api/v1/mentions", "Authorization", "bearer " + secret).statusCode())
        .isEqualTo(200);
    assertThat(delete("/api/v1/tokens/" + told.path("id").asText()).statusCode()).isEqualTo(204);
    assertThat(rig.get("/api/v1/mentions", "Authorization", "Bearer " + secret).statusCode())
        .isEqualTo(401);
    assertThat(post("/api/v1/tokens", "{\"name\": \"x\", \"role\": \"agent\", \"days\": 0}").body())
        .contains("\"parameter\":\"days\"");
  }
}
