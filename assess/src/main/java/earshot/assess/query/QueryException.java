package earshot.assess.query;

/** A query that can't be understood: where, why, and what would be. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;

  QueryException(int column, String message) {
    super("column " + column + ": " + message);
    this.column = column;
  }

  /** The character, counted from 1, at which the trouble begins. */
  public int column() {
    return column;
  }
}
