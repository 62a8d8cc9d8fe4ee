package earshot.mention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who recently bought something is asked how it was; a record on {@code followups}. What
 * tells who it is leaves when its time is over, the rest a while after.
 *
 * @param id unguessable without the key that made it
 * @param person keyed hash of the address: the same person again has the same
 * @param language ISO 639-1, of the mail and its page
 * @param orderedAt when they bought, where that is known
 * @param askedAt when the list was imported that names them
 * @param answeredAt when they answered first
 * @param stars what they chose last, of five
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Followup(
    String id,
    String brand,
    String person,
    Optional<String> address,
    Optional<String> name,
    String language,
    Optional<Instant> orderedAt,
    Instant askedAt,
    Optional<Instant> answeredAt,
    Optional<Integer> stars) {
  public Followup {
    Refuse.when(id.isBlank() || person.isBlank(), "a follow-up needs to be of somebody: %s", id);
    Refuse.when(
        stars.filter(given -> given < 1 || given > 5).isPresent(), "stars are 1 to 5: %s", stars);
  }

  /** When it counts as bought. */
  @JsonIgnore
  public Instant since() {
    return orderedAt.orElse(askedAt);
  }

  /** The same, answered with these stars. */
  public Followup answered(Instant now, int given) {
    return new Followup(
        id,
        brand,
        person,
        address,
        name,
        language,
        orderedAt,
        askedAt,
        answeredAt.or(() -> Optional.of(now)),
        Optional.of(given));
  }

  /** The same without what tells who it is. */
  public Followup stripped() {
    return new Followup(
        id,
        brand,
        person,
        Optional.empty(),
        Optional.empty(),
        language,
        orderedAt,
        askedAt,
        answeredAt,
        stars);
  }

  /** Never the address: what is logged by accident stays harmless. */
  @Override
  public String toString() {
    return "Followup[id=%s, brand=%s, askedAt=%s]".formatted(id, brand, askedAt);
  }

  /**
   * Somebody is not to be mailed again; a record on {@code unsubscribed} under the keyed hash of
   * the address, which is not kept itself.
   */
  public record OptOut(String person, Instant at, Why why) {}

  /** Why somebody is not to be mailed. */
  public enum Why {
    /** They said so. */
    WISH,
    /** The address does not exist. */
    BOUNCE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
