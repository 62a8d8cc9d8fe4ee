package earshot.ingest.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import okhttp3.Request;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * A key with which every request is signed anew: the place takes short-lived tokens that we make
 * ourselves (JWT, RFC 7519, with ES256). The feed only says so; the runtime signs, because only it
 * knows the time.
 *
 * @param keyId under which the place knows the key
 * @param privateKey of the curve P-256 as PKCS #8, with or without the lines around it
 */
public record SigningKey(String keyId, String issuer, String audience, Password privateKey)
    implements Signing {
  private static final Duration LIFE = Duration.ofMinutes(10); // Apple takes up to twenty
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);

  /** Refuses what is no such key, without repeating it. */
  public SigningKey {
    decoded(privateKey);
  }

  @Override
  public Request signed(Request request, Instant now) {
    return request.newBuilder().header("Authorization", "Bearer " + token(now)).build();
  }

  /** A token that is good from now on for some minutes. */
  public String token(Instant now) {
    long issued = now.minus(CLOCKS_DIFFER).getEpochSecond();
    String head = "{\"alg\":\"ES256\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(keyId);
    String claims =
        "{\"iss\":\"%s\",\"iat\":%d,\"exp\":%d,\"aud\":\"%s\"}"
            .formatted(issuer, issued, now.plus(LIFE).getEpochSecond(), audience);
    String signed =
        url64(head.getBytes(StandardCharsets.UTF_8))
            + "."
            + url64(claims.getBytes(StandardCharsets.UTF_8));
    return signed + "." + url64(signature(signed));
  }

  private byte[] signature(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format"); // RFC 7518, 3.4
      signature.initSign(decoded(privateKey));
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of P-256 can sign", e);
    }
  }

  private static PrivateKey decoded(Password pem) {
    String base64 = pem.value().replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s+", "");
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new ConfigException("a private key of P-256 as PKCS #8 is due"); // its text stays here
    }
  }

  private static String url64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
