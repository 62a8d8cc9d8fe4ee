package earshot.ingest.sources.feed;

import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class FeedContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new FeedSource();
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"url\": \"" + server.resolve("/feed") + "\"";
  }

  @Override
  protected boolean readsJson() {
    return false;
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    String items = sayings.stream().map(FeedContractTest::item).collect(Collectors.joining());
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/rss+xml")
        .body("<rss version='2.0'><channel>" + items + "</channel></rss>")
        .build();
  }

  private static String item(Saying saying) {
    return saying.broken()
        ? "<item><category>" + saying.text() + "</category></item>"
        : "<item><guid isPermaLink='false'>%s</guid><description>%s</description><pubDate>%s</pubDate></item>"
            .formatted(saying.id(), saying.text(), saying.at());
  }
}
