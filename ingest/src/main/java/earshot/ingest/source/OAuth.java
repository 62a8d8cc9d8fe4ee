package earshot.ingest.source;

import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/**
 * OAuth 2: as whom a place knows us. The feed only says so; the runtime gets access tokens, adds
 * them to requests and renews them, so requests, ids and addresses hold no secret.
 *
 * @param tokenUrl where access tokens are got
 * @param refreshToken of the person who allowed it; without one we speak for ourselves only (the
 *     client credentials grant)
 * @param introduction how the application says who it is (RFC 6749, 2.3.1)
 */
public record OAuth(
    HttpUrl tokenUrl,
    String clientId,
    Password clientSecret,
    Optional<Password> refreshToken,
    Introduction introduction) {
  private static final String CLIENT_ID = "client-id";
  private static final String CLIENT_SECRET = "client-secret";
  private static final String REFRESH_TOKEN = "refresh-token";
  private static final String TOKEN_URL = "token-url";

  /** Where an application names itself with its secret. */
  public enum Introduction {
    HEADER,
    /** In the form that asks, where a place reads no header. */
    FORM,
    /**
     * As a person, with name and password, in a session of the <a
     * href="https://atproto.com/specs/xrpc#authentication">AT Protocol</a>: no OAuth, but its
     * tokens end, are renewed and are shared in the same way.
     */
    SESSION
  }

  /** An application that names itself in a header. */
  public OAuth(
      HttpUrl tokenUrl, String clientId, Password clientSecret, Optional<Password> refreshToken) {
    this(tokenUrl, clientId, clientSecret, refreshToken, Introduction.HEADER);
  }

  /** A person who opens a session at this address. */
  public static OAuth session(HttpUrl createSession, String name, String password) {
    return new OAuth(
        createSession, name, new Password(password), Optional.empty(), Introduction.SESSION);
  }

  /** The same, named in the form that asks. */
  public OAuth inForm() {
    return new OAuth(tokenUrl, clientId, clientSecret, refreshToken, Introduction.FORM);
  }

  /** These settings and those of an application that a place registered. */
  public static Settings settings(Settings others) {
    return others
        .may(CLIENT_ID, null, "Id of the application that the place registered for you")
        .maySecret(CLIENT_SECRET, "Secret of that application")
        .maySecret(REFRESH_TOKEN, "Refresh token of the person who allowed it to read")
        .address(
            TOKEN_URL,
            null,
            "Where access tokens are got, if not at the place itself, or where base-url says");
  }

  /** What these settings say; empty where they name no application. */
  public static Optional<OAuth> of(AbstractConfig place, String usualTokenUrl) {
    String id = place.getString(CLIENT_ID);
    String secret = Settings.maySecret(place, CLIENT_SECRET);
    if (id == null || secret == null) {
      return Optional.empty();
    }
    Optional<Password> refreshToken =
        Optional.ofNullable(Settings.maySecret(place, REFRESH_TOKEN)).map(Password::new);
    return Optional.of(
        new OAuth(tokenUrl(place, usualTokenUrl), id.strip(), new Password(secret), refreshToken));
  }

  /** The same, of somebody who allowed it to ask in their name. */
  public static Optional<OAuth> owner(AbstractConfig place, String usualTokenUrl) {
    return of(place, usualTokenUrl).filter(oauth -> oauth.refreshToken().isPresent());
  }

  private static HttpUrl tokenUrl(AbstractConfig place, String usual) {
    String url = place.getString(TOKEN_URL);
    return url == null ? Addresses.beside(place, usual) : HttpUrl.get(url);
  }
}
