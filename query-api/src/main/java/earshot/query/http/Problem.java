package earshot.query.http;

import earshot.query.Unfit;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Why a request got no answer, as {@code application/problem+json} (<a
 * href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>).
 *
 * @param kind a short word for programs, the end of the problem's type
 * @param title what it is, the same for all problems of a kind
 * @param detail what it was this time
 * @param parameter which parameter is to blame
 * @param column where in the parameter, from 1
 * @param unfit what is wrong with the parameter, where that can be told in every language
 */
public record Problem(
    int status,
    String kind,
    String title,
    String detail,
    Optional<String> parameter,
    OptionalInt column,
    Optional<Unfit> unfit) {
  /** A problem that no parameter is to blame for. */
  static Problem of(int status, String kind, String title, String detail) {
    return new Problem(
        status, kind, title, detail, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  static Problem badParameter(String parameter, OptionalInt column, String detail) {
    String kind = column.isPresent() ? "bad-query" : "bad-parameter";
    String title = column.isPresent() ? "The query can't be read" : "A parameter can't be used";
    return new Problem(400, kind, title, detail, Optional.of(parameter), column, Optional.empty());
  }

  static Problem of(Unfit unfit) {
    Problem plain = badParameter(unfit.field(), OptionalInt.empty(), unfit.why());
    return new Problem(
        plain.status,
        plain.kind,
        plain.title,
        plain.detail,
        plain.parameter,
        plain.column,
        Optional.of(unfit));
  }

  static Problem notFound(String detail) {
    return of(404, "not-found", "There is nothing here", detail);
  }

  static Problem tooLarge(long most) {
    return of(
        413, "too-large", "The request is too large", "at most %d bytes are read".formatted(most));
  }

  /** What can be read here is told in the detail. */
  static Problem mediaType(String detail) {
    return of(415, "media-type", "The body has another form", detail);
  }

  static Problem notAcceptable(String served) {
    return of(
        406, "not-acceptable", "The answer has another form", "this address answers " + served);
  }

  static Problem misdirected(String host) {
    return of(
        421,
        "misdirected",
        "This server has another name",
        "the request was for \"%s\"; use the address that was printed at start".formatted(host));
  }

  /** Also tells the client how long to wait. */
  static Problem tooMany(String why, Duration wait, Context context) {
    long seconds = wait.plusMillis(999).toSeconds();
    context.header("Retry-After", String.valueOf(seconds));
    return of(429, "too-many", "Too many at once", "%s; try again in %d s".formatted(why, seconds));
  }

  /** {@code urn:earshot:problem:KIND}. */
  String type() {
    return "urn:earshot:problem:" + kind;
  }

  /** This problem, thrown to where all of them are answered. */
  Thrown thrown() {
    return new Thrown(this);
  }

  /** Carries a problem out of a door. */
  public static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    private Thrown(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
