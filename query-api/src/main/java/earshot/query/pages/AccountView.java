package earshot.query.pages;

import java.util.List;
import java.util.Optional;

/**
 * What somebody sees of their own account.
 *
 * @param password whether they have one here, and not others who vouch for them
 * @param shortest length of a password
 * @param trouble why something was not done
 */
record AccountView(
    Chrome chrome,
    boolean password,
    int shortest,
    List<LoginRow> logins,
    Optional<String> trouble) {
  boolean elsewhere() {
    return logins.stream().anyMatch(login -> !login.here());
  }
}
