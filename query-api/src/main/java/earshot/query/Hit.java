package earshot.query;

import earshot.mention.Mention;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * One mention that fits.
 *
 * @param score what it is sorted by: its priority or its relevance; absent when sorted by time
 * @param widened whether it fits only by another form of a word, see {@link SearchRequest#widen}
 * @param marks what made it match, in order; only when asked for
 */
public record Hit(Mention mention, OptionalDouble score, boolean widened, List<Mark> marks) {
  public Hit {
    marks = List.copyOf(marks);
  }

  /** What was not searched for. */
  public static Hit plain(Mention mention) {
    return new Hit(mention, OptionalDouble.empty(), false, List.of());
  }

  /** The same hit with its mention shown otherwise. */
  Hit of(UnaryOperator<Mention> shown) {
    return new Hit(shown.apply(mention), score, widened, marks);
  }
}
