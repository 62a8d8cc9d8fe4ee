package earshot.ingest.sources.appstore;

import static earshot.ingest.source.Dialect.never;

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

class AppStoreContractTest extends SourceContract {
  private static final DateTimeFormatter CUPERTINO =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.ofHours(-7));

  @Override
  protected Source source() {
    return new AppStoreSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("429 says everything"),
        never("an empty feed is its only error, and deletes nothing"),
        never("asks with no key"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"app\": \"42\", \"base-url\": \"" + server + "\"";
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    boolean first = request.getUrl().encodedPath().contains("/page=1/");
    String entries =
        sayings.stream().map(AppStoreContractTest::entry).collect(Collectors.joining(","));
    boolean none = !first || sayings.isEmpty();
    return new MockResponse.Builder()
        .body("{\"feed\": {" + (none ? "" : "\"entry\": [" + entries + "]") + "}}")
        .build();
  }

  private static String entry(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": {\"label\": \"" + saying.id() + "\"}, ";
    return "{%s\"im:rating\": {\"label\": \"2\"}, \"content\": {\"label\": \"%s\"}, \"updated\": {\"label\": \"%s\"}}"
        .formatted(id, saying.text(), CUPERTINO.format(saying.at()));
  }
}
