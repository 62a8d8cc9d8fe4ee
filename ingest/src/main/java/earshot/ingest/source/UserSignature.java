package earshot.ingest.source;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.apache.kafka.common.config.types.Password;

/**
 * Signs in the name of an account (OAuth 1.0a, <a
 * href="https://www.rfc-editor.org/rfc/rfc5849#section-3.4">RFC 5849</a>), whose keys last until
 * somebody takes them back. Bodies are JSON, which is not signed.
 *
 * @param key of the application
 * @param token of the account; it begins with the account's number
 */
public record UserSignature(String key, Password secret, String token, Password tokenSecret)
    implements Signing {

  /** The settings of an account's keys; {@code needed} finds each by its name. */
  public static UserSignature of(UnaryOperator<String> needed) {
    return new UserSignature(
        needed.apply("api-key"),
        new Password(needed.apply("api-secret")),
        needed.apply("access-token"),
        new Password(needed.apply("access-token-secret")));
  }

  /** The number of the account. */
  public String account() {
    return token.replaceFirst("-.*", "");
  }

  @Override
  public Request signed(Request request, Instant now) {
    return signed(request, now, UUID.randomUUID().toString().replace("-", ""));
  }

  /**
   * The same with a word that tells it from all others.
   *
   * @param once never used before
   */
  Request signed(Request request, Instant now, String once) {
    Map<String, String> oauth = new TreeMap<>();
    oauth.put("oauth_consumer_key", key);
    oauth.put("oauth_nonce", once);
    oauth.put("oauth_signature_method", "HMAC-SHA1");
    oauth.put("oauth_timestamp", Long.toString(now.getEpochSecond()));
    oauth.put("oauth_token", token);
    oauth.put("oauth_version", "1.0");
    oauth.put("oauth_signature", signature(base(request, oauth)));
    String header =
        oauth.entrySet().stream()
            .map(entry -> entry.getKey() + "=\"" + encoded(entry.getValue()) + "\"")
            .collect(Collectors.joining(", ", "OAuth ", ""));
    return request.newBuilder().header("Authorization", header).build();
  }

  private static String base(Request request, Map<String, String> oauth) {
    HttpUrl url = request.url();
    List<String> pairs = new ArrayList<>();
    oauth.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      pairs.add(encoded(url.queryParameterName(i)) + "=" + encoded(value == null ? "" : value));
    }
    String address = url.newBuilder().query(null).fragment(null).build().toString();
    String sorted = pairs.stream().sorted().collect(Collectors.joining("&"));
    return request.method() + "&" + encoded(address) + "&" + encoded(sorted);
  }

  private String signature(String base) {
    String keys = encoded(secret.value()) + "&" + encoded(tokenSecret.value());
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(keys.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
      byte[] signed = mac.doFinal(base.getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-1", e);
    }
  }

  /** As RFC 3986 has it, which leaves fewer signs alone than a form does. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
