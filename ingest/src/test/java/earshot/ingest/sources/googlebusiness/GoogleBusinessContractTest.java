package earshot.ingest.sources.googlebusiness;

import earshot.ingest.source.OwnedContract;
import earshot.ingest.source.Source;

class GoogleBusinessContractTest extends OwnedContract {
  @Override
  protected Source source() {
    return new GoogleBusinessSource();
  }

  @Override
  protected String owned() {
    return "\"location\": \"accounts/1/locations/2\", \"what\": [\"reviews\"]";
  }

  @Override
  protected String review(Saying saying) {
    String stars = saying.broken() ? "SIX" : "TWO";
    return "{\"reviewId\": \"%s\", \"starRating\": \"%s\", \"comment\": \"%s\", \"createTime\": \"%s\", \"updateTime\": \"%4$s\"}"
        .formatted(saying.id(), stars, saying.text(), saying.at().plusNanos(123_456_789));
  }
}
