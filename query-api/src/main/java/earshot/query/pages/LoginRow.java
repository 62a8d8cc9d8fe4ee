package earshot.query.pages;

import earshot.query.access.Login;
import java.util.List;
import java.util.Optional;

/**
 * A browser with which somebody is logged in, as a row.
 *
 * @param here whether it is the one that looks at this page
 */
record LoginRow(
    String id,
    String name,
    Optional<String> browser,
    Times.Moment since,
    Optional<Times.Moment> seen,
    Times.Moment until,
    boolean here) {
  static List<LoginRow> of(List<Login> logins, Optional<String> here, Times times) {
    return logins.stream()
        .map(
            login ->
                new LoginRow(
                    login.id(),
                    login.name(),
                    login.browser(),
                    times.moment(login.createdAt()),
                    login.seenAt().map(times::moment),
                    times.moment(login.expiresAt()),
                    here.filter(login.id()::equals).isPresent()))
        .toList();
  }
}
