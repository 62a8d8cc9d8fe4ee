package earshot.ingest.sources.appstore;

import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class AppStoreContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new AppStoreSource();
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
        .formatted(id, saying.text(), saying.at());
  }
}
