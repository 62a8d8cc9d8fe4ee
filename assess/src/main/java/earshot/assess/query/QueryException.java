package earshot.assess.query;

import java.util.List;

/** A query that can't be understood: where, why, and what would be. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final QueryFault fault;
  private final transient List<Object> about;

  /**
   * The trouble at this column.
   *
   * @param about what the fault speaks of, see {@link QueryFault}
   */
  QueryException(int column, QueryFault fault, String message, Object... about) {
    super("column " + column + ": " + message);
    this.column = column;
    this.fault = fault;
    this.about = List.of(about);
  }

  /** The character, counted from 1, at which the trouble begins. */
  public int column() {
    return column;
  }

  public QueryFault fault() {
    return fault;
  }

  /** What the fault speaks of. */
  public List<Object> about() {
    return about;
  }
}
