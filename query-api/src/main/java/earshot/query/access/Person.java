package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who may log in.
 *
 * @param name as they write it; they are known by it whatever the case
 * @param password its hash, see {@link Passwords}
 * @param createdBy who let them in, as far as that was known
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Person(
    String name, Role role, String password, Instant createdAt, Optional<String> createdBy)
    implements Entry {
  @Override
  public String key() {
    return key(name);
  }

  /** The key of the person of this name. */
  static String key(String name) {
    return "person:"
        + Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  Person withRole(Role other) {
    return new Person(name, other, password, createdAt, createdBy);
  }

  Person withPassword(String hash) {
    return new Person(name, role, hash, createdAt, createdBy);
  }

  boolean hasSamePassword(Person other) {
    return password.equals(other.password);
  }

  @Override
  public String toString() {
    return name + " (" + role.word() + ")";
  }
}
