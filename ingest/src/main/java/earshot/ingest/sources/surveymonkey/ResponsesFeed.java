package earshot.ingest.sources.surveymonkey;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Pushed;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Refusals;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;

/**
 * Responses to a survey, last changed last. Numbers of pages move while people answer, so the walk
 * goes on behind the last time that it saw, and counts pages only within one second.
 */
final class ResponsesFeed extends ApiFeed implements Pushed {
  private static final String FROM = "start_modified_at";
  private static final Refusals REFUSALS =
      new Refusals(
          "SurveyMonkey",
          Set.of("1017", "1040"),
          Set.of(),
          Set.of("1010", "1011", "1012", "1013", "1014", "1015", "1016", "1018"));
  private static final Duration A_SECOND = Duration.ofSeconds(1); // its times are no finer
  private static final Set<String> NO_WORDS = Set.of("demographic", "datetime");
  private static final Set<String> TRIALS = Set.of("preview", "survey_preview");

  ResponsesFeed(String survey, Api api) {
    super(
        SurveyMonkeySource.NAME,
        survey,
        survey,
        // a private app has 500 calls a day for all surveys
        Polling.of(Shape.FORWARD).atMostEvery(Duration.ofMinutes(15)),
        api);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    String[] at = page.or(cursor::position).orElseGet(() -> time(cursor.since())).split(" ");
    return api.get(
        api.at(
            "v3/surveys/{}/responses/bulk?simple=true&sort_by=date_modified&sort_order=ASC&per_page=100&start_modified_at={}&page={}",
            account,
            at[0],
            at.length > 1 ? at[1] : "1"));
  }

  private static String time(Instant time) {
    Instant since = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
    return since.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""); // UTC unless said
  }

  static Optional<Refusal> refused(int status, Fetched answer) {
    JsonNode error = answer.error().path("error");
    return REFUSALS.of(Json.id(error, "id"), Json.id(error, "message"));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    JsonNode responses = Json.list(answer, "data");
    List<Item> items = new ArrayList<>();
    responses.forEach(response -> items.addAll(answers(response)));
    Optional<String> newest =
        Json.newest(responses, "/date_modified").map(last -> time(last.minus(A_SECOND)));
    boolean more = answer.path("links").hasNonNull("next");
    return Page.of(items, more ? Optional.of(next(fetched, newest)) : Optional.empty()).at(newest);
  }

  /** Behind the last time seen, or on the next page where all were of the same second. */
  private static String next(Fetched fetched, Optional<String> newest) {
    String from = Objects.requireNonNullElse(fetched.url().queryParameter(FROM), "");
    return newest
        .filter(time -> time.compareTo(from) > 0)
        .orElseGet(() -> from + " " + (fetched.page("page") + 1));
  }

  /** What was written into one response; nothing where its author only tried the survey. */
  private List<Item> answers(JsonNode response) {
    List<Item> items = new ArrayList<>();
    if (TRIALS.contains(response.path("collection_mode").asText())) {
      return items;
    }
    for (JsonNode page : response.path("pages")) {
      for (JsonNode question : page.path("questions")) {
        if (asksForWords(question)) {
          items.addAll(
              Json.items(
                  question.path("answers"), "row_id", answer -> said(response, question, answer)));
        }
      }
    }
    return items;
  }

  /** Where people may write what they think: not their address, a date or an amount. */
  private static boolean asksForWords(JsonNode question) {
    return !NO_WORDS.contains(question.path("family").asText())
        && !question.path("subtype").asText().equals("numerical");
  }

  private Optional<Item> said(JsonNode response, JsonNode question, JsonNode answer) {
    String words = Json.text(answer, "text");
    return words == null
        ? Optional.empty()
        : heard(
            said(nativeId(response, question, answer), Kind.SURVEY)
                .author(Json.joined(response, "first_name", "last_name"), null, null)
                .title(PlainText.lenient(Json.id(question, "heading")))
                .text(words)
                .url(Json.text(response, "analyze_url"))
                .publishedAt(Json.time(response, "date_created"))
                .thread(Json.text(response, "id")));
  }

  /** The response's number, the question's, and the line's where a question has several. */
  private static String nativeId(JsonNode response, JsonNode question, JsonNode answer) {
    String id = Json.id(response, "id");
    String line = Json.text(answer, "row_id");
    String place = Json.id(question, "id") + (line == null ? "" : "-" + line);
    return id.isEmpty() ? "" : id + "-" + place;
  }

  /** An answer that is no longer in its response was taken back. */
  @Override
  public Optional<Lookup> lookup() {
    return lookup(
        id -> api.at("v3/surveys/{}/responses/{}/details?simple=true", account, response(id)),
        (id, answer) ->
            answers(same(response(id), answer, "id")).stream()
                .filter(
                    item -> item instanceof Item.Said said && said.mention().nativeId().equals(id))
                .findFirst());
  }

  private static String response(String nativeId) {
    return nativeId.replaceFirst("-.*", "");
  }

  @Override
  public Optional<Hint> hint(JsonNode body) {
    boolean ours = account.equals(Json.text(body.path("resources"), "survey_id"));
    return ours ? Optional.of(Hint.WALK) : Optional.empty();
  }
}
