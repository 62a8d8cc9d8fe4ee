package earshot.query;

/**
 * A stretch of a mention that made it match.
 *
 * @param start index of its first {@code char} in the title or text
 * @param end index behind its last
 */
public record Mark(Part part, int start, int end) {
  /** Which of its texts. */
  public enum Part {
    TITLE,
    TEXT
  }

  public Mark {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("a mark has a length: %d to %d".formatted(start, end));
    }
  }
}
