package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Act;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Sentiment;
import earshot.query.Change;
import earshot.query.Said;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkRoutesTest {
  private final Rig rig = new Rig().obeying();
  private final Mention mention =
      Said.post(1, "bad coffee", Duration.ofHours(3))
          .sentiment(new Sentiment(Label.NEGATIVE, 0.8, false, "words-1"))
          .mention();
  private final String path = "/api/v1/mentions/" + mention.id();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aStatusIsSetAndKnownToSearchAndHistory() {
    rig.holding(mention.toDraft());

    JsonNode answer = did("status", "{\"status\":\"done\",\"by\":\"mara\",\"version\":1}");

    assertThat(answer.at("/status").asText()).isEqualTo("done");
    assertThat(answer.at("/version").asInt()).isEqualTo(2);
    assertThat(answer.at("/history"))
        .isEqualTo(
            Rig.parsed(
                "[{\"act\":\"status\",\"value\":\"done\",\"was\":\"open\",\"by\":\"mara\","
                    + "\"at\":\"2026-03-10T12:00:00Z\",\"version\":2}]"));
    assertThat(rig.json("/api/v1/mentions?q=status:done").at("/total").asInt()).isEqualTo(1);
    assertThat(rig.json("/api/v1/mentions?q=status:open").at("/total").asInt()).isZero();
  }

  @Test
  void aStatusIsUndoneByTheOneBefore() {
    rig.holding(mention.toDraft());

    did("status", "{\"status\":\"done\"}");
    JsonNode answer = did("status", "{\"status\":\"open\"}");

    assertThat(answer.at("/status").asText()).isEqualTo("open");
    assertThat(answer.at("/history")).hasSize(2);
  }

  @Test
  void theBrandsAreCorrected() {
    rig.holding(mention.toDraft()).knowing("Acme").knowing("Bolt");

    JsonNode moved = did("brands", "{\"brands\":[\"Bolt\",\"Acme\"],\"by\":\"mara\"}");
    assertThat(moved.at("/brands")).isEqualTo(Rig.parsed("[\"Bolt\",\"Acme\"]"));
    assertThat(moved.at("/history/0/was").asText()).isEqualTo("Acme");
    assertThat(rig.json("/api/v1/mentions?brand=Bolt").at("/total").asInt()).isEqualTo(1);

    assertThat(did("brands", "{\"brands\":[]}").at("/brands")).isEmpty();
    for (String wrong : List.of("{\"brands\":[\"Nobody\"]}", "{}", "{\"brands\":\"Acme\"}")) {
      assertThat(rig.post(path + "/brands", wrong, "Content-Type", "application/json").statusCode())
          .as(wrong)
          .isEqualTo(400);
    }
  }

  @Test
  void doingTheSameAgainSaysNothingNew() {
    rig.holding(mention.toDraft());

    did("status", "{\"status\":\"done\"}");
    JsonNode answer = did("status", "{\"status\":\"done\",\"version\":1}");

    assertThat(answer.at("/version").asInt()).isEqualTo(2);
    assertThat(rig.intake.commands).hasSize(1);
  }

  @Test
  void assigneesComeAndGo() {
    rig.holding(mention.toDraft());

    assertThat(did("assignee", "{\"assignee\":\"mara\"}").at("/assignee").asText())
        .isEqualTo("mara");
    assertThat(rig.json("/api/v1/mentions?q=has:assignee").at("/total").asInt()).isEqualTo(1);
    assertThat(did("assignee", "{}").has("assignee")).isFalse();
  }

  @Test
  void anAnswerIsKeptAndSettlesTheMention() {
    rig.holding(mention.toDraft());

    JsonNode answer = did("reply", "{\"text\":\"Sorry!\",\"by\":\"mara\"}");

    assertThat(answer.at("/reply"))
        .isEqualTo(
            Rig.parsed("{\"text\":\"Sorry!\",\"at\":\"2026-03-10T12:00:00Z\",\"by\":\"mara\"}"));
    assertThat(answer.at("/status").asText()).isEqualTo("answered");
    assertThat(rig.json("/api/v1/mentions?q=has:reply").at("/total").asInt()).isEqualTo(1);
  }

  @Test
  void aCorrectedFeelingOverrulesTheModel() {
    rig.holding(mention.toDraft());

    JsonNode answer = did("sentiment", "{\"label\":\"positive\"}");

    assertThat(answer.at("/sentiment/label").asText()).isEqualTo("positive");
    assertThat(answer.at("/sentiment/model").asText()).isEqualTo("person");
    assertThat(answer.at("/history/0/was").asText()).isEqualTo("negative");
  }

  @Test
  void whoWasSlowerWithTheSameIsToldWhoWasQuicker() {
    rig.holding(mention.toDraft());
    did("status", "{\"status\":\"done\",\"by\":\"mara\",\"version\":1}");

    HttpResponse<String> late = post("status", "{\"status\":\"ignored\",\"version\":1}");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("mara set the status to done").contains("version 2");
    assertThat(rig.json(path).at("/status").asText()).isEqualTo("done");
  }

  @Test
  void whatDoesNotCrossStandsSideBySide() {
    rig.holding(mention.toDraft());
    did("status", "{\"status\":\"done\",\"version\":1}");

    JsonNode answer = did("note", "{\"text\":\"called them\",\"version\":1}");

    assertThat(answer.at("/status").asText()).isEqualTo("done");
    assertThat(answer.at("/history/1/value").asText()).isEqualTo("called them");
  }

  @Test
  void aCommandThatAnEditOvertookIsGivenAnew() {
    rig.holding(mention.toDraft());
    rig.intake.obey =
        command -> {
          rig.obeying();
          Mention edited = mention.toDraft().text("bad, bad coffee").version(2).mention();
          rig.store.apply(List.of(new Change.Put(edited)));
        };

    JsonNode answer = did("status", "{\"status\":\"done\",\"version\":1}");

    assertThat(answer.at("/status").asText()).isEqualTo("done");
    assertThat(answer.at("/text").asText()).isEqualTo("bad, bad coffee");
    assertThat(rig.intake.commands).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status    | {'status':'finished'}            | status must be one of open, pending",
        "status    | {}                               | status must not be empty",
        "sentiment | {'label':'unknown'}              | label must be one of negative",
        "note      | {'text':' '}                     | text must not be empty",
        "reply     | {'text':3}                       | text must be a string",
        "status    | {'status':'done','version':'1'}  | version must be a whole number",
        "status    | {'statsu':'done'}                | did you mean",
        "status    | done                             | not JSON",
      })
  void nonsenseIsRefused(String act, String body, String why) {
    rig.holding(mention.toDraft());

    HttpResponse<String> refused = post(act, body.replace('\'', '"'));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains(why);
    assertThat(rig.intake.commands).isEmpty();
  }

  @Test
  void aMentionThatIsNotThereIsNotFound() {
    assertThat(post("status", "{\"status\":\"done\"}").statusCode()).isEqualTo(404);
    assertThat(rig.send("DELETE", path).statusCode()).isEqualTo(404);
  }

  @Test
  void pagesFromElsewhereAndFormsCanDoNothing() {
    rig.holding(mention.toDraft());
    String done = "{\"status\":\"done\"}";

    assertThat(
            rig.post(
                    path + "/status",
                    done,
                    "Content-Type",
                    Accepts.JSON,
                    "Origin",
                    "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(rig.post(path + "/status", done, "Content-Type", "text/plain").statusCode())
        .isEqualTo(415);
    assertThat(rig.send("DELETE", path, "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(rig.intake.commands).isEmpty();
  }

  @Test
  void whatKafkaDoesNotTakeIsNotDone() {
    rig.holding(mention.toDraft());
    rig.intake.broken = true;

    assertThat(post("status", "{\"status\":\"done\"}").statusCode()).isEqualTo(503);
  }

  @Test
  void aDeletedMentionIsGone() {
    rig.holding(mention.toDraft());

    assertThat(rig.send("DELETE", path + "?by=mara").statusCode()).isEqualTo(204);
    assertThat(rig.get(path).statusCode()).isEqualTo(404);
    assertThat(rig.intake.commands)
        .singleElement()
        .satisfies(command -> assertThat(command.act()).isEqualTo(Act.FORGET))
        .satisfies(command -> assertThat(command.seen()).isEmpty());
  }

  @Test
  void allThatOneAuthorSaidGoesAndNothingElse() {
    rig.holding(
        mention.toDraft(),
        Said.post(2, "also mine", Duration.ofHours(1)),
        Said.post(3, "by another", Duration.ofHours(1)).author("Ani Two", "@ani2", null),
        Said.review(4, "by nobody", 1, Duration.ofHours(1)));

    HttpResponse<String> answer =
        rig.send("DELETE", "/api/v1/mentions?author=@ANI&source=mastodon");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(Rig.parsed(answer.body()).at("/forgotten")).hasSize(2);
    assertThat(rig.json("/api/v1/mentions").at("/total").asInt()).isEqualTo(2);
    assertThat(rig.send("DELETE", "/api/v1/mentions").statusCode()).isEqualTo(400);
  }

  private JsonNode did(String act, String body) {
    HttpResponse<String> answer = post(act, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Rig.parsed(answer.body());
  }

  private HttpResponse<String> post(String act, String body) {
    return rig.post(path + "/" + act, body, "Content-Type", Accepts.JSON);
  }
}
