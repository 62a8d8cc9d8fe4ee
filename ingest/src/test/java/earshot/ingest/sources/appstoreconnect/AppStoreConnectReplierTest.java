package earshot.ingest.sources.appstoreconnect;

import static earshot.ingest.source.AnsweredPlace.body;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.connect.Rig;
import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.SignedRequests;

class AppStoreConnectReplierTest extends ReplierContract {
  private static final SignedRequests SIGNER = new SignedRequests();

  AppStoreConnectReplierTest() {
    super(
        new AnsweredPlace(
                new AppStoreConnectSource(),
                "\"app\": \"7\", \"issuer\": \"%s\", \"key-id\": \"2X9R4HXF34\", \"key\": \"%s\""
                    .formatted(SignedRequests.ISSUER, SIGNER.privateKey()))
            .mention("7", "r1")
            .takes(
                "POST",
                "/v1/customerReviewResponses",
                request -> {
                  String token = request.getHeaders().get("Authorization");
                  assertThat(SIGNER.signed(token, Rig.START, "appstoreconnect-v1")).isTrue();
                  assertThat(body(request).at("/data/relationships/review/data/id").asText())
                      .isEqualTo("r1");
                  return body(request).at("/data/attributes/responseBody").asText();
                })
            .says("{\"data\": {\"id\": \"a1\", \"attributes\": {\"state\": \"PENDING_PUBLISH\"}}}")
            .calls("a1")
            .replaces());
  }
}
