package earshot.ingest.sources.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.AgendaFeed;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Step;
import earshot.mention.Kind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Comments on the newest posts of an organisation, see the <a
 * href="https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api">
 * documentation</a>. A comment does not move its post up, so every walk reads the posts of the last
 * days with their comments, and the answers to those that have some.
 */
final class CommentsFeed extends AgendaFeed {
  private static final String ORGANIZATION = "urn:li:organization:";
  private static final Pattern COMMENT = Pattern.compile("urn:li:comment:\\((.+),(\\d+)\\)");
  private static final int A_PAGE = 50;

  CommentsFeed(String organization, Api api) {
    super(
        LinkedInSource.NAME,
        organization,
        organization,
        Polling.of(Shape.WINDOW)
            .overlapping(Duration.ofDays(30)) // younger posts are looked at for new comments
            .atMostEvery(Duration.ofMinutes(30)),
        api);
  }

  @Override
  protected Optional<Step> first(Cursor cursor) {
    return Optional.of(Step.of("", 0, cursor.seconds()));
  }

  /**
   * A step is the post or comment whose comments are read, blank for the list of posts; how many
   * come before; and the second before which posts are not wanted.
   */
  @Override
  protected HttpUrl.Builder at(Cursor cursor, Step due) {
    return (due.part(0).isEmpty() ? posts() : comments(due.part(0)))
        .addQueryParameter("start", Long.toString(due.count(1)))
        .addQueryParameter("count", Integer.toString(A_PAGE));
  }

  private HttpUrl.Builder posts() {
    return api.at("posts?q=author")
        .addEncodedQueryParameter("author", encoded(ORGANIZATION + account))
        .addQueryParameter("sortBy", "CREATED");
  }

  private HttpUrl.Builder comments(String under) {
    return api.at("socialActions").addEncodedPathSegment(encoded(under)).addPathSegment("comments");
  }

  /** A name with colons, commas and brackets has to come as one word. */
  private static String encoded(String urn) {
    return URLEncoder.encode(urn, StandardCharsets.UTF_8);
  }

  @Override
  protected void read(Fetched fetched, JsonNode answer, Step due, Found found) throws IOException {
    JsonNode list = Json.list(answer, "elements");
    long floor = due.count(2);
    for (JsonNode element : list) {
      if (element.has("actor")) { // a post has an author
        found.items(List.of(element), "id", this::said);
        answers(element).ifPresent(found::step);
      } else {
        post(element, floor).ifPresent(found::step);
      }
    }
    boolean more = !Json.one(answer.path("paging").path("links"), "rel", "next").isMissingNode();
    if (more && !isOld(list.path(list.size() - 1), floor)) {
      found.step(Step.of(due.part(0), due.count(1) + A_PAGE, floor));
    }
  }

  private static Optional<Step> post(JsonNode post, long floor) {
    return Json.maybe(post, "id")
        .filter(id -> !isOld(post, floor))
        .map(id -> Step.of(id, 0, floor));
  }

  private static boolean isOld(JsonNode post, long floor) {
    Instant at = Json.millis(post, "createdAt");
    return at != null && at.getEpochSecond() < floor;
  }

  private static Optional<Step> answers(JsonNode comment) {
    boolean some = comment.path("commentsSummary").path("aggregatedTotalComments").asInt() > 0;
    return some ? Optional.of(Step.of(urn(comment), 0, 0)) : Optional.empty();
  }

  /** What anybody but the organisation itself wrote; a picture has no words. */
  private Optional<Item> said(JsonNode comment) {
    String id = urn(comment);
    String actor = Json.text(comment, "actor");
    if ((ORGANIZATION + account).equals(actor)) {
      return Optional.empty();
    }
    return spoken(
        said(id, Kind.COMMENT)
            .author(null, actor, company(actor))
            .text(Json.text(comment.path("message"), "text"))
            .url(url(id))
            .engagement(
                Json.count(comment.path("likesSummary"), "aggregatedTotalLikes"), null, null)
            .publishedAt(Json.millis(comment.path("created"), "time"))
            .editedAt(Json.millis(comment.path("lastModified"), "time"))
            .thread(Json.text(comment, "object")));
  }

  private static String urn(JsonNode comment) {
    String urn = Json.text(comment, "commentUrn", "$URN");
    return urn == null ? "" : urn;
  }

  /** People have no address that a number would lead to. */
  private static @Nullable String company(@Nullable String actor) {
    return actor != null && actor.startsWith(ORGANIZATION)
        ? "https://www.linkedin.com/company/" + actor.substring(ORGANIZATION.length())
        : null;
  }

  private static @Nullable String url(String id) {
    Matcher comment = COMMENT.matcher(id);
    return comment.matches()
        ? "https://www.linkedin.com/feed/update/" + comment.group(1) + "?commentUrn=" + encoded(id)
        : null;
  }

  /** What lost its words was taken back. */
  @Override
  public Optional<Lookup> lookup() {
    return lookup(
        this::one,
        (id, comment) -> {
          if (!id.equals(urn(comment))) {
            throw new IOException("not the comment " + id);
          }
          return said(comment);
        });
  }

  private HttpUrl.Builder one(String id) {
    Matcher comment = COMMENT.matcher(id);
    return comment.matches()
        ? comments(comment.group(1)).addPathSegment(comment.group(2))
        : comments(id);
  }
}
