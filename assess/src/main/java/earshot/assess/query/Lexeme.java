package earshot.assess.query;

/** One piece of a query's text and the column where it begins. */
record Lexeme(Kind kind, String text, int column) {
  enum Kind {
    WORD,
    QUOTED,
    /** The name before a colon; what follows is its value: a word, a quoted text or a group. */
    FIELD,
    OPEN,
    CLOSE,
    AND,
    OR,
    NOT,
    NEAR,
    END
  }

  boolean is(Kind other) {
    return kind == other;
  }

  @Override
  public String toString() {
    return kind == Kind.END ? "the end" : text;
  }
}
