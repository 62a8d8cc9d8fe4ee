package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A place that takes tokens signed with one key, and checks them as the real one does. */
public final class SignedRequests {
  public static final String ISSUER = "57246542-96fe-1a63-e053-0824d011072a";
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(20);

  private final KeyPair pair;

  public SignedRequests() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK knows P-256", e);
    }
  }

  /** The private key on one line. */
  public String privateKey() {
    return Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
  }

  /** Whether this header holds a token of ours that lives soon after this moment. */
  public boolean signed(@Nullable String authorization, Instant from, String audience) {
    String[] parts = String.valueOf(authorization).replaceFirst("^Bearer ", "").split("\\.");
    return parts.length == 3 && verified(parts) && lives(parts[1], from, audience);
  }

  private boolean verified(String[] parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initVerify(pair.getPublic());
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("it is a signature", e);
    }
  }

  private static boolean lives(String claims, Instant from, String audience) {
    try {
      JsonNode said = MentionJson.MAPPER.readTree(Base64.getUrlDecoder().decode(claims));
      Instant issued = Instant.ofEpochSecond(said.path("iat").asLong());
      Instant ends = Instant.ofEpochSecond(said.path("exp").asLong());
      return said.path("iss").asText().equals(ISSUER)
          && said.path("aud").asText().equals(audience)
          && issued.isAfter(from.minus(LONGEST_LIFE))
          && Duration.between(issued, ends).compareTo(LONGEST_LIFE) < 0
          && ends.isAfter(from);
    } catch (IOException e) {
      throw new AssertionError("claims are JSON", e);
    }
  }
}
