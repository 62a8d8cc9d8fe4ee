package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

class UserSignatureTest {
  /** The example of X's guide to signatures. */
  @Test
  void aRequestIsSignedAsTheGuideDoes() {
    UserSignature signature =
        new UserSignature(
            "xvz1evFS4wEEPTGEFPHBog",
            new Password("kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw"),
            "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
            new Password("LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE"));
    Request request =
        new Request.Builder()
            .url(
                "https://api.twitter.com/1.1/statuses/update.json?include_entities=true"
                    + "&status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21")
            .post(RequestBody.create(new byte[0]))
            .build();
    Request signed =
        signature.signed(
            request,
            Instant.ofEpochSecond(1_318_622_958),
            "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg");
    assertThat(signed.header("Authorization"))
        .contains("oauth_signature=\"hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D\"");
  }
}
