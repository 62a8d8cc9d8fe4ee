package earshot.ingest.sources.googleplay;

import earshot.ingest.source.OwnedContract;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.stream.Collectors;

class GooglePlayContractTest extends OwnedContract {
  @Override
  protected Source source() {
    return new GooglePlaySource();
  }

  @Override
  protected String owned() {
    return "\"app\": \"com.example.coffee\"";
  }

  @Override
  protected String page(List<Saying> sayings) {
    return sayings.reversed().stream()
        .map(GooglePlayContractTest::review)
        .collect(Collectors.joining(",", "{\"reviews\": [", "]}"));
  }

  private static String review(Saying saying) {
    String id = saying.broken() ? "" : saying.id();
    return "{\"reviewId\": \"%s\", \"comments\": [{\"userComment\": {\"text\": \"\\t%s\", \"lastModified\": {\"seconds\": \"%d\"}}}]}"
        .formatted(id, saying.text(), saying.at().getEpochSecond());
  }
}
