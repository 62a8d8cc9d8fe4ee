package earshot.query.openid;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import earshot.query.access.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * One login on its way, kept by the browser that makes it, so that any instance of the API can end
 * what another began.
 *
 * @param state comes back with the code, from the same browser only
 * @param nonce comes back in what the provider signs
 * @param verifier proves that whoever has the code has begun (PKCE)
 * @param here where somebody wanted to go
 */
public record Attempt(String state, String nonce, String verifier, String here) {
  private static final int PARTS = 4;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** A new one. */
  public static Attempt begun(String here) {
    return new Attempt(Secret.fresh(), Secret.fresh(), Secret.fresh(), here);
  }

  /** The one that a browser kept, if it is one. */
  public static Optional<Attempt> kept(String cookie) {
    String[] parts = cookie.split("\\.", -1);
    if (parts.length != PARTS || parts[0].isEmpty()) {
      return Optional.empty();
    }
    try {
      String here = new String(Base64.getUrlDecoder().decode(parts[3]), UTF_8);
      return Optional.of(new Attempt(parts[0], parts[1], parts[2], here));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** As a browser keeps it. */
  public String cookie() {
    return String.join(".", state, nonce, verifier, ENCODER.encodeToString(here.getBytes(UTF_8)));
  }

  /** Whether this came back for it. */
  boolean isFor(String given) {
    return MessageDigest.isEqual(state.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  /** What the provider gets to see of the verifier before (RFC 7636, S256). */
  String challenge() {
    try {
      return ENCODER.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "a login on its way to " + here;
  }
}
