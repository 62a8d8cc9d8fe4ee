package earshot.query.notify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Any program that takes JSON. Where there is a secret, {@code Earshot-Signature} is the
 * HMAC-SHA256 of {@code Earshot-Timestamp}, a point and the body, so that neither can be changed or
 * used again later.
 */
final class WebhookReceiver implements Receiver {
  private static final String ALGORITHM = "HmacSHA256";

  private final Post post;
  private final URI url;
  private final Optional<String> secret;
  private final Clock clock;

  WebhookReceiver(Post post, URI url, Optional<String> secret, Clock clock) {
    this.post = post;
    this.url = url;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public Outcome send(Message message) {
    byte[] body = Post.json(message.data());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Earshot-Delivery", message.id());
    headers.put("Idempotency-Key", message.id());
    secret.ifPresent(
        key -> {
          String timestamp = String.valueOf(clock.instant().getEpochSecond());
          headers.put("Earshot-Timestamp", timestamp);
          headers.put("Earshot-Signature", "v1=" + signature(key, timestamp, body));
        });
    return post.send(url, headers, body);
  }

  static String signature(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public boolean recognises() {
    return true;
  }
}
