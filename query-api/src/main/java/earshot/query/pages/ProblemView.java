package earshot.query.pages;

import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.query.Wording;
import earshot.query.http.Problem;
import java.util.Optional;

/**
 * A problem as people read it.
 *
 * @param pointed the query, cut where it makes no sense
 */
record ProblemView(Chrome chrome, int status, String detail, String q, Optional<Pointed> pointed) {
  /** A query before, at and behind the character that makes no sense. */
  record Pointed(String before, String at, String behind) {}

  static ProblemView of(Problem problem, Chrome chrome, Optional<String> q) {
    Optional<Pointed> pointed =
        problem.column().isPresent()
            ? q.map(text -> point(text, problem.column().getAsInt() - 1))
            : Optional.empty();
    String detail =
        pointed
            .flatMap(where -> q)
            .flatMap(text -> fault(text, chrome.words()))
            .orElse(problem.detail());
    return new ProblemView(chrome, problem.status(), detail, q.orElse(""), pointed);
  }

  /** What is wrong with a query, in the language of whoever asked. */
  private static Optional<String> fault(String q, Wording words) {
    try {
      Query.parse(q);
      return Optional.empty();
    } catch (QueryException wrong) {
      return Optional.of(new QuerySays(words).fault(wrong));
    }
  }

  /** What the person can do now. */
  String advice() {
    String key =
        switch (status) {
          case 400, 401, 403, 404, 409, 410, 503 -> "problem." + status + ".do";
          default -> "problem.other.do";
        };
    return chrome.words().of(key);
  }

  private static Pointed point(String q, int column) {
    int at = Math.clamp(column, 0, q.length());
    int end = at == q.length() ? at : q.offsetByCodePoints(at, 1);
    String here = at == q.length() ? "␣" : q.substring(at, end);
    return new Pointed(q.substring(0, at), here, q.substring(end));
  }
}
