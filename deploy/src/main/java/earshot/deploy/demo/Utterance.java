package earshot.deploy.demo;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something somebody said, as it stands at the moment asked for.
 *
 * @param number 0 for the oldest; the next one said has the next number
 * @param language ISO 639-1, with {@code -Latn} where the writer used Latin letters instead
 * @param text what it says now, after any edit
 * @param goneAt when its author took it back; what is gone must not be shown
 */
record Utterance(
    long number,
    Shop shop,
    Channel channel,
    String language,
    Townsperson author,
    OptionalInt stars,
    Optional<String> title,
    String text,
    Instant saidAt,
    Optional<Instant> editedAt,
    Optional<Instant> goneAt) {

  boolean gone() {
    return goneAt.isPresent();
  }

  /** When it was last said, edited or taken back. */
  Instant changedAt() {
    return goneAt.or(() -> editedAt).orElse(saidAt);
  }

  /** The language without its script. */
  String spoken() {
    return language.substring(0, 2);
  }
}
