package earshot.ingest.source;

import java.util.Optional;
import mockwebserver3.MockResponse;

/**
 * How one place says what most say otherwise: in its own words, or why it never says it.
 *
 * @param tooOften that it is asked too often, in the way of its own
 * @param inSuccess an error under a status of success
 * @param keyEnded that a key or token is no longer taken
 * @param nameless a page with {@link #NAMELESS}, of which it does not tell the id
 */
public record Dialect(Says tooOften, Says inSuccess, Says keyEnded, Says nameless) {
  /** What is said on a page without an id. */
  public static final String NAMELESS = "Nobody has numbered these words";

  /**
   * Its answer, or why there is none.
   *
   * @param why empty where there is one
   */
  public record Says(Optional<MockResponse> answer, String why) {}

  /** This answer. */
  public static Says says(int status, String body, String... headers) {
    MockResponse.Builder answer = new MockResponse.Builder().code(status).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      answer.addHeader(headers[i], headers[i + 1]);
    }
    return new Says(Optional.of(answer.build()), "");
  }

  /** It never says that, for this reason. */
  public static Says never(String why) {
    return new Says(Optional.empty(), why);
  }
}
