package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Who spoke, as far as the place tells.
 *
 * @param followers how many accounts follow the author there, zero or more
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Author(
    Optional<String> name,
    Optional<String> handle,
    Optional<String> url,
    Optional<Long> followers) {

  public Author {
    followers.ifPresent(n -> Refuse.when(n < 0, "followers must not be negative: %d", n));
  }

  /** An author known by a name only. */
  public static Author named(String name) {
    return new Author(Texts.present(name), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * What to call them: their name, else their handle. Of a <a
   * href="https://www.w3.org/TR/did-core/#did-syntax">decentralised identifier</a> only the host is
   * for people that one of method {@code web} names.
   */
  public Optional<String> called() {
    return name.or(() -> handle.map(given -> given.replaceFirst("^did:web:", "")))
        .filter(given -> !given.startsWith("did:"));
  }

  boolean empty() {
    return name.isEmpty() && handle.isEmpty() && url.isEmpty() && followers.isEmpty();
  }
}
