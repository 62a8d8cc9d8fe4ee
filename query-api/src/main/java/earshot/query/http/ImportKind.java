package earshot.query.http;

import earshot.mention.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a file that is imported holds. */
public enum ImportKind {
  REVIEW("review", Kind.REVIEW),
  SURVEY("survey", Kind.SURVEY),
  INTERVIEW("interview", Kind.INTERVIEW),
  FOCUS_GROUP("focus-group", Kind.INTERVIEW),
  CHAT("chat", Kind.CHAT),
  EMAIL("email", Kind.MESSAGE);

  private final String word;
  private final Kind kind;

  ImportKind(String word, Kind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** The word used outside. */
  public String word() {
    return word;
  }

  /** What each mention from such a file is. */
  public Kind kind() {
    return kind;
  }

  /** The one of that word. */
  public static Optional<ImportKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** All words, for people. */
  public static String words() {
    return Arrays.stream(values()).map(ImportKind::word).collect(Collectors.joining(", "));
  }
}
