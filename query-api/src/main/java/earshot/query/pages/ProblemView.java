package earshot.query.pages;

import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.query.Wording;
import earshot.query.http.Problem;
import java.util.Optional;

/**
 * A problem as people read it.
 *
 * @param word what kind of problem it is, as the bundles call it
 * @param pointed the query, cut where it makes no sense
 */
record ProblemView(Chrome chrome, String word, Refusal why, String q, Optional<Pointed> pointed) {
  /** A query before, at and behind the character that makes no sense. */
  record Pointed(String before, String at, String behind) {}

  static ProblemView of(Problem problem, Chrome chrome, Optional<String> q) {
    Optional<Pointed> pointed =
        problem.column().isPresent()
            ? q.map(text -> point(text, problem.column().getAsInt() - 1))
            : Optional.empty();
    Refusal why =
        pointed
            .flatMap(where -> q)
            .flatMap(text -> fault(text, chrome.words()))
            .map(Refusal::translated)
            .orElseGet(() -> Refusal.of(problem, chrome.words()));
    return new ProblemView(chrome, word(problem), why, q.orElse(""), pointed);
  }

  /** What is wrong with a query, in the language of whoever asked. */
  private static Optional<String> fault(String q, Wording words) {
    try {
      Query.parse(q);
      return Optional.empty();
    } catch (QueryException wrong) {
      return Optional.of(words.of("query." + wrong.fault().word(), wrong.about().toArray()));
    }
  }

  /** What the person can do now. */
  String advice() {
    return chrome.words().of("problem." + word + ".do");
  }

  /** Whether the title and the advice say enough to who reads another language than the details. */
  boolean folded() {
    boolean english = chrome.words().language().getLanguage().equals("en");
    return !why.translated() && !english && !word.equals("form");
  }

  /** Whether examples of queries help. */
  boolean aboutQuery() {
    return word.equals("400");
  }

  /** What kind of problem it is, as the bundles call it; not all that is refused is a query. */
  static String word(Problem problem) {
    return switch (problem.status()) {
      case 400 -> problem.column().isPresent() ? "400" : "form";
      case 401, 403, 404, 409, 410, 503 -> String.valueOf(problem.status());
      default -> "other";
    };
  }

  private static Pointed point(String q, int column) {
    int at = Math.clamp(column, 0, q.length());
    int end = at == q.length() ? at : q.offsetByCodePoints(at, 1);
    String here = at == q.length() ? "␣" : q.substring(at, end);
    return new Pointed(q.substring(0, at), here, q.substring(end));
  }
}
