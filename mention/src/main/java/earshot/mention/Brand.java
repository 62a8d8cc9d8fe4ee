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
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Brand(String name, Optional<String> query, Map<String, String> listing) {
  @JsonCreator
  @SuppressWarnings("NullAway") // JSON leaves an empty listing out
  public Brand {
    Refuse.when(name.isBlank(), "a brand needs a name");
    listing = inOrder(listing);
  }

  /** A brand that declares nothing about its listings. */
  public Brand(String name, Optional<String> query) {
    this(name, query, Map.of());
  }

  private static Map<String, String> inOrder(@Nullable Map<String, String> listing) {
    return listing == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(listing));
  }
}
