package earshot.query;

import java.util.OptionalInt;

/** The question itself is wrong (HTTP: 400); asking again changes nothing. */
public final class BadSearch extends SearchFailure {
  private final String parameter;
  private final OptionalInt column;

  /** A parameter whose value can't be used. */
  public BadSearch(String parameter, String message) {
    this(parameter, message, OptionalInt.empty());
  }

  /**
   * A query that can't be parsed.
   *
   * @param column of the first character that makes no sense, from 1
   */
  public BadSearch(String parameter, String message, OptionalInt column) {
    super(message);
    this.parameter = parameter;
    this.column = column;
  }

  /** Which parameter: {@code q}, {@code size}, {@code after} … */
  public String parameter() {
    return parameter;
  }

  /** Where in the query, from 1; only for {@code q}. */
  public OptionalInt column() {
    return column;
  }
}
