package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The receipt of one message to one receiver, on {@code deliveries}: written before it is sent and
 * again when it is known what came of it.
 *
 * @param items what it tells, each a step of an episode
 * @param attempts how often it was sent
 * @param repeat whether it may have arrived before, so that it says so
 * @param problem why it did not arrive yet
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Delivery(
    String id,
    String receiver,
    List<Item> items,
    State state,
    int attempts,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean repeat,
    Instant at,
    Optional<String> problem) {
  public Delivery {
    Refuse.when(items.isEmpty(), "a delivery of nothing to %s", receiver);
    items = List.copyOf(items);
  }

  /** A delivery that was not tried yet; the same content has the same id, whoever makes it. */
  public static Delivery of(String receiver, List<Item> items, State state, Instant now) {
    byte[] content = (receiver + items).getBytes(StandardCharsets.UTF_8);
    String id = UUID.nameUUIDFromBytes(content).toString();
    return new Delivery(id, receiver, items, state, 0, false, now, Optional.empty());
  }

  /** One step of an episode, or a review check. */
  public record Item(String episode, int step) {}

  /** What came of it so far. */
  public enum State {
    /** Somebody asked for it. */
    @JsonProperty("wanted")
    WANTED,
    /** It was due before anybody wanted it. */
    @JsonProperty("skipped")
    SKIPPED,
    /** On its way, or was when the notifier died. */
    @JsonProperty("sending")
    SENDING,
    @JsonProperty("delivered")
    DELIVERED,
    /** It did not arrive and is sent again. */
    @JsonProperty("failed")
    FAILED,
    /** The receiver does not want it; it is not sent again. */
    @JsonProperty("refused")
    REFUSED;

    /** Whether nothing more is to be done. */
    public boolean over() {
      return this == DELIVERED || this == REFUSED || this == SKIPPED;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** This delivery, now being sent. */
  public Delivery sending(Instant now) {
    return new Delivery(
        id, receiver, items, State.SENDING, attempts + 1, repeat, now, Optional.empty());
  }

  /** This delivery as it turned out. */
  public Delivery turnedOut(State state, Instant now, Optional<String> problem) {
    return new Delivery(id, receiver, items, state, attempts, repeat, now, problem);
  }

  /** This delivery, which may have arrived without our knowing. */
  public Delivery repeated() {
    return new Delivery(id, receiver, items, state, attempts, true, at, problem);
  }
}
