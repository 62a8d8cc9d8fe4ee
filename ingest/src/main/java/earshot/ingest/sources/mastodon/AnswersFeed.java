package earshot.ingest.sources.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Page;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;

/**
 * What one account of the brand answers, with or without a hashtag. Its posts are listed under its
 * number, which each walk asks for first.
 */
final class AnswersFeed extends StatusFeed {
  private final String name;

  AnswersFeed(String server, String name, Ours ours, Api api) {
    super(server, "@" + name, ours, api);
    this.name = name;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    if (page.isEmpty()) {
      return api.get(api.at("api/v1/accounts/lookup?acct={}", name));
    }
    String[] numberAndPost = page.get().split(" ", 2);
    return after(
        api.at("api/v1/accounts/{}/statuses?exclude_reblogs=true", numberAndPost[0]),
        cursor,
        Optional.of(numberAndPost).filter(parts -> parts.length > 1).map(parts -> parts[1]));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    if (answer.isObject()) {
      String number =
          Json.maybe(answer, "id").orElseThrow(() -> new IOException("an account without number"));
      return Page.of(List.of(), Optional.of(number));
    }
    Page page = super.parse(fetched);
    List<String> path = fetched.url().pathSegments();
    String number = path.get(path.size() - 2);
    return Page.of(page.items(), page.next().map(post -> number + " " + post)).at(page.position());
  }

  /** What it says to nobody is no answer. */
  @Override
  Optional<Item> item(JsonNode status) {
    return Json.text(status, "in_reply_to_id") == null ? Optional.empty() : super.item(status);
  }
}
