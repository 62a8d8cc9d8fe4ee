package earshot.query.pages;

/** A query before, at and behind the character that makes no sense. */
record Pointed(String before, String at, String behind) {
  /**
   * The query, cut there.
   *
   * @param column of the character, from 1
   */
  static Pointed at(int column, String query) {
    int at = Math.clamp(column - 1L, 0, query.length());
    int end = at == query.length() ? at : query.offsetByCodePoints(at, 1);
    String here = at == query.length() ? "␣" : query.substring(at, end);
    return new Pointed(query.substring(0, at), here, query.substring(end));
  }
}
