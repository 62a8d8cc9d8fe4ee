package earshot.query.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A word that nobody can guess: 256 random bits. That is why a plain hash of it may be kept, where
 * a password needs a slow one.
 */
public final class Secret {
  private static final int BYTES = 32;
  private static final int ID_DIGITS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secret() {}

  /** A new one. */
  public static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What may be kept of it. */
  public static String hash(String secret) {
    try {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The beginning of its hash, by which it is found. */
  static String id(String hash) {
    return hash.substring(0, Math.min(ID_DIGITS, hash.length()));
  }

  /** Takes as long for a near miss as for a wide one. */
  static boolean same(String hash, String other) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
