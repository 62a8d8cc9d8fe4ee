package earshot.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Where a page ended and what it was ranked with: the content of an {@code after} token.
 *
 * @param question fingerprint of the question it belongs to
 * @param score what the last hit was sorted by; 0 when sorted by time
 * @param at when the last hit was said, in milliseconds
 * @param id of the last hit
 * @param snapshot the store's frozen view, where it keeps one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Cursor(
    String question, double score, long at, String id, Ranking ranking, Optional<String> snapshot) {
  public Cursor {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(ranking, "ranking");
  }

  /** The cursor behind a hit of this question. */
  public static Cursor behind(
      SearchRequest request, Hit last, Ranking ranking, Optional<String> snapshot) {
    return new Cursor(
        fingerprint(request),
        last.score().orElse(0),
        Moment.millis(last.mention().at()),
        last.mention().id().value(),
        ranking,
        snapshot);
  }

  /**
   * The cursor in the request's token, if it has one.
   *
   * @throws BadSearch when it is no token of ours or belongs to another question
   */
  public static Optional<Cursor> of(SearchRequest request) {
    return request.after().map(token -> decode(token, fingerprint(request)));
  }

  private static Cursor decode(String token, String question) {
    Cursor cursor = read(token).orElseThrow(() -> refused("is not a token that a search returned"));
    if (!question.equals(cursor.question())) {
      throw refused("belongs to another search: keep all other parameters");
    }
    return cursor;
  }

  private static Optional<Cursor> read(String token) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(token);
      return Optional.of(MentionJson.read(json, Cursor.class));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static BadSearch refused(String why) {
    return new BadSearch("after", "after " + why);
  }

  /** The token: one word, safe in links, good for the same question only. */
  public String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(MentionJson.write(this));
  }

  /** All that decides which mentions come in which order; the size of a page may change. */
  private static String fingerprint(SearchRequest request) {
    List<Object> decisive =
        List.of(
            request.q().orElse(""),
            request.only(),
            request.time(),
            request.from(),
            request.to(),
            request.sort(),
            request.fold(),
            request.widen());
    CRC32 sum = new CRC32();
    sum.update(decisive.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
