package earshot.query.pages;

import earshot.mention.Mention;
import earshot.query.Written;
import java.util.Optional;

/**
 * How a mention begins.
 *
 * @param text empty where all is title
 */
record Excerpt(Optional<String> title, String text) {
  /** At most so many characters of each. */
  static Excerpt of(Mention mention, int most) {
    return new Excerpt(
        mention.title().map(title -> Written.cut(title, most)),
        Written.cut(mention.text().orElse(""), most));
  }
}
