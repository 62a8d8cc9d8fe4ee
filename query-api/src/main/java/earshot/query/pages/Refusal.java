package earshot.query.pages;

import earshot.query.Wording;
import earshot.query.http.Problem;

/**
 * Why something was not taken.
 *
 * @param translated whether it is in the reader's language; else it is in English
 */
record Refusal(String says, boolean translated) {
  private static final String FIELD = "problem.field";

  /** In the reader's words where there are some for the field to blame. */
  static Refusal of(Problem problem, Wording words) {
    String field = problem.parameter().map(name -> Days.named(name) ? "day" : name).orElse("");
    String says = words.term(FIELD, field);
    return says.equals(field) || field.isEmpty()
        ? new Refusal(problem.detail(), false)
        : new Refusal(says, true);
  }

  static Refusal translated(String says) {
    return new Refusal(says, true);
  }
}
