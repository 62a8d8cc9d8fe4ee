package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A brand people speak of, as a record on {@code settings} under {@code brand:NAME}.
 *
 * @param query what is about the brand, in the query language; absent when only its own places
 *     count
 * @param listing what is true of the brand, by the names that the facts of places have: phone,
 *     website, hours, price of espresso
 * @param made whether people made it while Earshot ran; else the configuration declares it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Brand(
    String name,
    Optional<String> query,
    Map<String, String> listing,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean made) {
  @JsonCreator
  @SuppressWarnings("NullAway") // JSON leaves an empty listing out
  public Brand {
    Refuse.when(name.isBlank(), "a brand needs a name");
    listing = inOrder(listing);
  }

  /** A brand that the configuration declares. */
  public Brand(String name, Optional<String> query, Map<String, String> listing) {
    this(name, query, listing, false);
  }

  /** A brand that declares nothing about its listings. */
  public Brand(String name, Optional<String> query) {
    this(name, query, Map.of());
  }

  /** The same, made by people. */
  public Brand byPeople() {
    return new Brand(name, query, listing, true);
  }

  private static Map<String, String> inOrder(@Nullable Map<String, String> listing) {
    return listing == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(listing));
  }
}
