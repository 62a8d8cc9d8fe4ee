package earshot.query.openid;

import earshot.mention.MentionJson;
import earshot.query.Said;
import earshot.query.access.Role;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** A provider of a company in which everybody says who they are as a test wants it. */
public final class FakeProvider implements AutoCloseable {
  public static final URI PAGES = URI.create("https://earshot.example");
  static final String CLIENT = "earshot";
  static final String SECRET = "a secret, with+signs";

  /** One for all, for a key takes a second to be made. */
  private static final RsaJsonWebKey FIRST = key("first");

  /** What may be wrong with it. */
  Map<String, Object> discovery = new HashMap<>();

  String algorithm = "RS256";
  RsaJsonWebKey signing = FIRST;
  RsaJsonWebKey published = signing;
  final Map<String, Object> claims = new HashMap<>();

  private final MockWebServer server = new MockWebServer();
  private final Map<String, HttpUrl> codes = new HashMap<>();

  public FakeProvider() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
    discovery.put("issuer", issuer());
    discovery.put("authorization_endpoint", issuer() + "/authorize?theme=dark");
    discovery.put("token_endpoint", issuer() + "/token");
    discovery.put("jwks_uri", issuer() + "/keys");
    says("ada", List.of("marketing"));
  }

  static RsaJsonWebKey key(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      return key;
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  String issuer() {
    return "http://127.0.0.1:%d/company".formatted(server.getPort());
  }

  /** As a configuration would name it. */
  public OpenIdSettings settings() {
    return settings(true);
  }

  OpenIdSettings settings(boolean allowPrivate) {
    return new OpenIdSettings(
        "Company",
        URI.create(issuer()),
        CLIENT,
        Optional.of(SECRET),
        List.of("openid", "profile"),
        "preferred_username",
        "groups",
        Map.of(Role.MANAGER, Set.of("leads"), Role.AGENT, Set.of("marketing", "support")),
        Duration.ofHours(12),
        allowPrivate);
  }

  /** As Earshot knows it. */
  public OpenIdProvider known() {
    return new OpenIdProvider(settings(), PAGES, Clock.fixed(Said.NOW, ZoneOffset.UTC));
  }

  /** Who logs in from now on. */
  public void says(String name, List<String> groups) {
    claims.put("preferred_username", name);
    claims.put("groups", groups);
  }

  /** Somebody logs in where they were sent; the query with which they are sent back. */
  public String login(URI sent) {
    HttpUrl asked = HttpUrl.get(sent);
    String code = "code-" + codes.size();
    codes.put(code, asked);
    return "?code=%s&state=%s".formatted(code, asked.queryParameter("state"));
  }

  private MockResponse answer(RecordedRequest request) {
    return switch (request.getUrl().encodedPath()) {
      case "/company/.well-known/openid-configuration" -> json(200, discovery);
      case "/company/keys" -> text("{\"keys\": [" + published.toJson() + "]}");
      case "/company/token" -> token(request);
      default -> json(404, Map.of());
    };
  }

  private MockResponse token(RecordedRequest request) {
    HttpUrl form = HttpUrl.get("http://form/?" + request.getBody().utf8().replace("+", "%20"));
    HttpUrl asked = codes.remove(String.valueOf(form.queryParameter("code")));
    boolean proven =
        asked != null
            && shown(request).equals(List.of(CLIENT, SECRET))
            && new Attempt("", "", String.valueOf(form.queryParameter("code_verifier")), "")
                .challenge()
                .equals(asked.queryParameter("code_challenge"))
            && String.valueOf(form.queryParameter("redirect_uri"))
                .equals(asked.queryParameter("redirect_uri"));
    return proven
        ? json(200, Map.of("id_token", signed(asked), "token_type", "Bearer"))
        : json(400, Map.of("error", "invalid_grant"));
  }

  /** Each encoded as in a form, then joined. */
  private static List<String> shown(RecordedRequest request) {
    String header = String.valueOf(request.getHeaders().get("Authorization"));
    byte[] pair = Base64.getDecoder().decode(header.replaceFirst("^Basic ", ""));
    return Stream.of(new String(pair, StandardCharsets.UTF_8).split(":"))
        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
        .toList();
  }

  private String signed(HttpUrl asked) {
    JwtClaims said = new JwtClaims();
    said.setIssuer(issuer());
    said.setAudience(CLIENT);
    said.setSubject("0815");
    said.setIssuedAt(NumericDate.fromMilliseconds(Said.NOW.toEpochMilli()));
    said.setExpirationTime(NumericDate.fromMilliseconds(Said.NOW.plusSeconds(300).toEpochMilli()));
    said.setClaim("nonce", asked.queryParameter("nonce"));
    claims.forEach(said::setClaim);
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(said.toJson());
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKeyIdHeaderValue(signing.getKeyId());
    try {
      if (algorithm.equals("none")) {
        signature.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.ALLOW_ONLY_NONE);
      } else if (algorithm.startsWith("HS")) {
        // The public key taken for a shared secret, which everybody knows.
        signature.setKey(new org.jose4j.keys.HmacKey(published.getPublicKey().getEncoded()));
      } else {
        signature.setKey(signing.getPrivateKey());
      }
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  private static MockResponse json(int status, Map<String, Object> value) {
    String body = new String(MentionJson.write(value), StandardCharsets.UTF_8);
    return new MockResponse.Builder().code(status).body(body).build();
  }

  private static MockResponse text(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  @Override
  public void close() {
    server.close();
  }
}
