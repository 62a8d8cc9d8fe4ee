package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How far an answer from here has got on its way to the place where it belongs.
 *
 * @param reply the command that it came from, which tells it from all others
 * @param at when it got there
 * @param why why it was refused, for people
 * @param nativeId what the place calls it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Sending(
    String reply, State state, Instant at, Optional<String> why, Optional<String> nativeId) {
  public Sending {
    Refuse.when(reply.isBlank(), "a sending needs its reply");
    Refuse.when(why.isPresent() != (state == State.REFUSED), "a refusal needs its reason");
  }

  /** Where an answer stands. */
  public enum State {
    /** It waits to be sent; also after the place asked us to come later. */
    @JsonProperty("queued")
    QUEUED,
    /** It is being sent, or nobody knows whether it was. Never said of a mention. */
    @JsonProperty("sending")
    SENDING,
    /** The place has it. */
    @JsonProperty("sent")
    SENT,
    /** It is not sent any more. */
    @JsonProperty("refused")
    REFUSED;

    /** Whether nothing more is to be done. */
    public boolean over() {
      return this == SENT || this == REFUSED;
    }

    /** The word used outside: lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Sending queued(String reply, Instant at) {
    return new Sending(reply, State.QUEUED, at, Optional.empty(), Optional.empty());
  }

  /** It leaves now. */
  public Sending begun(Instant at) {
    return new Sending(reply, State.SENDING, at, Optional.empty(), Optional.empty());
  }

  /** The place has taken it, and perhaps given it a name. */
  public Sending sent(Instant at, Optional<String> nativeId) {
    return new Sending(reply, State.SENT, at, Optional.empty(), nativeId);
  }

  public Sending refused(Instant at, String why) {
    return new Sending(reply, State.REFUSED, at, Optional.of(why), Optional.empty());
  }

  /** It is not sent again, for nobody knows whether it was. */
  public Sending unknown(Instant at, String why) {
    return refused(at, "it may have been sent: look at the place before you answer again; " + why);
  }
}
