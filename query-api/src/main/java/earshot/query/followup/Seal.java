package earshot.query.followup;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes of a secret what others can't make: names of persons that do not tell their address, and
 * links that can't be guessed.
 */
public final class Seal {
  /** Shorter ones can be found by trying. */
  public static final int SHORTEST = 16;

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;
  private static final char APART = '.';

  private final SecretKeySpec key;

  public Seal(String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "the secret must have %d characters at least".formatted(SHORTEST));
    }
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** Names whoever has this address, in whatever letters it is written. */
  public String person(String address) {
    return hash("person", address.strip().toLowerCase(Locale.ROOT));
  }

  /** Names the follow-up of a person who is asked on a day. */
  public String followup(String brand, String person, String day) {
    return hash("followup", String.join("\n", brand, person, day));
  }

  /** What stands in the link of a follow-up. */
  public String token(String followup) {
    return followup + APART + hash("link", followup);
  }

  /** The follow-up that a token may be of; whether it is, its seal tells. */
  public static Optional<String> claimed(String token) {
    int apart = token.lastIndexOf(APART);
    return apart < 1 ? Optional.empty() : Optional.of(token.substring(0, apart));
  }

  /** Whether this secret made the token. */
  public boolean made(String token) {
    byte[] right = claimed(token).map(this::token).orElse("").getBytes(StandardCharsets.UTF_8);
    return right.length > 0 && MessageDigest.isEqual(right, token.getBytes(StandardCharsets.UTF_8));
  }

  private String hash(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] whole = mac.doFinal((purpose + '\0' + value).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
