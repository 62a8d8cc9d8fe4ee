package earshot.query.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client sends, when it says what it is and keeps to a decent size. */
final class RequestBody {
  private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);

  private RequestBody() {}

  /**
   * The text of the body.
   *
   * @param most so many bytes at most, whether the client tells their number or not
   * @param types media types that are read. That a client must name one keeps pages from elsewhere
   *     out: a browser lets them send only forms and plain text without asking first
   */
  static String read(Context context, int most, String... types) {
    checkType(context, types);
    ByteBuffer body = ByteBuffer.wrap(bytes(context, most));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(body).toString();
    } catch (CharacterCodingException e) {
      throw Problem.of(400, "bad-json", "The body can't be read", "it is not UTF-8").thrown();
    }
  }

  /** The same, whatever it is. */
  static byte[] bytes(Context context, int most) {
    try {
      byte[] body = context.bodyInputStream().readNBytes(most + 1);
      if (body.length > most) {
        throw Problem.tooLarge(most).thrown();
      }
      return body;
    } catch (IOException e) {
      LOG.info("{} {}: the body broke off: {}", context.method(), context.path(), e.toString());
      throw Problem.of(408, "broken-off", "The body broke off", "it did not come in time").thrown();
    }
  }

  private static void checkType(Context context, String... types) {
    String given = Optional.ofNullable(context.contentType()).orElse("nothing");
    String bare = given.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    if (!Arrays.asList(types).contains(bare)) {
      throw Problem.mediaType(
              "this address reads %s, not %s".formatted(String.join(" or ", types), given))
          .thrown();
    }
  }
}
