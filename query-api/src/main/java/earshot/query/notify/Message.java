package earshot.query.notify;

import earshot.query.Written;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something to tell somebody.
 *
 * @param id the same each time it is sent
 * @param text all of it, as plain text
 * @param html the same for mail programs; absent: made of the text
 * @param link where more is to be seen
 * @param language that it is in, which also gives its direction
 * @param data the same for programs, written as JSON
 * @param repeat whether it may have arrived before
 * @param personal to whom it goes, if not to those whom its receiver names
 */
public record Message(
    String id,
    String subject,
    String text,
    Optional<String> html,
    Optional<URI> link,
    Locale language,
    Object data,
    boolean repeat,
    Optional<Personal> personal) {
  /** To those whom its receiver names. */
  public Message(
      String id,
      String subject,
      String text,
      Optional<String> html,
      Optional<URI> link,
      Locale language,
      Object data,
      boolean repeat) {
    this(id, subject, text, html, link, language, data, repeat, Optional.empty());
  }

  /** The text where it is no longer than that; else its first lines, and where the rest is. */
  String text(int most) {
    if (text.length() <= most) {
      return text;
    }
    String rest = "\n…" + link.map(to -> "\n" + to).orElse("");
    int room = Math.max(2, most - rest.length());
    int end = text.lastIndexOf('\n', room);
    return (end > 0 ? text.substring(0, end) : Written.cut(text, room)) + rest;
  }

  /** The most of it, in the same way, that a receiver takes. */
  String text(Predicate<String> takes) {
    String part = text;
    for (int most = text.length(); most > 0 && !takes.test(part); most -= 1 + most / 10) {
      part = text(most);
    }
    return part;
  }

  /**
   * One person who gets a mail, and may want no more of them.
   *
   * @param unsubscribe takes a POST that says so, see <a
   *     href="https://www.rfc-editor.org/rfc/rfc8058">RFC 8058</a>
   */
  public record Personal(String address, URI unsubscribe) {
    /** Never the address: what is logged by accident stays harmless. */
    @Override
    public String toString() {
      return "Personal";
    }
  }
}
