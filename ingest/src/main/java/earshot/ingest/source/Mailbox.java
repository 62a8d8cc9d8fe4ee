package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.apache.kafka.common.config.types.Password;

/**
 * A folder of somebody's mail on an IMAP server. A feed asks for what follows a position by {@link
 * #after}; the answer is JSON: {@code validity} and {@code last} are where to go on, {@code more}
 * tells whether there is more, and each of {@code messages} has its {@code uid}, when it was {@code
 * received} and its {@code raw} beginning in Base64.
 *
 * @param security tls, starttls or none
 * @param secret a password, or what stands in for one
 */
public record Mailbox(
    String host, int port, String security, String user, Secret secret, String folder) {
  /**
   * With what its user logs in.
   *
   * @param token whether it is an access token (SASL XOAUTH2), which ends
   */
  public record Secret(Password value, boolean token) {}

  /** The same, opened with an access token of this moment. */
  public Mailbox with(Password token) {
    return new Mailbox(host, port, security, user, new Secret(token, true), folder);
  }

  private static final String SINCE = "since";
  private static final String POSITION = "position";

  /** Where it is asked, written as if it were a web server. */
  public HttpUrl address() {
    return new HttpUrl.Builder().scheme("https").host(host).port(port).build();
  }

  /**
   * What came after a position; from a time on where there is none, or where the server has
   * numbered its mails anew.
   */
  public Request after(Optional<String> position, Instant since) {
    HttpUrl.Builder url =
        address()
            .newBuilder()
            .addPathSegment(folder)
            .addQueryParameter(SINCE, Long.toString(since.toEpochMilli()));
    position.ifPresent(at -> url.addQueryParameter(POSITION, at));
    return new Request.Builder().url(url.build()).build();
  }

  /** The time that a request of {@link #after} names. */
  public static Instant since(HttpUrl asked) {
    return Instant.ofEpochMilli(Long.parseLong(String.valueOf(asked.queryParameter(SINCE))));
  }

  /**
   * Where a reader stands.
   *
   * @param validity tells whether the server still numbers as it did
   * @param uid number of the last mail that was read
   */
  public record Position(long validity, long uid) {
    /** What a request of {@link #after} names; the very beginning where it names none. */
    public static Position of(HttpUrl asked) {
      String position = asked.queryParameter(POSITION);
      String[] numbers = (position == null ? "0 0" : position).split(" ");
      return new Position(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
    }

    /** Where to go on after this answer. */
    public static Position of(JsonNode answer) {
      return new Position(answer.required("validity").asLong(), answer.required("last").asLong());
    }

    @Override
    public String toString() {
      return validity + " " + uid;
    }
  }
}
