package earshot.query.openid;

import earshot.fuzz.Fuzz;
import earshot.query.Said;
import earshot.query.access.Role;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a provider answers, and what a browser kept, however strange: nobody comes in by it. */
class OpenIdFuzzTest {
  private static final String TOKEN =
      "eyJhbGciOiJSUzI1NiIsImtpZCI6ImZpcnN0In0.eyJpc3MiOiJodHRwOi8vYSIsImF1ZCI6WyJlYXJzaG90Il19.c2ln";

  private final MockWebServer server = new MockWebServer();
  private volatile byte[] answer = {};

  OpenIdFuzzTest() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().body(new Buffer().write(answer)).build();
          }
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** One answer to all three questions: what it is, what a code is worth, which keys it has. */
  @Test
  void everyAnswerOfAProviderIsRefusedInWords() {
    String base = "http://127.0.0.1:" + server.getPort();
    OpenIdProvider provider = provider(base);
    Fuzz.of(
            whole(base, TOKEN),
            whole(base, "eyJhbGciOiJub25lIn0.eyJub25jZSI6Im4ifQ."),
            whole(base, "a.b.c.d.e").replace("[", "[[").replace("]", "]]"),
            "{\"issuer\": \"%s\", \"keys\": {\"kty\": 7}, \"error\": [\"no\"]}".formatted(base))
        .refusing(Unproven.class)
        .bytes(input -> finish(provider, input));
  }

  private void finish(OpenIdProvider provider, byte[] input) throws Unproven {
    answer = input;
    Attempt attempt = Attempt.begun("/");
    Answer came =
        new Answer(
            Optional.of(attempt.state()), Optional.of("code"), Optional.empty(), Optional.empty());
    throw new AssertionError("let in: " + provider.finish(Optional.of(attempt), came));
  }

  private static String whole(String base, String token) {
    return """
        {"issuer": "%s", "authorization_endpoint": "%s/a?b=c", "token_endpoint": "%s/t", "jwks_uri": "%s/k",
         "token_endpoint_auth_methods_supported": ["client_secret_basic"], "id_token": "%s", "keys": [
         {"kty": "RSA", "kid": "first", "alg": "RS256", "use": "sig", "n": "sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri", "e": "AQAB"},
         {"kty": "EC", "crv": "P-256", "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4", "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]}
        """
        .formatted(base, base, base, base, token);
  }

  @Test
  void everyCookieIsAnAttemptOrNone() {
    Fuzz.of(Attempt.begun("/alerts?brand=Acme").cookie(), "...", "a.b.c.Lw", "a.b.c.%%%")
        .refusing(Unproven.class)
        .texts(OpenIdFuzzTest::comeBack);
  }

  private static void comeBack(String cookie) throws Unproven {
    Optional<String> given = Optional.of(cookie);
    new Answer(given, given, Optional.empty(), given)
        .code(Attempt.kept(cookie), "https://login.example");
  }

  private static OpenIdProvider provider(String issuer) {
    OpenIdSettings settings =
        new OpenIdSettings(
            "Company",
            URI.create(issuer),
            "earshot",
            Optional.of("s3cret"),
            List.of("openid"),
            "sub",
            "groups",
            Map.of(Role.VIEWER, Set.of("*")),
            Duration.ofHours(1),
            true);
    Clock clock = Clock.fixed(Said.NOW, ZoneOffset.UTC);
    return new OpenIdProvider(settings, FakeProvider.PAGES, clock);
  }
}
