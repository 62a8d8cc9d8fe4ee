package earshot.query.pages;

import earshot.mention.Act;
import earshot.mention.Deed;
import earshot.mention.Mention;
import earshot.query.http.Wish;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What was done with a whole group at once, as the browser that did it remembers it until the next
 * page offers to take it back. What each mention was before stands in its history.
 *
 * @param id under which the commands were given together
 */
record Batch(Act act, String id, String group) {
  private static final String COOKIE = "batch";
  private static final Duration OFFERED = Duration.ofMinutes(10);

  static Batch of(Act act, String group) {
    return new Batch(act, UUID.randomUUID().toString(), group);
  }

  /** The one that a form or a cookie names, if it is one. */
  static Optional<Batch> named(Optional<String> given) {
    return given
        .map(text -> text.split(" ", 3))
        .filter(parts -> parts.length == 3)
        .flatMap(
            parts ->
                Arrays.stream(Act.values())
                    .filter(act -> act.word().equals(parts[0]))
                    .findFirst()
                    .map(act -> new Batch(act, parts[1], parts[2])));
  }

  /** Remembers it for the next page. */
  void remember(Context context) {
    Local.keepFor(OFFERED, COOKIE, Local.encoded(toString()), context);
  }

  /** What is remembered, this once. */
  static Optional<Batch> taken(Context context) {
    Optional<Batch> batch = named(Local.cookie(COOKIE, context));
    if (batch.isPresent()) {
      Local.keep(COOKIE, "", context);
    }
    return batch;
  }

  /** What it did with this mention, unless somebody did the same to it since. */
  Optional<Deed> deed(Mention mention) {
    return mention.history().stream()
        .filter(deed -> deed.act() == act)
        .reduce((earlier, later) -> later)
        .filter(deed -> Wish.together(id, deed));
  }

  @Override
  public String toString() {
    return act.word() + ' ' + id + ' ' + group;
  }
}
