package earshot.deploy.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * How a backup is written: a word, the number of the form, entries packed with gzip, and the
 * SHA-256 of all before it. Readers know all forms up to the newest.
 */
final class ArchiveForm {
  /** What a backup begins with. */
  static final byte[] MAGIC = "EARSHOT BACKUP\n".getBytes(StandardCharsets.US_ASCII);

  /** The form that is written, and the newest that is read. */
  static final int NEWEST = 1;

  static final int DIGEST_BYTES = 32;

  static final int MADE = 'M';
  static final int TOPIC = 'T';
  static final int KEPT = 'K';
  static final int READ = 'R';
  static final int FILE = 'F';
  static final int END = 'E';

  /** In place of a length. */
  static final int ABSENT = -1;

  private ArchiveForm() {}

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
