package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.CheckResult;
import earshot.query.DeadCursor;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.StoreUnavailable;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
  private Supplier<RuntimeException> failure = () -> new IllegalStateException("secret detail");
  private final Rig rig = new Rig(store -> new Failing(), wiring -> new Routes[0]);

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/api/v1/mentions?size=0        | 400 | bad-parameter | size   | size must be 1 to 1000: 0",
        "/api/v1/mentions?sentimnt=x    | 400 | bad-parameter | sentimnt | there is no parameter"
            + " \"sentimnt\"; did you mean \"sentiment\"?",
        "/api/v1/mentions?lang=en       | 400 | bad-parameter | lang   | there is no parameter"
            + " \"lang\"; did you mean \"language\"?",
        "/api/v1/mentions?brands=A      | 400 | bad-parameter | brands | there is no parameter"
            + " \"brands\"; did you mean \"brand\"?",
        "/api/v1/mentions?after=nonsense | 400 | bad-parameter | after | after is not a token that"
            + " a search returned",
        "/api/v1/mentions?facets=2      | 400 | bad-parameter | facets | facets must be true or"
            + " false",
        "/api/v1/export?format=xls      | 400 | bad-parameter | format | format must be csv or"
            + " jsonl: \"xls\"",
        "/api/v1/export?size=3          | 400 | bad-parameter | size   | there is no parameter"
            + " \"size\"; known are brand, format, from, group, kind, language, place, q, queue, rating,"
            + " removed, sentiment, source, status, time, to",
        "/api/v1/coverage?page=2        | 400 | bad-parameter | page   | there is no parameter"
            + " \"page\"; known are brand, source",
        "/api/v1/nothing                | 404 | not-found     |        | there is no"
            + " /api/v1/nothing",
      })
  void eachIsNamed(String path, int status, String kind, String parameter, String detail) {
    HttpResponse<String> answer = rig.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = Rig.parsed(answer.body());
    assertThat(problem.at("/type").textValue()).isEqualTo("urn:earshot:problem:" + kind);
    assertThat(problem.at("/status").intValue()).isEqualTo(status);
    assertThat(problem.at("/title").textValue()).isNotBlank();
    assertThat(problem.at("/detail").textValue()).isEqualTo(detail);
    assertThat(problem.path("parameter").textValue()).isEqualTo(parameter);
  }

  @Test
  void aBadQueryNamesItsColumn() {
    failure =
        () ->
            new earshot.query.BadSearch("q", "column 5: what is this", java.util.OptionalInt.of(5));

    JsonNode problem = rig.json("/api/v1/mentions?q=a+b+)");

    assertThat(problem.at("/type").textValue()).isEqualTo("urn:earshot:problem:bad-query");
    assertThat(problem.at("/parameter").textValue()).isEqualTo("q");
    assertThat(problem.at("/column").intValue()).isEqualTo(5);
  }

  @Test
  void aDeadPageIsGone() {
    failure = DeadCursor::new;

    assertThat(rig.get("/api/v1/mentions").statusCode()).isEqualTo(410);
  }

  @Test
  void aStoreThatIsDownSaysWhenToTryAgain() {
    failure = () -> new StoreUnavailable("the index does not answer");

    HttpResponse<String> answer = rig.get("/api/v1/mentions");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.body()).contains("the index does not answer");
  }

  @Test
  void whatBrokeInsideStaysInside() {
    HttpResponse<String> answer = rig.get("/api/v1/mentions/x");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    assertThat(Rig.parsed(answer.body()).at("/detail").textValue())
        .matches("the log of this server has it under [0-9a-f-]{36}");
  }

  @Test
  void otherMethodsAreRefused() {
    HttpResponse<String> answer = rig.send("PUT", "/api/v1/mentions");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/mentions           | text/html                  | 406",
        "/api/v1/mentions           | application/json;q=0, */*;q=0 | 406",
        "/api/v1/coverage           | application/*              | 200",
        "/api/v1/coverage           | text/html, */*;q=0.8       | 200",
        "/openapi.json              | image/png                  | 406",
        "/api/v1/events             | application/json           | 406",
        "/api/v1/export?format=csv  | application/json           | 406",
      })
  void aClientGetsOnlyWhatItReads(String path, String accept, int status) {
    assertThat(rig.get(path, "Accept", accept).statusCode()).isEqualTo(status);
  }

  @Test
  void aLongBodyIsRefusedUnread() {
    String answer =
        rig.raw(
            "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Length: 9999999\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({"40000, 414", "40, 400"})
  void evenARequestThatCantBeReadGetsAProblem(int length, int status) {
    String path = length > 100 ? "/" + "a".repeat(length) : "/%zz";

    String answer =
        rig.raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path));

    assertThat(answer)
        .startsWith("HTTP/1.1 %d ".formatted(status))
        .contains("application/problem+json")
        .contains("urn:earshot:problem:");
  }

  /** Fails as a test wants it to. */
  private final class Failing implements MentionStore {
    @Override
    public SearchResult search(SearchRequest request) {
      earshot.query.Cursor.of(request);
      throw failure.get();
    }

    @Override
    public Optional<Mention> byId(MentionId id) {
      throw failure.get();
    }

    @Override
    public long count(SearchRequest request) {
      throw failure.get();
    }

    @Override
    public Stream<Mention> all(SearchRequest request) {
      throw failure.get();
    }

    @Override
    public java.util.SortedMap<java.time.Instant, earshot.query.Tally> tallies(
        SearchRequest request, earshot.query.Every every, java.time.ZoneId zone) {
      throw failure.get();
    }

    @Override
    public java.util.Map<String, earshot.query.Tally> tallies(
        SearchRequest request, earshot.query.Facet by, java.util.Set<String> values) {
      throw failure.get();
    }

    @Override
    public earshot.query.Waits waits(SearchRequest request, java.time.Duration target) {
      throw failure.get();
    }

    @Override
    public CheckResult check() {
      return CheckResult.failed("as wanted");
    }
  }
}
