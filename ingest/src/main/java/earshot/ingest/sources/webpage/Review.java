package earshot.ingest.sources.webpage;

import earshot.ingest.source.PlainText;
import earshot.mention.Rating;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One review of a page.
 *
 * @param id an id or address that is this review's alone
 * @param day of publication as the page writes it; empty when it gives none
 * @param item what is reviewed
 */
record Review(
    @Nullable String id,
    @Nullable String url,
    @Nullable String author,
    @Nullable String authorUrl,
    @Nullable String title,
    @Nullable String body,
    @Nullable Rating rating,
    @Nullable Instant published,
    String day,
    @Nullable Instant edited,
    @Nullable String language,
    @Nullable String item) {
  private static final int TELLING = 200;

  /**
   * Its own id, else a hash over who said what when about what: most pages give no id. The
   * beginning of the text is telling enough, so that an edit further down stays an edit.
   */
  String identity() {
    return id != null
        ? id
        : hash(words().length() <= TELLING ? words() : words().substring(0, TELLING));
  }

  /** For the second of two that only differ further down. */
  String wholeIdentity() {
    return hash(words());
  }

  private String hash(String words) {
    String all =
        author() + "|" + day + "|" + words + "|" + item + (body == null ? "|" + rating : "");
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Two of these on one page are one review, repeated in another block. */
  String content() {
    return who() + "|" + day + (body == null ? "|" + rating : "");
  }

  /** By this the same review is known in two notations, of which one may lack the date. */
  String who() {
    return (author == null ? "" : author.toLowerCase(Locale.ROOT)) + "|" + words();
  }

  private String words() {
    return PlainText.line(body == null ? "" : body).toLowerCase(Locale.ROOT);
  }
}
