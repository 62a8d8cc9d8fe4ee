package earshot.query;

import earshot.mention.Mention;
import earshot.mention.Reply;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Which time of a mention a span is about; what has no such time is in no span of it. */
public enum Time {
  /** When it was said, or seen first where nobody tells. */
  SAID(mention -> Optional.of(mention.at())),
  /** When its writer changed it last; where its place does not tell, when that was seen first. */
  EDITED(Mention::editedAt),
  /** When the brand answered it. */
  ANSWERED(mention -> mention.answer().flatMap(Reply::at));

  private final Function<Mention, Optional<Instant>> at;

  Time(Function<Mention, Optional<Instant>> at) {
    this.at = at;
  }

  /** This time of a mention, if it has one. */
  public Optional<Instant> of(Mention mention) {
    return at.apply(mention);
  }

  /** The word used outside: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
