package earshot.ingest.sources.lemmy;

import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Ours;
import okhttp3.HttpUrl;

/** What somebody of the brand answers, wherever that is. */
final class AnswersFeed extends TalkFeed {
  private final String name;

  AnswersFeed(HttpUrl server, String name, Ours ours, Api api) {
    super(server, Type.COMMENTS, "by", name, ours, api);
    this.name = name;
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at("api/v3/user?sort=New&limit=50&username={}", name);
  }
}
