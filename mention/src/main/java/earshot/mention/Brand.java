package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * A brand people speak of, as a record on {@code settings} under {@code brand:NAME}.
 *
 * @param query what is about the brand, in the query language; absent when only its own places
 *     count
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Brand(String name, Optional<String> query) {
  public Brand {
    Refuse.when(name.isBlank(), "a brand needs a name");
  }
}
