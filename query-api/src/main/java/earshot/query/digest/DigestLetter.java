package earshot.query.digest;

import earshot.query.Wording;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A review check as people and programs get it. */
public final class DigestLetter {
  private final Digest digest;
  private final Links links;
  private final Writer writer;
  private final Sheet sheet;

  /**
   * The letter of this check, in the language that was ordered.
   *
   * @param pages where people open the pages, without a slash at the end
   * @param notice what its reader should know first
   */
  public DigestLetter(Digest digest, URI pages, Optional<String> notice) {
    this.digest = digest;
    links = new Links(pages);
    writer =
        new Writer(
            digest, new Wording(DigestLetter.class, language(), digest.order().zone()), links);
    sheet = writer.sheet(notice);
  }

  /** The languages that letters can be written in. */
  public static List<String> languages() {
    return Wording.LANGUAGES;
  }

  /** The one it is in. */
  public Locale language() {
    return digest.order().language();
  }

  /** One line for a list of letters. */
  public String subject() {
    return writer.subject().replaceAll("[\u2068\u2069]", "");
  }

  /** Plain text. */
  public String text() {
    return TextSheet.of(sheet);
  }

  /** A document of HTML, fit for mail. */
  public String html() {
    return HtmlSheet.document(sheet, language());
  }

  /** The same as a piece of another page. */
  public String piece() {
    return HtmlSheet.piece(sheet, language());
  }

  /** For programs, as values that become JSON. */
  public Map<String, Object> data() {
    return new DigestData(digest, links).all();
  }

  /** Where the same is a page. */
  public URI link() {
    return sheet.link();
  }
}
