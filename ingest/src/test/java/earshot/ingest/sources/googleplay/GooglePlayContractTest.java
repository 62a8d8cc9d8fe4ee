package earshot.ingest.sources.googleplay;

import earshot.ingest.source.OwnedContract;
import earshot.ingest.source.Source;

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
  protected String review(Saying saying) {
    String id = saying.broken() ? "" : saying.id();
    return "{\"reviewId\": \"%s\", \"comments\": [{\"userComment\": {\"text\": \"\\t%s\", \"lastModified\": {\"seconds\": \"%d\"}}}]}"
        .formatted(id, saying.text(), saying.at().getEpochSecond());
  }
}
