package earshot.query;

import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import earshot.mention.Copies;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves the first of those that say the same, given one after the other: the same words after
 * normalisation, whatever their case, punctuation, links and spacing, or nearly the same words as
 * far as the book of groups knows.
 */
public final class Fold {
  /** Shorter texts are alike by chance: "Great!" from two people is two opinions. */
  private static final int SHORTEST = 6;

  private static final int BYTES = 12;

  private final Groups groups;
  private final Set<String> words = new HashSet<>();
  private final Set<String> copies = new HashSet<>();

  /**
   * Nothing was given yet.
   *
   * @param groups by which near-duplicates are known
   */
  public Fold(Groups groups) {
    this.groups = groups;
  }

  /**
   * Whether none of those before said the same.
   *
   * @param key of this mention, see {@link #key(Mention)}
   */
  public boolean isFirst(MentionId mention, Optional<String> key) {
    boolean fresh = key.map(words::add).orElse(true);
    return groups.copies(mention).map(Copies::id).map(copies::add).orElse(true) && fresh;
  }

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
