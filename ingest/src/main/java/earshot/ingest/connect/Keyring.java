package earshot.ingest.connect;

import earshot.ingest.fetch.Access;
import earshot.ingest.source.Asked;
import earshot.ingest.source.Feed;
import earshot.ingest.source.OAuth;
import earshot.mention.Receipt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.common.config.types.Password;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps refresh tokens that a place exchanged, in Connect offsets and locked: with AES-GCM and a
 * key made of the client secret and the refresh token of the settings. So they open for whoever has
 * the settings, and a new refresh token in the settings leaves the kept one behind.
 */
final class Keyring {
  private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String CREDENTIAL = "credential";
  private static final String TOKEN = "token";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Optional<OAuth> oauth;
  private final Access access;

  Keyring(Feed feed, Access access) {
    this.oauth = exchangeable(feed);
    this.access = access;
  }

  /** A Connect offset that holds a refresh token. */
  record Kept(Map<String, String> partition, Map<String, Object> offset) {}

  /** The credential of this feed, if it is one whose refresh token may be exchanged. */
  static Optional<OAuth> exchangeable(Asked place) {
    return place.oauth().filter(oauth -> oauth.refreshToken().isPresent());
  }

  /** What must be kept now, if the place has just exchanged the token. */
  Optional<Kept> exchanged() {
    return oauth.flatMap(who -> access.exchanged(who).map(token -> kept(who, token)));
  }

  private static Kept kept(OAuth oauth, Password token) {
    return new Kept(partition(oauth), Map.of(TOKEN, lock(oauth, token.value())));
  }

  static Map<String, String> partition(OAuth oauth) {
    return Map.of(CREDENTIAL, credential(oauth));
  }

  /** The key of the token where no offset keeps it but a record on {@code receipts}. */
  static String name(OAuth oauth) {
    return Receipt.credential(credential(oauth));
  }

  /** Nobody reads a secret from this name; another refresh token in the settings changes it. */
  private static String credential(OAuth oauth) {
    return oauth.tokenUrl().host() + ":" + HexFormat.of().formatHex(key(oauth, "name"), 0, 8);
  }

  static String lock(OAuth oauth, String token) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    byte[] locked =
        crypt(Cipher.ENCRYPT_MODE, oauth, nonce, token.getBytes(StandardCharsets.UTF_8));
    byte[] whole = ByteBuffer.allocate(NONCE + locked.length).put(nonce).put(locked).array();
    return Base64.getEncoder().encodeToString(whole);
  }

  /** The token that an offset keeps; nothing where it does not open any more. */
  static Optional<Password> opened(OAuth oauth, Map<String, Object> offset) {
    return opened(oauth, String.valueOf(offset.get(TOKEN)));
  }

  static Optional<Password> opened(OAuth oauth, String locked) {
    try {
      byte[] whole = Base64.getDecoder().decode(locked);
      byte[] nonce = Arrays.copyOf(whole, NONCE);
      byte[] text = Arrays.copyOfRange(whole, Math.min(NONCE, whole.length), whole.length);
      byte[] token = crypt(Cipher.DECRYPT_MODE, oauth, nonce, text);
      return Optional.of(new Password(new String(token, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "the refresh token kept for {} does not open, so the one of the settings counts: {}",
          oauth.tokenUrl().host(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private static byte[] crypt(int mode, OAuth oauth, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec key = new SecretKeySpec(key(oauth, "lock"), "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it was locked with other settings", e);
    }
  }

  /** HKDF (RFC 5869) with one block; both secrets are long and random, so it need not be slow. */
  private static byte[] key(OAuth oauth, String purpose) {
    String secrets =
        oauth.clientSecret().value() + '\0' + oauth.refreshToken().map(Password::value).orElse("");
    byte[] master = mac(bytes("earshot refresh token " + oauth.clientId()), bytes(secrets));
    return mac(master, bytes(purpose + "\1"));
  }

  private static byte[] mac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC with SHA-256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
