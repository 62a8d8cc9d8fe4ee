package earshot.query.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Contact;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import earshot.query.Change;
import earshot.query.Intake.HandedIn;
import earshot.query.Said;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportRoutesTest {
  private static final String REVIEWS = "/api/v1/import?brand=Acme&kind=review";
  private final Rig rig = new Rig().knowing("Acme").knowing("Zest");

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> post(String path, String... rows) {
    return rig.post(path, String.join("\n", rows), "Content-Type", "application/jsonl");
  }

  private List<Mention> handed() {
    return rig.intake.handed.stream().map(HandedIn::mention).toList();
  }

  /** Lets the store know what was handed in, as the flow would. */
  private void publish() {
    List<Change> changes = new ArrayList<>();
    handed().forEach(m -> changes.add(new Change.Put(m.toDraft().version(1).mention())));
    rig.store.apply(changes);
    rig.intake.handed.clear();
  }

  @Test
  void aRowBecomesAMention() {
    HttpResponse<String> answer =
        post(
            "/api/v1/import?brand=Acme&kind=survey",
            """
            {"id":"R1","title":"What was best?","text":"The bread","author":"Ani","rating":9,"ratingMin":0,"ratingMax":10,"publishedAt":"2026-03-09T10:00:00Z","language":"en-GB","thread":"R1","place":"Yerevan","url":"https://p.example/1","contact":"ani@example.org"}""");

    assertThat(answer.statusCode()).isEqualTo(200);
    Mention said = handed().getFirst();
    assertThat(Rig.parsed(answer.body()))
        .isEqualTo(
            Rig.parsed(
                """
                {"accepted":1,"changed":0,"duplicate":0,"rejected":0,"rows":[{"row":1,"outcome":"accepted","id":"%s"}]}"""
                    .formatted(said.id())));
    assertThat(said.source()).isEqualTo("import");
    assertThat(said.kind()).isEqualTo(Kind.SURVEY);
    assertThat(said.brands()).containsExactly("Acme");
    assertThat(said.title()).contains("What was best?");
    assertThat(said.rating()).contains(new Rating(9, 0, 10));
    assertThat(said.language()).contains("en");
    assertThat(said.thread()).contains("R1");
    assertThat(said.backfilled()).as("said yesterday").isFalse();
    assertThat(rig.intake.handed.getFirst().contact())
        .contains(new Contact("ani@example.org", Said.NOW));
  }

  @Test
  void whatWasDeletedForGoodIsRefusedAndTheRestGoesOn() {
    String bad = "{\"id\":\"R1\",\"text\":\"cold\"}";
    String good = "{\"id\":\"R2\",\"text\":\"warm\"}";
    post(REVIEWS, bad);
    rig.intake.forgotten.add(handed().getFirst().id());
    rig.intake.handed.clear();

    JsonNode answer = Rig.parsed(post(REVIEWS, good, bad).body());

    assertThat(answer.at("/accepted").asInt()).isEqualTo(1);
    assertThat(answer.at("/rejected").asInt()).isEqualTo(1);
    assertThat(answer.at("/rows/1/row").asInt()).isEqualTo(2);
    assertThat(answer.at("/rows/1/reason").asText()).contains("deleted here for good");
    assertThat(handed()).extracting(Mention::nativeId).containsExactly("R2");
  }

  @ParameterizedTest
  @CsvSource({
    "review, REVIEW",
    "survey, SURVEY",
    "interview, INTERVIEW",
    "focus-group, INTERVIEW",
    "chat, CHAT",
    "email, MESSAGE",
  })
  void eachKindOfFileHasItsKindOfMention(String word, Kind kind) {
    post("/api/v1/import?brand=Acme&kind=" + word, "{\"text\":\"x\"}");

    assertThat(handed().getFirst().kind()).isEqualTo(kind);
  }

  @Test
  void theSameRowsAgainAddNothing() {
    String[] rows = {
      "{\"id\":\"1\",\"text\":\"fine\"}",
      "{\"text\":\"ok\",\"author\":\"A\"}",
      "{\"text\":\"ok\",\"author\":\"A\",\"ordinal\":2}",
    };
    assertThat(post(REVIEWS, rows).body()).contains("\"accepted\":3,\"changed\":0,\"duplicate\":0");
    publish();

    assertThat(post(REVIEWS, rows).body()).contains("\"accepted\":0,\"changed\":0,\"duplicate\":3");
    assertThat(rig.intake.handed).isEmpty();
  }

  @Test
  void anAnswerThatWasGivenHereMeanwhileChangesNothing() {
    post(REVIEWS, "{\"id\":\"1\",\"text\":\"fine\"}");
    Mention answered =
        handed()
            .getFirst()
            .toDraft()
            .version(2)
            .reply(new Reply("thanks", Optional.empty(), Optional.empty()))
            .mention();
    rig.store.apply(List.of(new Change.Put(answered)));

    assertThat(post(REVIEWS, "{\"id\":\"1\",\"text\":\"fine\"}").body())
        .contains("\"duplicate\":1");
  }

  @Test
  void aRowThatSaysSomethingElseThanBeforeIsAChange() {
    post(REVIEWS, "{\"id\":\"1\",\"text\":\"fine\"}");
    publish();

    assertThat(post(REVIEWS, "{\"id\":\"1\",\"text\":\"awful\"}").body())
        .contains("\"accepted\":0,\"changed\":1");
    assertThat(handed()).hasSize(1);
  }

  @Test
  void equalIdsOfOneRequestAreOneRowOrARefusal() {
    JsonNode answer =
        Rig.parsed(
            post(
                    REVIEWS,
                    "{\"id\":\"1\",\"text\":\"fine\"}",
                    "{\"id\":\"1\",\"text\":\"fine\"}",
                    "{\"id\":\"1\",\"text\":\"awful\"}")
                .body());

    assertThat(answer.at("/rows").findValuesAsText("outcome"))
        .containsExactly("accepted", "duplicate", "rejected");
    assertThat(answer.at("/rows/2/reason").textValue())
        .isEqualTo("row 1 has the same id and says something else");
  }

  @Test
  void idsOfOtherBrandsKindsAndAccountsAreOthers() {
    String row = "{\"id\":\"1\",\"text\":\"fine\"}";
    post(REVIEWS, row);
    post("/api/v1/import?brand=Zest&kind=review", row);
    post("/api/v1/import?brand=Acme&kind=survey", row);
    post(REVIEWS + "&account=old-site", row);

    assertThat(handed()).extracting(Mention::id).doesNotHaveDuplicates().hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\":\"x\"} | text | a row needs a text or a rating",
        "{\"text\":\"x\",\"rating\":9} | rating | rating 9.0 is not on the scale from 1.0 to 5.0",
        "{\"text\":\"x\",\"rating\":\"9\"} | rating | rating must be a number",
        "{\"text\":\"x\",\"rating\":3,\"ratingMin\":5,\"ratingMax\":1} | ratingMin | ratingMin"
            + " must be below ratingMax",
        "{\"text\":\"x\",\"publishedAt\":\"yesterday\"} | publishedAt | publishedAt must be a time"
            + " such as 2026-03-10T12:00:00Z",
        "{\"text\":\"x\",\"publishedAt\":\"2027-01-01T00:00:00Z\"} | publishedAt | publishedAt"
            + " lies in the future: 2027-01-01T00:00:00Z",
        "{\"text\":\"x\",\"url\":\"javascript:alert(1)\"} | url | url must begin with https:// or"
            + " http://",
        "{\"text\":\"x\",\"language\":\"English\"} | language | language must be a code such as en"
            + " or hy-AM",
        "{\"text\":\"x\",\"ordinal\":0} | ordinal | ordinal counts equal rows from 1",
        "{\"text\":\"x\",\"stars\":3} | stars | there is no field \"stars\"; known are author,"
            + " contact, handle, id, language, ordinal, place, publishedAt, rating, ratingMax,"
            + " ratingMin, text, thread, title, url",
      })
  void aBadRowIsNamedAndTheOthersGoOn(String row, String field, String reason) {
    JsonNode answer = Rig.parsed(post(REVIEWS, row, "{\"text\":\"fine\"}").body());

    assertThat(answer.at("/accepted").intValue()).isEqualTo(1);
    assertThat(answer.at("/rejected").intValue()).isEqualTo(1);
    assertThat(answer.at("/rows/0/row").intValue()).isEqualTo(1);
    assertThat(answer.at("/rows/0/outcome").textValue()).isEqualTo("rejected");
    assertThat(answer.at("/rows/0/reason").textValue()).isEqualTo(reason);
    assertThat(answer.at("/rows/0/field").textValue()).isEqualTo(field);
    assertThat(handed()).extracting(m -> m.text().orElse("")).containsExactly("fine");
  }

  @Test
  void aRowThatIsNoJsonIsRefusedAlone() {
    JsonNode answer = Rig.parsed(post(REVIEWS, "{\"text\":", "{\"rating\":4}").body());

    assertThat(answer.at("/rows/0/reason").textValue()).startsWith("not JSON: ");
    assertThat(handed().getFirst().rating()).contains(Rating.stars(4));
  }

  @Test
  void whatIsOldOrHasNoDateIsHistory() {
    post(
        REVIEWS,
        "{\"text\":\"no date\"}",
        "{\"text\":\"old\",\"publishedAt\":\"2026-03-01T00:00:00Z\"}",
        "{\"text\":\"new\",\"publishedAt\":\"%s\"}"
            .formatted(Said.NOW.minus(Duration.ofHours(30))));

    assertThat(handed()).extracting(Mention::backfilled).containsExactly(true, true, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "brand=Nobody&kind=review | 400 | there is no brand \"Nobody\"",
        "kind=review | 400 | there is no brand \"\"",
        "brand=Acme&kind=gossip | 400 | kind must be one of review, survey, interview,"
            + " focus-group, chat, email",
        "brand=Acme&kind=review&size=1 | 400 | there is no parameter \"size\"; known are account,"
            + " brand, kind",
      })
  void aRequestThatCantBeUsedIsRefusedAsAWhole(String query, int status, String detail) {
    HttpResponse<String> answer = post("/api/v1/import?" + query, "{\"text\":\"x\"}");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Rig.parsed(answer.body()).at("/detail").textValue()).isEqualTo(detail);
    assertThat(rig.intake.handed).isEmpty();
  }

  @Test
  void tooManyRowsAreRefused() {
    HttpResponse<String> answer = post(REVIEWS, "{\"text\":\"x\"}\n".repeat(2_001));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("at most 2000 rows are read at once");
  }

  @Test
  void aLongBodyIsReadAndAnEndlessOneIsNot() {
    assertThat(post(REVIEWS, "{\"text\":\"%s\"}".formatted("a".repeat(1 << 20))).statusCode())
        .isEqualTo(200);
    assertThat(handed().getFirst().cut()).isTrue();
    assertThat(
            rig.raw(
                "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type:"
                        .formatted(REVIEWS)
                    + " application/jsonl\r\nContent-Length: 99999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413 ");
  }

  @Test
  void pagesFromElsewhereMayNotImport() {
    HttpResponse<String> page =
        rig.post(
            REVIEWS,
            "{\"text\":\"x\"}",
            "Content-Type",
            "application/jsonl",
            "Origin",
            "https://evil.example");
    HttpResponse<String> form = rig.post(REVIEWS, "{\"text\":\"x\"}", "Content-Type", "text/plain");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(form.statusCode()).isEqualTo(415);
  }

  @Test
  void nothingIsPromisedThatKafkaDoesNotHave() {
    rig.intake.broken = true;

    assertThat(post(REVIEWS, "{\"text\":\"x\"}").statusCode()).isEqualTo(503);
  }

  @Test
  void whatIsNotUtf8IsRefusedNotGuessed() {
    HttpRequest latin1 =
        HttpRequest.newBuilder(rig.uri(REVIEWS))
            .header("Content-Type", "application/jsonl")
            .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"é\"}", ISO_8859_1))
            .build();

    HttpResponse<String> answer = rig.send(latin1, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("it is not UTF-8");
  }
}
