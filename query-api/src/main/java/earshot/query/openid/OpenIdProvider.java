package earshot.query.openid;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.query.access.Role;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.Dns;
import okhttp3.FormBody;
import okhttp3.Request;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * One provider (<a href="https://openid.net/specs/openid-connect-core-1_0.html">OpenID Connect
 * Core</a>, the code flow). Nothing of it is kept: each login asks for its addresses and keys anew,
 * so a changed key never keeps anybody out.
 */
public final class OpenIdProvider {
  /** Where it sends browsers back to, here. */
  public static final String BACK = "/login/openid/back";

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final int SKEW_SECONDS = 60;

  /** Signatures by keys that only the provider has. */
  private static final String[] SIGNATURES = {
    AlgorithmIdentifiers.RSA_USING_SHA256,
    AlgorithmIdentifiers.RSA_USING_SHA384,
    AlgorithmIdentifiers.RSA_USING_SHA512,
    AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
    AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
    AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384
  };

  private final OpenIdSettings settings;
  private final String back;
  private final Clock clock;
  private final ProviderClient client;

  /**
   * Asks nobody yet.
   *
   * @param address where people open the pages
   */
  public OpenIdProvider(OpenIdSettings settings, URI address, Clock clock) {
    this(settings, address, clock, Dns.SYSTEM);
  }

  OpenIdProvider(OpenIdSettings settings, URI address, Clock clock, Dns names) {
    this.settings = settings;
    this.back = address.resolve(BACK).toString();
    this.clock = clock;
    this.client = new ProviderClient(settings.allowPrivate(), names);
  }

  public OpenIdSettings settings() {
    return settings;
  }

  /** Where the browser of somebody goes who begins this. */
  public URI begin(Attempt attempt) throws Unproven {
    return client
        .usable(address(discovered(), "authorization_endpoint"))
        .newBuilder()
        .addQueryParameter("response_type", "code")
        .addQueryParameter("client_id", settings.client())
        .addQueryParameter("redirect_uri", back)
        .addQueryParameter("scope", String.join(" ", settings.scopes()))
        .addQueryParameter("state", attempt.state())
        .addQueryParameter("nonce", attempt.nonce())
        .addQueryParameter("code_challenge", attempt.challenge())
        .addQueryParameter("code_challenge_method", "S256")
        .build()
        .uri();
  }

  /**
   * Who it is that came back with this.
   *
   * @param kept what the browser kept when it left
   */
  public Vouched finish(Optional<Attempt> kept, Answer came) throws Unproven {
    String code = came.code(kept, settings.issuer().toString());
    return finish(kept.orElseThrow(), code);
  }

  private Vouched finish(Attempt attempt, String code) throws Unproven {
    JsonNode discovered = discovered();
    JsonNode answer = client.ask(exchange(discovered, attempt, code));
    JsonNode keys = client.get(client.usable(address(discovered, "jwks_uri")));
    JwtClaims claims = verified(answer.path("id_token").asText(""), keys);
    if (!attempt.nonce().equals(text(claims, "nonce"))) {
      throw new Unproven("the provider answers another login than this one");
    }
    return vouched(claims);
  }

  /** The name of the issuer is in its address too: no other may speak for it (RFC 8414). */
  private JsonNode discovered() throws Unproven {
    String issuer = settings.issuer().toString();
    JsonNode said = client.get(client.usable(issuer.replaceAll("/$", "") + DISCOVERY));
    if (!said.path("issuer").asText("").equals(issuer)) {
      throw new Unproven("the provider calls itself otherwise than openid.issuer");
    }
    return said;
  }

  private static String address(JsonNode discovered, String which) throws Unproven {
    String address = discovered.path(which).asText("");
    if (address.isEmpty()) {
      throw new Unproven("the provider names no " + which);
    }
    return address;
  }

  private Request exchange(JsonNode discovered, Attempt attempt, String code) throws Unproven {
    FormBody.Builder form =
        new FormBody.Builder()
            .add("grant_type", "authorization_code")
            .add("code", code)
            .add("redirect_uri", back)
            .add("code_verifier", attempt.verifier());
    Request.Builder request =
        new Request.Builder().url(client.usable(address(discovered, "token_endpoint")));
    JsonNode methods = discovered.path("token_endpoint_auth_methods_supported");
    if (settings.secret().isPresent()
        && (methods.isEmpty() || has(methods, "client_secret_basic"))) {
      request.header("Authorization", basic(settings.secret().get()));
    } else {
      form.add("client_id", settings.client());
      settings.secret().ifPresent(secret -> form.add("client_secret", secret));
    }
    return request.header("Accept", "application/json").post(form.build()).build();
  }

  private static boolean has(JsonNode list, String word) {
    return Stream.of(list).flatMap(JsonNode::valueStream).anyMatch(n -> n.asText().equals(word));
  }

  /** Name and secret are encoded as in a form first (RFC 6749, 2.3.1). */
  private String basic(String secret) {
    FormBody encoded = new FormBody.Builder().add(settings.client(), secret).build();
    return Credentials.basic(
        encoded.encodedName(0), encoded.encodedValue(0), StandardCharsets.UTF_8);
  }

  private JwtClaims verified(String token, JsonNode keys) throws Unproven {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setVerificationKeyResolver(
                  new JwksVerificationKeyResolver(
                      new JsonWebKeySet(keys.toString()).getJsonWebKeys()))
              .setJwsAlgorithmConstraints(ConstraintType.PERMIT, SIGNATURES)
              .setExpectedIssuer(settings.issuer().toString())
              .setExpectedAudience(settings.client())
              .setRequireExpirationTime()
              .setRequireIssuedAt()
              .setRequireSubject()
              .setAllowedClockSkewInSeconds(SKEW_SECONDS)
              .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
              .build()
              .processToClaims(token);
      String party = text(claims, "azp");
      if (!party.isEmpty() && !party.equals(settings.client())) {
        throw new Unproven("the provider answers another program than this one");
      }
      return claims;
    } catch (JoseException | InvalidJwtException | ClassCastException e) {
      // The library takes it for granted that a list of keys is one.
      throw new Unproven("what the provider says can't be trusted", e);
    }
  }

  private Vouched vouched(JwtClaims claims) throws Unproven {
    String name =
        Stream.of(settings.nameClaim(), "email", "sub")
            .map(claim -> text(claims, claim))
            .filter(given -> !given.isBlank())
            .findFirst()
            .orElseThrow(() -> new Unproven("the provider names nobody"));
    Role role =
        settings
            .role(groups(claims))
            .orElseThrow(
                () -> new Unproven("%s is in no group that may come in here".formatted(name)));
    return new Vouched(name, role);
  }

  /** A list, or one alone. */
  private Set<String> groups(JwtClaims claims) {
    String claim = settings.groupsClaim();
    try {
      List<String> several =
          claims.isClaimValueStringList(claim)
              ? claims.getStringListClaimValue(claim)
              : List.of(text(claims, claim));
      return new HashSet<>(several);
    } catch (MalformedClaimException e) {
      return Set.of();
    }
  }

  /** Empty where it is none. */
  private static String text(JwtClaims claims, String claim) {
    return claims.getClaimValue(claim) instanceof String given ? given : "";
  }
}
