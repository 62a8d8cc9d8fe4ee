package earshot.ingest.sources.appstoreconnect;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.SignedRequests;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class AppStoreConnectContractTest extends SourceContract {
  private static final DateTimeFormatter CUPERTINO =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneOffset.ofHours(-7));

  private final SignedRequests signer = new SignedRequests();

  @Override
  protected Source source() {
    return new AppStoreConnectSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"errors\": [{\"status\": \"429\", \"code\": \"RATE_LIMIT_EXCEEDED\"}]}",
            "X-Rate-Limit",
            "user-hour-lim:3600;user-hour-rem:0"),
        never("errors come with a status of their own"),
        says(
            401,
            "{\"errors\": [{\"status\": \"401\", \"code\": \"NOT_AUTHORIZED\", \"detail\": \"Sign it\"}]}"),
        never("each has its id"));
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
        .formatted(id, saying.text(), CUPERTINO.format(saying.at()));
  }
}
