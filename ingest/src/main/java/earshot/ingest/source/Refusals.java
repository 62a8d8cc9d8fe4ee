package earshot.ingest.source;

import java.util.Optional;
import java.util.Set;

/**
 * What the codes mean with which a place refuses; other codes say no more than their status.
 *
 * @param place its name, for people
 */
public record Refusals(
    String place, Set<String> tooMuch, Set<String> passing, Set<String> forbidden) {

  /** A refusal with this code. */
  public Optional<Refusal> of(String code, String message) {
    Optional<Refusal.Kind> kind =
        tooMuch.contains(code)
            ? Optional.of(Refusal.Kind.TOO_MUCH)
            : passing.contains(code)
                ? Optional.of(Refusal.Kind.PASSING)
                : forbidden.contains(code) ? Optional.of(Refusal.Kind.FORBIDDEN) : Optional.empty();
    return kind.map(
        meaning -> new Refusal(meaning, "%s refuses: %s %s".formatted(place, code, message)));
  }
}
