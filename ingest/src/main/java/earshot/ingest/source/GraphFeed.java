package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Refusal.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * What all of Meta's Graph API has in common: how it refuses and how its pages go on; all of a walk
 * is read each time.
 */
public abstract class GraphFeed extends AgendaFeed {
  private static final int GONE = 33;
  private static final List<String> SECRET = List.of("access_token", "appsecret_proof");
  private static final String SINCE = "since";
  private static final List<String> TIMES =
      List.of("timestamp", "created_time", "creation_time", "updated_time");
  private static final Duration A_WHILE = Duration.ofMinutes(10); // it counts by the hour

  /** A feed of this part of somebody's account. */
  protected GraphFeed(String source, String account, String what, Polling polling, Api api) {
    super(source, account, account + "/" + what, polling, api);
  }

  /** These settings and those of the API itself. */
  public static Settings settings(Settings others) {
    return others
        .may("version", "v24.0", "v\\d+\\.\\d+", "v and a number", "Version of the Graph API")
        .maySecret("hook-secret", "The application's secret, with which Meta signs what it sends")
        .maySecret("hook-greeting", "Verify token that was given to Meta with the hook's address")
        .base("https://graph.facebook.com", "Where the API is asked");
  }

  /** The API in the version of these settings, asked with their token. */
  public static Api api(AbstractConfig place) {
    return Api.of(place)
        .bearer(Settings.secret(place, "token"))
        .below(place.getString("version").strip());
  }

  /** The status is 400 for nearly everything; the code tells what it is. */
  @Override
  public final Optional<Refusal> refusal(int status, Fetched answer) {
    return refusal(answer);
  }

  static Optional<Refusal> refusal(Fetched answer) {
    JsonNode error = answer.error().path("error");
    int code = error.path("code").asInt();
    boolean gone = code == 100 && error.path("error_subcode").asInt() == GONE;
    String why = "Meta refuses: (#" + code + ") " + Json.id(error, "message");
    return switch (code) {
      case 0 -> Optional.empty();
      case 1, 2 -> Optional.of(new Refusal(Kind.PASSING, why));
      case 4, 17, 32, 341, 613, 80001, 80002, 80003, 80004, 80005, 80006 ->
          Optional.of(new Refusal(Kind.TOO_MUCH, why, Optional.of(A_WHILE)));
      default -> Optional.of(new Refusal(gone ? Kind.GONE : Kind.FORBIDDEN, why));
    };
  }

  /** A list that hangs on our account, with these fields of each. */
  protected final HttpUrl.Builder list(String edge, String fields, int aPage) {
    return list(account, edge, fields, aPage);
  }

  /** A list that hangs on something. */
  protected final HttpUrl.Builder list(String on, String edge, String fields, int aPage) {
    return api.at(on)
        .addPathSegment(edge)
        .addQueryParameter("fields", fields)
        .addQueryParameter("limit", Integer.toString(aPage));
  }

  /** The address of a list that begins with the newest, which a walk reads down to its floor. */
  protected static HttpUrl.Builder since(Cursor cursor, HttpUrl.Builder list) {
    return list.addQueryParameter(SINCE, Long.toString(cursor.since().getEpochSecond()));
  }

  /** What changed in this field of our account, as a body of the webhooks says. */
  protected final List<JsonNode> changes(JsonNode body, String field) {
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode entry : body.path("entry")) {
      for (JsonNode change : entry.path("changes")) {
        boolean ours = account.equals(Json.text(entry, "id"));
        if (ours && field.equals(Json.text(change, "field"))) {
          values.add(change.path("value"));
        }
      }
    }
    return values;
  }

  /** The first page of a walk. */
  protected abstract HttpUrl.Builder start(Cursor cursor);

  @Override
  protected final HttpUrl.Builder at(Cursor cursor, Step due) {
    return due.isFirst() ? start(cursor) : page(due);
  }

  /**
   * Path and query of the next page, if there is one. Its address holds the access token, which
   * stays behind; a short page is not the last one.
   */
  protected static Optional<Step> next(JsonNode list) {
    HttpUrl next = HttpUrl.parse(Json.id(list.path("paging"), "next"));
    if (next == null) {
      return Optional.empty();
    }
    HttpUrl.Builder bare = next.newBuilder();
    SECRET.forEach(bare::removeAllQueryParameters);
    return Optional.of(step(bare.build()));
  }

  /**
   * The same of a list that begins with the newest: it goes on while that is within the reach of
   * the walk, of which the address of the next page may know nothing.
   */
  protected static Optional<Step> next(Fetched fetched, JsonNode list) {
    String since = fetched.url().queryParameter(SINCE);
    if (since == null) {
      return next(list);
    }
    JsonNode data = list.path("data");
    boolean old =
        time(data.path(data.size() - 1))
            .filter(last -> last.isBefore(Instant.ofEpochSecond(Long.parseLong(since))))
            .isPresent();
    return next(list)
        .filter(step -> !old)
        .map(Step::token)
        .map(step -> step.contains(SINCE + "=") ? step : step + "&" + SINCE + "=" + since)
        .map(Step::new);
  }

  /** When something was published, or changed, by which its list is sorted. */
  private static Optional<Instant> time(JsonNode published) {
    return TIMES.stream()
        .flatMap(field -> Optional.ofNullable(Json.time(published, field)).stream())
        .findFirst();
  }

  /** A page of the API that is to be read. */
  protected static Step step(HttpUrl url) {
    return new Step(url.encodedPath() + "?" + Objects.requireNonNullElse(url.encodedQuery(), ""));
  }

  /** Such a page, always asked for at our own host. */
  private HttpUrl.Builder page(Step step) {
    String[] pathAndQuery = step.token().split("\\?", 2);
    return api.base().newBuilder().encodedPath(pathAndQuery[0]).encodedQuery(pathAndQuery[1]);
  }
}
