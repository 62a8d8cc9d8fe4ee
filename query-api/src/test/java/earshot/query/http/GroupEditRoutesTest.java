package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.GroupMark;
import earshot.mention.Mention;
import earshot.query.Said;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupEditRoutesTest {
  private static final Mention SLOW = said(1, "slow kitchen");
  private static final Mention LATE = said(2, "late kitchen");
  private static final Mention LOUD = said(3, "loud music");

  private final Rig rig = new Rig().holding(SLOW.toDraft(), LATE.toDraft(), LOUD.toDraft());

  private static Mention said(int number, String text) {
    return Said.post(number, text, Duration.ofHours(number))
        .statements(Said.inGroup(text, "slow"))
        .mention();
  }

  @BeforeEach
  void group() {
    rig.book.put("slow", SLOW, LATE).put("loud", LOUD);
    rig.intake.regroup = rig.book::edits;
    rig.intake.remark = rig.book::marks;
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> post(String path, String body) {
    return rig.post("/api/v1/groups/" + path, body, "Content-Type", Accepts.JSON);
  }

  private static String statements(Mention mention) {
    return "{\"statements\": [\"" + mention.id() + "#0\"], \"by\": \"mara\"}";
  }

  @Test
  void aMergeIsShownAtOnceAndCanBeTakenBack() {
    HttpResponse<String> merged = post("loud/merge", "{\"into\": \"slow\", \"by\": \"mara\"}");

    assertThat(merged.statusCode()).isEqualTo(200);
    assertThat(Rig.parsed(merged.body()).at("/id").asText()).isEqualTo("slow");
    assertThat(Rig.parsed(merged.body()).at("/size").asInt()).isEqualTo(3);
    assertThat(rig.json("/api/v1/groups").at("/total").asInt()).isEqualTo(1);

    assertThat(post("loud/merge", "{\"into\": \"loud\"}").statusCode()).isEqualTo(200);
    assertThat(rig.json("/api/v1/groups").at("/total").asInt()).isEqualTo(2);
  }

  @Test
  void aStatementIsPinnedToAGroup() {
    HttpResponse<String> pinned = post("loud/pin", statements(SLOW));

    assertThat(Rig.parsed(pinned.body()).at("/id").asText()).isEqualTo("loud");
    assertThat(rig.json("/api/v1/mentions/" + SLOW.id()).at("/statements/0/group").asText())
        .isEqualTo("loud");
  }

  @Test
  void aSplitMakesAGroupThatIsFoundUnderItsName() {
    JsonNode own = Rig.parsed(post("slow/split", statements(LATE)).body());

    assertThat(own.at("/label").asText()).isEqualTo("late kitchen");
    assertThat(rig.json("/api/v1/mentions?group=" + own.at("/id").asText()).at("/total").asInt())
        .isEqualTo(1);
    assertThat(rig.json("/api/v1/groups").at("/total").asInt()).isEqualTo(3);
  }

  @Test
  void aNameIsTheLabelUntilItIsTakenBack() {
    JsonNode named = Rig.parsed(post("slow/name", "{\"name\": \" The  kitchen \"}").body());

    assertThat(named.at("/label").asText()).isEqualTo("The kitchen");
    assertThat(rig.json("/api/v1/groups").at("/groups/0/name").asText()).isEqualTo("The kitchen");
    JsonNode back = Rig.parsed(post("slow/name", "{}").body());
    assertThat(back.at("/label").asText()).isEqualTo("slow kitchen");
    assertThat(back.has("name")).isFalse();
  }

  @Test
  void whatIsMendedAndSaidAgainCameBack() {
    JsonNode solved = Rig.parsed(post("slow/solved", "{\"solved\": true}").body());
    assertThat(solved.at("/again").asInt(-1)).isZero();

    rig.book.marks(
        List.of(
            GroupMark.none("slow", Said.NOW)
                .solved(
                    Optional.of(Said.NOW.minus(Duration.ofMinutes(90))),
                    Optional.of("mara"),
                    Said.NOW)));
    assertThat(rig.json("/api/v1/groups/slow").at("/again").asInt()).isEqualTo(1);
    assertThat(post("slow/solved", "{\"solved\": false}").body()).doesNotContain("again");
  }

  @Test
  void whatWasSaidAboutAGroupHoldsForItsHeir() {
    post("loud/name", "{\"name\": \"Noise\"}");
    JsonNode merged = Rig.parsed(post("loud/merge", "{\"into\": \"slow\"}").body());

    assertThat(merged.at("/name").asText()).isEqualTo("Noise");
    assertThat(merged.at("/merged/0").asText()).isEqualTo("loud");
    post("slow/name", "{\"name\": \"Kitchen\"}");
    assertThat(rig.json("/api/v1/groups/loud").at("/name").asText()).isEqualTo("Kitchen");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "slow/merge; {}; 400",
        "slow/merge; {\"into\": \"none\"}; 404",
        "none/merge; {\"into\": \"slow\"}; 404",
        "none/pin; {\"statements\": [\"m#0\"]}; 404",
        "slow/pin; {\"statements\": []}; 400",
        "slow/pin; {\"statements\": \"m#0\"}; 400",
        "slow/split; {\"statements\": [\"m\"]}; 400",
        "none/name; {\"name\": \"x\"}; 404",
        "slow/name; {\"label\": \"x\"}; 400",
        "slow/solved; {}; 400",
        "slow/solved; {\"solved\": \"yes\"}; 400",
        "slow/split; {\"statement\": [\"m#0\"]}; 400"
      })
  void whatMakesNoSenseIsRefused(String path, String body, int status) {
    assertThat(post(path, body).statusCode()).isEqualTo(status);
    assertThat(rig.intake.edits).isEmpty();
    assertThat(rig.intake.marks).isEmpty();
  }
}
