package earshot.ingest.sources.feed;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class FeedContractTest extends SourceContract {
  private static final DateTimeFormatter RFC_822 =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.ofHours(2));

  @Override
  protected Source source() {
    return new FeedSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("429 says everything"),
        never("a page instead of a feed is put into quarantine"),
        never("asks with no key"),
        says(
            200,
            "<rss version='2.0'><channel><item><title>Once</title><link>https://a.example/1</link><description>"
                + Dialect.NAMELESS
                + "</description></item></channel></rss>"));
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
            .formatted(saying.id(), saying.text(), RFC_822.format(saying.at()));
  }
}
