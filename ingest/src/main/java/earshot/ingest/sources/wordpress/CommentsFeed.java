package earshot.ingest.sources.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Ours;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.WordPressFeed;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The <a href="https://developer.wordpress.org/rest-api/reference/comments/">comments</a> of a
 * site.
 */
final class CommentsFeed extends WordPressFeed {
  private final Ours ours;

  CommentsFeed(HttpUrl site, Ours ours, Api api) {
    super(WordPressSource.NAME, site, "wp-json/wp/v2/comments", api);
    this.ours = ours;
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

  /** What other sites send as a comment is nobody's words. */
  @Override
  protected Optional<Draft> read(JsonNode comment) {
    if (!comment.path("type").asText("comment").equals("comment")) {
      return Optional.empty();
    }
    String name = PlainText.line(comment.path("author_name").asText());
    Draft draft =
        said(Json.id(comment, "id"), Kind.COMMENT)
            .author(name, null, Json.text(comment, "author_url"))
            .text(PlainText.of(comment.path("content").path("rendered").asText()))
            .url(Json.text(comment, "link"))
            .publishedAt(Json.time(comment, "date_gmt"))
            .thread(Json.text(comment, "post"));
    Optional<String> user = number(comment, "author"); // guests may take any name
    boolean byUs = user.isPresent() && ours.are(name, user.get());
    return Optional.of(ours.told(draft, byUs, number(comment, "parent").orElse(null)));
  }

  /** Zero stands for none. */
  private static Optional<String> number(JsonNode comment, String field) {
    return Json.maybe(comment, field).filter(number -> !number.equals("0"));
  }
}
