package earshot.assess.match;

/**
 * A piece of a mention that a query found, in UTF-16 units of its title or text, for highlights.
 */
public record Span(boolean inTitle, int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("a span runs from " + start + " to " + end);
    }
  }
}
