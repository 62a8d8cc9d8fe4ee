package earshot.ingest.sources.appstoreconnect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.connect.Rig;
import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.SignedRequests;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class AppStoreConnectReplierTest extends ReplierContract {
  private final SignedRequests signer = new SignedRequests();

  @Override
  protected Source source() {
    return new AppStoreConnectSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "app": "7", "issuer": "%s", "key-id": "2X9R4HXF34", "key": "%s", "base-url": "%s" """
        .formatted(SignedRequests.ISSUER, signer.privateKey(), server);
  }

  @Override
  protected String account(HttpUrl server) {
    return "7";
  }

  @Override
  protected String nativeId() {
    return "r1";
  }

  @Override
  protected Optional<String> name() {
    return Optional.of("a1");
  }

  @Override
  protected boolean replaces() {
    return true;
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getMethod().equals("POST");
  }

  @Override
  protected String words(RecordedRequest request) throws IOException {
    assertThat(request.getTarget()).isEqualTo("/v1/customerReviewResponses");
    String token = request.getHeaders().get("Authorization");
    assertThat(signer.signed(token, Rig.START, "appstoreconnect-v1")).isTrue();
    assertThat(body(request).at("/data/relationships/review/data/id").asText()).isEqualTo("r1");
    return body(request).at("/data/attributes/responseBody").asText();
  }

  @Override
  protected String taken() {
    return "{\"data\": {\"id\": \"a1\", \"attributes\": {\"state\": \"PENDING_PUBLISH\"}}}";
  }

  @Override
  protected String shown(List<String> answers) {
    throw new IllegalStateException("nobody looks: another answer takes the place of the first");
  }
}
