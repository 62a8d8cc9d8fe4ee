package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the brand answered.
 *
 * @param sending how far it got, where it is sent from here
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Reply(
    String text, Optional<Instant> at, Optional<String> by, Optional<Sending> sending) {
  @JsonCreator
  public Reply {}

  /** An answer that stands at the place, or was only kept here. */
  public Reply(String text, Optional<Instant> at, Optional<String> by) {
    this(text, at, by, Optional.empty());
  }

  /** What a place shows as the owner's answer; null where it shows none. */
  public static @Nullable Reply shown(@Nullable String text, @Nullable Instant at) {
    return text == null ? null : new Reply(text, Optional.ofNullable(at), Optional.empty());
  }

  /** Whether it is the answer that this command sent. */
  boolean isSentAs(String command) {
    return sending.filter(sent -> sent.reply().equals(command)).isPresent();
  }

  /** The same, as far as it has got now. */
  Reply with(Sending now) {
    return new Reply(text, at, by, Optional.of(now));
  }

  /** Whether it was not taken by the place, so that nobody there has an answer. */
  @JsonIgnore
  public boolean isRefused() {
    return sending.filter(sent -> sent.state() == Sending.State.REFUSED).isPresent();
  }

  /** This answer from here, now that the place shows one: of the same words it is this one. */
  Reply seenAt(Reply place) {
    boolean same = words(text).equals(words(place.text));
    if (!same) {
      return place;
    }
    Optional<Sending> arrived =
        sending.map(
            sent ->
                sent.state().over() && !isRefused()
                    ? sent
                    : sent.sent(sent.at(), Optional.empty()));
    return new Reply(text, at, by, arrived);
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
