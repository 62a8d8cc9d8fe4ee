package earshot.mention;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * 64 bits that change exactly when somebody said something else: title, text, rating, author's
 * name, the answer.
 */
final class ContentHash {
  private ContentHash() {}

  static long of(Mention mention) {
    MessageDigest sha = sha256();
    add(sha, mention.title());
    add(sha, mention.text());
    add(sha, mention.rating().map(Rating::toString));
    add(sha, mention.author().flatMap(Author::name));
    add(sha, mention.reply().map(Reply::text));
    return ByteBuffer.wrap(sha.digest()).getLong();
  }

  /** 31 bits of what its writer said and may change: title, text, rating; never 0. */
  static int ofWords(Mention mention) {
    CRC32C crc = new CRC32C();
    add(crc, mention.title());
    add(crc, mention.text());
    add(crc, mention.rating().map(Rating::toString));
    return Math.max(1, (int) crc.getValue() & Integer.MAX_VALUE);
  }

  private static void add(CRC32C crc, Optional<String> part) {
    part.ifPresent(text -> crc.update(text.getBytes(StandardCharsets.UTF_8)));
    crc.update(part.isPresent() ? 0xfe : 0xff);
  }

  private static void add(MessageDigest sha, Optional<String> part) {
    part.ifPresent(text -> sha.update(text.getBytes(StandardCharsets.UTF_8)));
    sha.update((byte) (part.isPresent() ? 0xfe : 0xff)); // neither byte occurs in UTF-8
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
