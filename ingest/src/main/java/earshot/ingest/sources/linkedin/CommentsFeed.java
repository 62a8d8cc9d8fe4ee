package earshot.ingest.sources.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Agenda;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Kind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Comments on the newest posts of an organisation, see the <a
 * href="https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/comments-api">
 * documentation</a>. A comment does not move its post up, so every walk reads the posts of the last
 * days with their comments, and the answers to those that have some.
 */
final class CommentsFeed extends ApiFeed implements Lookup {
  private static final String ORGANIZATION = "urn:li:organization:";

  /** What can be asked for again; a name with anything else in it is none. */
  private static final Pattern STEP = Pattern.compile("[^\\s@]+");

  private static final Pattern COMMENT = Pattern.compile("urn:li:comment:\\((.+),(\\d+)\\)");
  private static final int A_PAGE = 50;

  CommentsFeed(String organization, Api api) {
    super(LinkedInSource.NAME, organization, organization, Shape.WINDOW, api);
  }

  /**
   * What a walk reads next.
   *
   * @param under the post or comment whose comments these are; empty of the list of posts
   * @param start how many come before
   * @param floor posts that are older than this second are not wanted
   */
  private record Step(String under, int start, long floor) {
    static Step of(String token) {
      String[] parts = token.split("@", -1);
      return new Step(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    Step next() {
      return new Step(under, start + A_PAGE, floor);
    }

    String token() {
      return under + "@" + start + "@" + floor;
    }
  }

  /** Younger posts are looked at for new comments. */
  @Override
  public Duration overlap() {
    return Duration.ofDays(30);
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(30);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    Step first = new Step("", 0, cursor.since().getEpochSecond());
    Agenda agenda = Agenda.of(page.or(() -> Optional.of(first.token())));
    Step step = Step.of(agenda.due().orElseThrow());
    HttpUrl.Builder url = step.under().isEmpty() ? posts() : comments(step.under());
    return api.get(
        agenda.in(
            url.addQueryParameter("start", Integer.toString(step.start()))
                .addQueryParameter("count", Integer.toString(A_PAGE))));
  }

  private HttpUrl.Builder posts() {
    return api.at("posts")
        .addQueryParameter("q", "author")
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
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    JsonNode list = Json.list(answer, "elements");
    Agenda agenda = Agenda.of(fetched);
    Step step = Step.of(agenda.due().orElseThrow());
    List<JsonNode> comments = new ArrayList<>();
    List<String> more = new ArrayList<>();
    for (JsonNode element : list) {
      boolean comment = element.has("actor"); // a post has an author
      if (comment) {
        comments.add(element);
      }
      (comment ? answers(element) : post(element, step)).map(Step::token).ifPresent(more::add);
    }
    if (hasNext(answer) && !isOld(list.path(list.size() - 1), step)) {
      more.add(step.next().token());
    }
    return Page.of(Json.items(comments, "id", this::said), agenda.after(more).token());
  }

  private static Optional<Step> post(JsonNode post, Step step) {
    return Json.maybe(post, "id")
        .filter(id -> STEP.matcher(id).matches() && !isOld(post, step))
        .map(id -> new Step(id, 0, step.floor()));
  }

  private static boolean isOld(JsonNode post, Step step) {
    Instant at = time(Json.count(post, "createdAt"));
    return at != null && at.getEpochSecond() < step.floor();
  }

  private static Optional<Step> answers(JsonNode comment) {
    boolean some = comment.path("commentsSummary").path("aggregatedTotalComments").asInt() > 0;
    return Optional.of(urn(comment))
        .filter(urn -> some && STEP.matcher(urn).matches())
        .map(urn -> new Step(urn, 0, 0));
  }

  private static boolean hasNext(JsonNode answer) {
    for (JsonNode link : answer.path("paging").path("links")) {
      if (link.path("rel").asText().equals("next")) {
        return true;
      }
    }
    return false;
  }

  /** What anybody but the organisation itself wrote; a picture has no words. */
  private Optional<Item> said(JsonNode comment) {
    String id = urn(comment);
    String words = Json.text(comment.path("message"), "text");
    String actor = Json.text(comment, "actor");
    boolean own = (ORGANIZATION + account).equals(actor);
    if (own || (words == null && !id.isEmpty())) {
      return Optional.empty();
    }
    Instant written = time(Json.count(comment.path("created"), "time"));
    Instant changed = time(Json.count(comment.path("lastModified"), "time"));
    return Optional.of(
        new Item.Said(
            said(id, Kind.COMMENT)
                .author(null, actor, company(actor))
                .text(words)
                .url(url(id))
                .engagement(
                    Json.count(comment.path("likesSummary"), "aggregatedTotalLikes"), null, null)
                .publishedAt(written)
                .editedAt(Objects.equals(written, changed) ? null : changed)
                .thread(Json.text(comment, "object"))));
  }

  private static String urn(JsonNode comment) {
    String urn = Json.text(comment, "commentUrn");
    return urn == null ? Json.id(comment, "$URN") : urn;
  }

  private static @Nullable Instant time(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
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

  /** It says in words what is missing: a permission, a role, a version that lives. */
  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    String why = Json.text(answer.error(), "message");
    return Optional.ofNullable(why)
        .filter(words -> List.of(401, 403, 426).contains(status))
        .map(words -> new Refusal(Refusal.Kind.FORBIDDEN, "LinkedIn refuses: " + words));
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  @Override
  public Request request(String nativeId) {
    Matcher comment = COMMENT.matcher(nativeId);
    return comment.matches()
        ? api.get(comments(comment.group(1)).addPathSegment(comment.group(2)))
        : api.get(comments(nativeId));
  }

  /** What lost its words was taken back. */
  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    JsonNode comment = fetched.json();
    if (!nativeId.equals(urn(comment))) {
      throw new IOException("not the comment " + nativeId);
    }
    return said(comment).orElseGet(() -> gone(nativeId));
  }
}
