package earshot.ingest.sources.mastodon;

import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Ours;
import java.util.Optional;
import okhttp3.Request;

/** One hashtag. */
final class HashtagFeed extends StatusFeed {
  private final String tag;

  HashtagFeed(String server, String tag, Ours ours, Api api) {
    super(server, "#" + tag, ours, api);
    this.tag = tag;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return after(api.at("api/v1/timelines/tag/{}", tag), cursor, page);
  }
}
