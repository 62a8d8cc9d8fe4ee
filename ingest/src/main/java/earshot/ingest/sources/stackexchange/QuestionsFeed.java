package earshot.ingest.sources.stackexchange;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Hints;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Paging;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Polling;
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
import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://api.stackexchange.com/docs/advanced-search">search</a> for questions, newest
 * first by page numbers. Errors come with status 400, waits in the body.
 */
final class QuestionsFeed extends ListFeed {
  private static final int THROTTLE = 502;
  private static final Pattern WAIT = Pattern.compile("(\\d{1,6}) seconds");
  private static final Duration A_WHILE = Duration.ofMinutes(10);
  private static final int PAGES_WITHOUT_KEY = 25;
  private final String what;
  private final String words;
  private final @Nullable String key;

  QuestionsFeed(String site, String what, String words, @Nullable String key, Api api) {
    super(
        StackExchangeSource.NAME,
        site,
        site + "/" + what + ":" + words,
        Polling.of(Shape.NEWEST_FIRST)
            .searching(what.equals("q"))
            .atMostEvery(key == null ? Duration.ofMinutes(15) : Duration.ofMinutes(2)),
        new Listed("items", "question_id", Paging.numbers("page").whileTrue("/has_more")),
        api);
    this.what = what;
    this.words = words;
    this.key = key;
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return asked(
        api.at(
            "2.3/search/advanced?sort=creation&order=desc&pagesize=100&fromdate={}&" + what + "={}",
            cursor.seconds(),
            words));
  }

  /** The key can only travel in the address. */
  private HttpUrl.Builder asked(HttpUrl.Builder url) {
    url.addQueryParameter("site", account).addQueryParameter("filter", "withbody");
    return key == null ? url : url.addQueryParameter("key", key);
  }

  static Optional<Refusal> refused(int status, Fetched answer) {
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
    Page page = super.parse(fetched);
    boolean end = key == null && fetched.page("page") >= PAGES_WITHOUT_KEY;
    return end ? page.withoutNext() : page;
  }

  /** Not to wait as told gets an address banned. */
  @Override
  protected Hints hints(JsonNode answer) {
    Optional<Duration> pause =
        answer.path("backoff").isNumber()
            ? Optional.of(Duration.ofMillis((long) (answer.path("backoff").asDouble() * 1000)))
            : Optional.empty();
    return new Hints(
        pause, Optional.empty(), Optional.ofNullable(Json.count(answer, "quota_remaining")));
  }

  /** Titles and names come escaped as for a page. */
  @Override
  protected Optional<Item> item(JsonNode question, JsonNode answer) {
    JsonNode owner = question.path("owner");
    Instant edited = Json.seconds(question, "last_edit_date");
    return heard(
        said(Json.id(question, "question_id"), Kind.QUESTION)
            .author(
                PlainText.line(owner.path("display_name").asText()), null, Json.text(owner, "link"))
            .title(PlainText.line(question.path("title").asText()))
            .text(PlainText.of(question.path("body").asText()))
            .url(Json.text(question, "link"))
            .engagement(Json.count(question, "score"), Json.count(question, "answer_count"), null)
            .publishedAt(Json.seconds(question, "creation_date"))
            .editedAt(edited));
  }

  /** 300 calls a day are too few to ask for every question again: then walks reach back instead. */
  @Override
  public Optional<Lookup> lookup() {
    return key == null
        ? Optional.empty()
        : lookup(
            id -> asked(api.at("2.3/questions/{}", id)),
            (id, answer) -> {
              JsonNode left = Json.list(answer, "items");
              return left.isEmpty()
                  ? Optional.empty()
                  : item(same(id, left.path(0), "question_id"));
            });
  }
}
