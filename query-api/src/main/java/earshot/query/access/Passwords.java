package earshot.query.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (<a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>)
 * and writes them as {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, so that hashes of other
 * parameters are still understood when ours change.
 */
public final class Passwords {
  /** People choose bad short ones; no rule about their characters makes up for that. */
  public static final int SHORTEST = 12;

  /** Longer ones add nothing but work. */
  public static final int LONGEST = 200;

  /**
   * 19 MiB, two passes, one lane: the smallest that <a
   * href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP</a>
   * advises.
   */
  private static final Cost OURS = new Cost(19 * 1024, 2, 1);

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** Each takes its 19 MiB of the heap while it is looked at. */
  private static final int AT_ONCE = 2;

  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random = new SecureRandom();
  private final Semaphore room = new Semaphore(AT_ONCE);

  /** What a hash costs: memory in KiB, passes over it, lanes. */
  private record Cost(int memory, int passes, int lanes) {}

  /** The password as it may be kept; each time another. */
  public String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            OURS.memory(),
            OURS.passes(),
            OURS.lanes(),
            base64(salt),
            base64(hash(password, salt, OURS)));
  }

  /** Whether this is the password behind a hash. */
  public boolean matches(String password, String hash) {
    Matcher written = WRITTEN.matcher(hash);
    if (!written.matches()) {
      throw new IllegalArgumentException("not a hash of Argon2id");
    }
    Cost cost = new Cost(number(written, 1), number(written, 2), number(written, 3));
    byte[] due = Base64.getDecoder().decode(written.group(5));
    byte[] salt = Base64.getDecoder().decode(written.group(4));
    return MessageDigest.isEqual(due, hash(password, salt, cost));
  }

  /** Takes as long as {@link #matches} does, so that a name that nobody has is not told apart. */
  boolean matchNobody(String password) {
    return hash(password).isEmpty();
  }

  private byte[] hash(String password, byte[] salt, Cost cost) {
    Argon2BytesGenerator argon = new Argon2BytesGenerator();
    argon.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(cost.memory())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH_BYTES];
    room.acquireUninterruptibly();
    try {
      argon.generateBytes(bytes(password), hash);
    } finally {
      room.release();
    }
    return hash;
  }

  /** The same characters are the same password on every keyboard. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  private static int number(Matcher written, int group) {
    return Integer.parseInt(written.group(group));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
