package earshot.ingest.sources.instagram;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Json;
import earshot.mention.Draft;

/** Pictures and films of others, with what they wrote under them. */
final class Media {
  static final String FIELDS = "id,caption,permalink,timestamp,username,like_count,comments_count";

  private Media() {}

  /** Fills in what one says. */
  static Draft read(Draft draft, JsonNode media) {
    return author(draft, media)
        .text(Json.text(media, "caption"))
        .url(Json.text(media, "permalink"))
        .engagement(Json.count(media, "like_count"), Json.count(media, "comments_count"), null)
        .publishedAt(Json.time(media, "timestamp"));
  }

  /** Fills in what somebody says under one. */
  static Draft comment(Draft draft, JsonNode comment) {
    JsonNode media = comment.path("media");
    return author(draft, comment)
        .text(Json.text(comment, "text"))
        .url(Json.text(media, "permalink"))
        .engagement(Json.count(comment, "like_count"), null, null)
        .publishedAt(Json.time(comment, "timestamp"))
        .thread(Json.text(media, "id"));
  }

  /** Whoever said this, as far as Instagram tells. */
  private static Draft author(Draft draft, JsonNode said) {
    String name = Json.text(said, "username");
    return draft.author(
        null, name, name == null ? null : "https://www.instagram.com/" + name + "/");
  }
}
