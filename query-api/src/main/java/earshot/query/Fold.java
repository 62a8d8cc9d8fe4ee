package earshot.query;

import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import earshot.mention.Mention;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What texts that say the same have in common: the same words after normalisation, whatever their
 * case, punctuation, links and spacing.
 */
public final class Fold {
  /** Shorter texts are alike by chance: "Great!" from two people is two opinions. */
  private static final int SHORTEST = 6;

  private static final int BYTES = 12;

  private Fold() {}

  /** The key that copies share; absent for texts too short to be copies. */
  public static Optional<String> key(Mention mention) {
    return key(Tokens.of(mention.title().orElse("")), Tokens.of(mention.text().orElse("")));
  }

  /** The same for a title and a text that were cut into tokens already. */
  public static Optional<String> key(Tokens title, Tokens text) {
    Terms head = title.words();
    Terms body = text.words();
    return head.size() + body.size() < SHORTEST
        ? Optional.empty()
        : Optional.of(hash((head.indexed() + " " + body.indexed()).strip()));
  }

  private static String hash(String words) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
