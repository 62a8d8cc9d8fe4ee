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

  /** Whoever said this, as far as Instagram tells. */
  static Draft author(Draft draft, JsonNode said) {
    String name = Json.text(said, "username");
    return draft.author(
        null, name, name == null ? null : "https://www.instagram.com/" + name + "/");
  }
}
