package earshot.ingest.sources.stackexchange;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Hints;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://api.stackexchange.com/docs/advanced-search">search</a> for questions, newest
 * first by page numbers. Errors come with status 400, waits in the body.
 */
final class QuestionsFeed extends ApiFeed implements Lookup {
  private static final int THROTTLE = 502;
  private static final Pattern WAIT = Pattern.compile("(\\d{1,6}) seconds");
  private static final Duration A_WHILE = Duration.ofMinutes(10);
  private static final int PAGES_WITHOUT_KEY = 25;
  private final String what;
  private final String words;
  private final @Nullable String key;

  QuestionsFeed(String site, String what, String words, @Nullable String key, Api api) {
    super(StackExchangeSource.NAME, site, site + "/" + what + ":" + words, Shape.NEWEST_FIRST, api);
    this.what = what;
    this.words = words;
    this.key = key;
  }

  @Override
  public boolean searches() {
    return what.equals("q");
  }

  @Override
  public Duration fastest() {
    return key == null ? Duration.ofMinutes(15) : Duration.ofMinutes(2);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return asked(
        api.at("2.3/search/advanced")
            .addQueryParameter(what, words)
            .addQueryParameter("sort", "creation")
            .addQueryParameter("order", "desc")
            .addQueryParameter(
                "fromdate", Long.toString(Math.max(0, cursor.since().getEpochSecond())))
            .addQueryParameter("pagesize", "100")
            .addQueryParameter("page", page.orElse("1")));
  }

  /** The key can only travel in the address. */
  private Request asked(HttpUrl.Builder url) {
    url.addQueryParameter("site", account).addQueryParameter("filter", "withbody");
    return api.get(key == null ? url : url.addQueryParameter("key", key));
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode error = answer.error();
    Long id = Json.count(error, "error_id");
    if (id == null) {
      return Optional.empty();
    }
    String why = "Stack Exchange refuses: " + id + " " + Json.id(error, "error_message");
    Matcher wait = WAIT.matcher(why);
    return Optional.of(
        id == THROTTLE
            ? new Refusal(
                Refusal.Kind.TOO_MUCH,
                why,
                Optional.of(
                    wait.find() ? Duration.ofSeconds(Long.parseLong(wait.group(1))) : A_WHILE))
            : new Refusal(id < 500 ? Refusal.Kind.FORBIDDEN : Refusal.Kind.PASSING, why));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    int page = fetched.page("page");
    boolean more = answer.path("has_more").asBoolean() && (key != null || page < PAGES_WITHOUT_KEY);
    return Page.of(
            Json.items(Json.list(answer, "items"), "question_id", this::question),
            more ? Optional.of(Integer.toString(page + 1)) : Optional.empty())
        .with(hints(answer));
  }

  /** Not to wait as told gets an address banned. */
  private static Hints hints(JsonNode answer) {
    Optional<Duration> pause =
        answer.path("backoff").isNumber()
            ? Optional.of(Duration.ofMillis((long) (answer.path("backoff").asDouble() * 1000)))
            : Optional.empty();
    return new Hints(
        pause, Optional.empty(), Optional.ofNullable(Json.count(answer, "quota_remaining")));
  }

  /** Titles and names come escaped as for a page. */
  private Optional<Item> question(JsonNode question) {
    JsonNode owner = question.path("owner");
    Instant edited = Json.seconds(question, "last_edit_date");
    return Optional.of(
        new Item.Said(
            said(Json.id(question, "question_id"), Kind.QUESTION)
                .author(
                    PlainText.line(owner.path("display_name").asText()),
                    null,
                    Json.text(owner, "link"))
                .title(PlainText.line(question.path("title").asText()))
                .text(PlainText.of(question.path("body").asText()))
                .url(Json.text(question, "link"))
                .engagement(
                    Json.count(question, "score"), Json.count(question, "answer_count"), null)
                .publishedAt(Json.seconds(question, "creation_date"))
                .editedAt(edited)));
  }

  /** 300 calls a day are too few to ask for every question again: then walks reach back instead. */
  @Override
  public Optional<Lookup> lookup() {
    return key == null ? Optional.empty() : Optional.of(this);
  }

  @Override
  public Request request(String nativeId) {
    return asked(api.at("2.3/questions").addPathSegment(nativeId));
  }

  /** What is deleted is missing from the list. */
  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    JsonNode questions = Json.list(answer(fetched), "items");
    return questions.isEmpty()
        ? gone(nativeId)
        : question(same(nativeId, questions.path(0), "question_id")).orElseThrow();
  }
}
