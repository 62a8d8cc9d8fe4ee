package earshot.ingest.sources.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
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
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * The <a href="https://developer.wordpress.org/rest-api/reference/comments/">comments</a> of a
 * site, newest first. They cannot be asked for by time: {@code after} means the site's own clock. A
 * page beyond the last one is an error, so the Link header decides.
 */
final class CommentsFeed extends ApiFeed implements Lookup {
  private static final String COMMENTS = "wp-json/wp/v2/comments";

  CommentsFeed(HttpUrl site, Api api) {
    super(
        WordPressSource.NAME, Addresses.site(site), Addresses.site(site), Shape.NEWEST_FIRST, api);
  }

  /** A comment that waited for approval bears the time it was written. */
  @Override
  public Duration overlap() {
    return Duration.ofDays(7);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(
        api.at(COMMENTS)
            .addQueryParameter("orderby", "date_gmt")
            .addQueryParameter("order", "desc")
            .addQueryParameter("per_page", "100")
            .addQueryParameter("page", page.orElse("1")));
  }

  /** A comment that is no longer approved may not be read, whoever else may be. */
  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode error = answer.error();
    String code = Json.id(error, "code");
    String why = "WordPress refuses: " + code + " " + Json.id(error, "message");
    return switch (code) {
      case "rest_cannot_read", "rest_comment_invalid_id" ->
          Optional.of(new Refusal(Refusal.Kind.GONE, why));
      case "rest_post_invalid_page_number", "rest_invalid_param" ->
          Optional.of(new Refusal(Refusal.Kind.PASSING, why));
      default -> Optional.empty();
    };
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    return Page.of(
        Json.items(Json.list(fetched.json(), ""), "id", this::comment),
        fetched.link("next").map(url -> url.queryParameter("page")));
  }

  /** What other sites send as a comment is nobody's words. */
  private Optional<Item> comment(JsonNode comment) {
    boolean written = comment.path("type").asText("comment").equals("comment");
    boolean approved = comment.path("status").asText("approved").equals("approved");
    if (!written || !approved) {
      return Optional.empty();
    }
    return Optional.of(
        new Item.Said(
            said(Json.id(comment, "id"), Kind.COMMENT)
                .author(
                    PlainText.line(comment.path("author_name").asText()),
                    null,
                    Json.text(comment, "author_url"))
                .text(PlainText.of(comment.path("content").path("rendered").asText()))
                .url(Json.text(comment, "link"))
                .publishedAt(Json.time(comment, "date_gmt"))
                .thread(Json.text(comment, "post"))));
  }

  @Override
  public Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  @Override
  public Request request(String nativeId) {
    return api.get(api.at(COMMENTS).addPathSegment(nativeId));
  }

  @Override
  public Item parse(String nativeId, Fetched fetched) throws IOException {
    return comment(same(nativeId, fetched.json(), "id")).orElseGet(() -> gone(nativeId));
  }
}
