package earshot.query.pages;

import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.query.Unfit;
import earshot.query.Wording;
import earshot.query.Written;
import earshot.query.http.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not taken.
 *
 * @param field of the form that is to blame; empty where none is
 * @param says why, in the reader's language; empty where nobody can say so
 * @param foreign why, or the rest of it, in English; empty where all is said
 * @param pointed the query, where it is one that makes no sense
 */
record Refusal(String field, String says, String foreign, Optional<Pointed> pointed) {
  /** Nothing was refused. */
  static final Refusal NONE = new Refusal("", "", "", Optional.empty());

  private static final String ID = "refusal";
  private static final int LONGEST = 400;

  /** In the reader's words. */
  static Refusal said(String field, String says) {
    return new Refusal(field, says, "", Optional.empty());
  }

  /** In the words for what kind of mistake it is. */
  static Refusal of(Unfit unfit, Wording words) {
    boolean foreign = unfit.kind() == Unfit.Kind.OTHER;
    Object[] about =
        foreign ? new Object[0] : unfit.about().stream().map(one -> told(one, words)).toArray();
    String rest = foreign ? String.valueOf(unfit.about().getFirst()) : "";
    String says = words.of("unfit." + unfit.kind().word(), about);
    return new Refusal(unfit.field(), says, rest, Optional.empty());
  }

  private static Object told(Object about, Wording words) {
    return switch (about) {
      case Number number -> number;
      case List<?> many ->
          Written.listed(
              many.stream().map(one -> Written.quoted(one.toString(), LONGEST)).toList(),
              words.language());
      default -> Written.quoted(about.toString(), LONGEST);
    };
  }

  /** In the reader's words where there are some. */
  static Refusal of(Problem problem, Wording words) {
    String field = problem.parameter().orElse("");
    return problem
        .unfit()
        .map(unfit -> of(unfit, words))
        .orElseGet(
            () ->
                Days.named(field)
                    ? said(field, words.of("unfit.day"))
                    : new Refusal(field, "", problem.detail(), Optional.empty()));
  }

  /** The same of a query that somebody entered, which is pointed at where it makes no sense. */
  static Refusal of(Problem problem, String query, Wording words) {
    Refusal plain = of(problem, words);
    if (problem.column().isEmpty()) {
      return plain;
    }
    Optional<Pointed> pointed = Optional.of(Pointed.at(problem.column().getAsInt(), query));
    return fault(query, words)
        .map(says -> new Refusal(plain.field, says, "", pointed))
        .orElseGet(() -> new Refusal(plain.field, plain.says, plain.foreign, pointed));
  }

  private static Optional<String> fault(String query, Wording words) {
    try {
      Query.parse(query);
      return Optional.empty();
    } catch (QueryException wrong) {
      return Optional.of(words.of("query." + wrong.fault().word(), wrong.about().toArray()));
    }
  }

  /** The same at another field. */
  Refusal on(String other) {
    return new Refusal(other, says, foreign, pointed);
  }

  /** The same, at no field where the form has none of this name. */
  Refusal among(Collection<String> fields) {
    return fields.contains(field) ? this : on("");
  }

  boolean given() {
    return !says.isEmpty() || !foreign.isEmpty();
  }

  /** Whether it stands at this field. */
  boolean at(String name) {
    return given() && field.equals(name);
  }

  /** For {@code aria-invalid} of this field. */
  @Nullable String invalid(String name) {
    return at(name) ? "true" : null;
  }

  /** For {@code aria-describedby} of this field. */
  @Nullable String by(String name) {
    return at(name) ? ID : null;
  }
}
