package earshot.query.openid;

import java.util.Optional;

/**
 * What a browser brings back from a provider.
 *
 * @param state tells which login it is about
 * @param code for which the provider tells who it is
 * @param error why it doesn't
 * @param issuer who says so, if that is said (RFC 9207)
 */
public record Answer(
    Optional<String> state,
    Optional<String> code,
    Optional<String> error,
    Optional<String> issuer) {
  /** The code, if this answers the login that a browser kept, and to nobody else. */
  String code(Optional<Attempt> kept, String provider) throws Unproven {
    if (kept.filter(attempt -> attempt.isFor(state.orElse(""))).isEmpty()) {
      throw new Unproven("this browser has not begun this login, or too long ago");
    }
    if (issuer.filter(said -> !said.equals(provider)).isPresent()) {
      throw new Unproven("another provider answers than the one that was asked");
    }
    if (error.isPresent()) {
      throw new Unproven("the provider lets nobody in: " + error.get().replaceAll("[^\\w .-]", ""));
    }
    return code.orElseThrow(() -> new Unproven("the provider gave no code"));
  }
}
