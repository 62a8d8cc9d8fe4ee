package earshot.query.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How one place proves that it was the one who sent something here. */
public sealed interface Hook {
  /** Whether this was sent by somebody who knows the secret. */
  boolean isGenuine(Sent sent);

  /**
   * What came.
   *
   * @param header value of a header by its name
   * @param parameter value of a parameter of the address by its name
   */
  record Sent(
      Function<String, Optional<String>> header,
      Function<String, Optional<String>> parameter,
      byte[] body) {}

  /** Meta signs the body with the secret of the application. */
  static Hook meta(String appSecret) {
    return new Signed("X-Hub-Signature-256", "HmacSHA256", appSecret, true);
  }

  /** SurveyMonkey signs the body with the id and the secret of the application. */
  static Hook surveyMonkey(String clientId, String secret) {
    return new Signed("Sm-Signature", "HmacSHA1", clientId + "&" + secret, false);
  }

  /** LiveChat repeats the secret of the hook in the body. */
  static Hook liveChat(String secret) {
    return new Told(secret);
  }

  /** Trustpilot signs nothing that is documented: the address that it is given holds a secret. */
  static Hook inAddress(String secret) {
    return new Addressed(secret);
  }

  /**
   * A header holds a keyed hash of the body.
   *
   * @param hex behind the name of the hash, else in Base64
   */
  record Signed(String header, String algorithm, String key, boolean hex) implements Hook {
    @Override
    public boolean isGenuine(Sent sent) {
      byte[] hash = hash(sent.body());
      String due = hex ? "sha256=" + HexFormat.of().formatHex(hash) : base64(hash);
      return sent.header().apply(header).filter(given -> same(given.strip(), due)).isPresent();
    }

    private static String base64(byte[] hash) {
      return Base64.getEncoder().encodeToString(hash);
    }

    private byte[] hash(byte[] body) {
      try {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
        return mac.doFinal(body);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has " + algorithm, e);
      }
    }

    @Override
    public String toString() {
      return "signed in " + header;
    }
  }

  /** A field of the body holds the secret. */
  record Told(String secret) implements Hook {
    @Override
    public boolean isGenuine(Sent sent) {
      try (JsonParser json = MentionJson.MAPPER.createParser(sent.body())) {
        return json.nextToken() == JsonToken.START_OBJECT && same(told(json), secret);
      } catch (IOException noJson) {
        return false;
      }
    }

    /** Without keeping the rest: anybody may send some. */
    private static String told(JsonParser json) throws IOException {
      String told = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean secret = json.currentName().equals("secret_key");
        if (json.nextToken() == JsonToken.VALUE_STRING && secret) {
          told = json.getText();
        }
        json.skipChildren();
      }
      return told;
    }

    @Override
    public String toString() {
      return "told in the body";
    }
  }

  /** The address holds the secret. */
  record Addressed(String secret) implements Hook {
    @Override
    public boolean isGenuine(Sent sent) {
      return sent.parameter().apply("token").filter(given -> same(given, secret)).isPresent();
    }

    @Override
    public String toString() {
      return "told in the address";
    }
  }

  /** Takes as long for a near miss as for a wide one. */
  static boolean same(String given, String due) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), due.getBytes(StandardCharsets.UTF_8));
  }
}
