package earshot.query.pages;

import earshot.query.http.Problem;
import java.util.Optional;

/**
 * A problem as people read it.
 *
 * @param word what kind of problem it is, as the bundles call it
 */
record ProblemView(Chrome chrome, String word, Refusal why, String q) {
  static ProblemView of(Problem problem, Chrome chrome, Optional<String> q) {
    Refusal why =
        q.map(text -> Refusal.of(problem, text, chrome.words()))
            .orElseGet(() -> Refusal.of(problem, chrome.words()));
    return new ProblemView(chrome, word(problem), why, q.orElse(""));
  }

  /** What the person can do now. */
  String advice() {
    return chrome.words().of("problem." + word + ".do");
  }

  /** Whether the title and the advice say enough to who reads another language than the details. */
  boolean folded() {
    boolean english = chrome.words().language().getLanguage().equals("en");
    return why.says().isEmpty() && !english && !word.equals("form");
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
}
