package earshot.ingest.sources.appstoreconnect;

import earshot.ingest.source.SignedRequests;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class AppStoreConnectContractTest extends SourceContract {
  private final SignedRequests signer = new SignedRequests();

  @Override
  protected Source source() {
    return new AppStoreConnectSource();
  }

  @Override
  protected String settings(HttpUrl server) {
    return """
        "app": "7", "issuer": "%s", "key-id": "2X9R4HXF34", "key": "%s", "base-url": "%s" """
        .formatted(SignedRequests.ISSUER, signer.privateKey(), server);
  }

  /** Two reviews a page, the newest first, to those only whose token is whole and lives. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    if (!signer.signed(request.getHeaders().get("Authorization"), NOW, "appstoreconnect-v1")) {
      return new MockResponse.Builder().code(401).build();
    }
    boolean second = "p2".equals(request.getUrl().queryParameter("cursor"));
    boolean more = !second && sayings.size() > 2;
    String next = more ? ", \"next\": \"https://elsewhere.example/v1?cursor=p2\"" : "";
    String data =
        sayings.reversed().stream()
            .skip(second ? 2 : 0)
            .limit(second ? sayings.size() : 2)
            .map(AppStoreConnectContractTest::review)
            .collect(Collectors.joining(","));
    return new MockResponse.Builder()
        .body("{\"data\": [" + data + "], \"links\": {\"self\": \"x\"" + next + "}}")
        .build();
  }

  private static String review(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{\"type\": \"customerReviews\", %s\"attributes\": {\"rating\": 2, \"body\": \"%s\", \"createdDate\": \"%s\"}}"
        .formatted(id, saying.text(), saying.at());
  }
}
