package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Followup;
import earshot.mention.Followup.OptOut;
import earshot.mention.Followup.Why;
import earshot.query.Said;
import earshot.query.followup.GuestList;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowupRoutesTest {
  private static final String PATH = "/api/v1/followups?brand=Acme";

  private final GuestList guests = new GuestList();
  private final Rig rig =
      Rig.with(
          wiring ->
              new Routes[] {new FollowupRoutes(List.of(GuestList.PLAN), guests, wiring.clock())});

  @AfterEach
  void close() {
    rig.close();
  }

  private JsonNode send(String... rows) {
    return Rig.parsed(post(PATH, rows).body());
  }

  private HttpResponse<String> post(String path, String... rows) {
    return rig.post(path, String.join("\n", rows), "Content-Type", "application/jsonl");
  }

  @Test
  void customersAreTaken() {
    JsonNode told =
        send(
            "{\"email\": \"Ani@Example.ORG\", \"name\": \"Ani\", \"language\": \"hy-AM\"}",
            "{\"email\": \"x@пример.рф\", \"language\": \"de\"}");

    assertThat(told.path("accepted").asInt()).isEqualTo(2);
    Followup ani = guests.all().getFirst();
    assertThat(ani.address()).hasValue("Ani@example.org");
    assertThat(ani.language()).isEqualTo("hy");
    assertThat(guests.all().getLast().address()).hasValue("x@xn--e1afmkfd.xn--p1ai");
    assertThat(guests.all().getLast().language()).isEqualTo("en");
    assertThat(told.toString()).doesNotContainIgnoringCase("example.org");
  }

  @Test
  void nobodyIsAskedTwiceInAWhile() {
    send("{\"email\": \"ani@example.org\"}");
    JsonNode told = send("{\"email\": \"ANI@example.org\"}", "{\"email\": \"b@example.org\"}");

    assertThat(told.path("duplicate").asInt()).isEqualTo(1);
    assertThat(told.path("accepted").asInt()).isEqualTo(1);
    assertThat(guests.all()).hasSize(2);
  }

  @Test
  void whoWantsNoMailStaysOut() {
    guests.put(new OptOut(GuestList.PLAN.seal().person("ani@example.org"), Said.NOW, Why.WISH));
    JsonNode told = send("{\"email\": \"ani@example.org\"}");

    assertThat(told.path("rejected").asInt()).isEqualTo(1);
    assertThat(told.at("/rows/0/reason").asText()).contains("not to be mailed");
    assertThat(guests.all()).isEmpty();
  }

  @Test
  void whatIsNoCustomerIsRejectedWithTheReason() {
    JsonNode told =
        send(
            "{\"email\": \"no address\"}",
            "{\"email\": \"a@b\"}",
            "{\"email\": \"a@b.example, all@b.example\"}",
            "{\"email\": \"a@b.example\\nBcc: x@y.example\"}",
            "{\"name\": \"Ani\"}",
            "{\"email\": \"a@b.example\", \"orderedAt\": \"2020-01-01T00:00:00Z\"}",
            "{\"email\": \"a@b.example\", \"orderedAt\": \"2040-01-01T00:00:00Z\"}",
            "{\"email\": \"a@b.example\", \"colour\": \"red\"}");

    assertThat(told.path("rejected").asInt()).isEqualTo(8);
    assertThat(told.at("/rows/5/reason").asText()).contains("too long ago");
    assertThat(told.at("/rows/6/reason").asText()).contains("future");
    assertThat(guests.all()).isEmpty();
  }

  @Test
  void aBrandWithoutFollowupsIsRefused() {
    assertThat(post("/api/v1/followups?brand=Other", "{}").statusCode()).isEqualTo(400);
  }

  @Test
  void howFarItGotIsToldInNumbersOnly() {
    send("{\"email\": \"ani@example.org\"}", "{\"email\": \"b@example.org\"}");
    guests.put(guests.all().getFirst().answered(Said.NOW, 5));
    guests.put(new OptOut(guests.all().getLast().person(), Said.NOW, Why.WISH));

    assertThat(rig.get(PATH).body())
        .isEqualTo("{\"brand\":\"Acme\",\"total\":2,\"answered\":1,\"optedOut\":1}");
  }
}
