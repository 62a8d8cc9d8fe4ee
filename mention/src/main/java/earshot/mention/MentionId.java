package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Who said it where: a short name, safe in links and keys, for (source, account, native id). The
 * same three always give the same id; an edit keeps it.
 */
public record MentionId(@JsonValue String value) {
  private static final char[] BASE32 = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
  private static final int BYTES = 15; // 24 letters, no padding

  @JsonCreator
  public MentionId {
    Refuse.when(value.isBlank(), "a mention id must not be blank");
  }

  /** The id of what has this native id within this account of this source. */
  public static MentionId of(String source, String account, String nativeId) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update((source + '\0' + account + '\0' + nativeId).getBytes(StandardCharsets.UTF_8));
      return new MentionId(source + '-' + base32(sha.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String base32(byte[] hash) {
    StringBuilder letters = new StringBuilder(BYTES * 8 / 5);
    for (int bit = 0; bit < BYTES * 8; bit += 5) {
      int pair = (hash[bit / 8] & 0xff) << 8 | hash[bit / 8 + 1] & 0xff;
      letters.append(BASE32[pair >> 11 - bit % 8 & 31]);
    }
    return letters.toString();
  }

  @Override
  public String toString() {
    return value;
  }
}
