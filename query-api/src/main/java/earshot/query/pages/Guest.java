package earshot.query.pages;

import earshot.query.access.Asking;
import earshot.query.access.Identity;
import earshot.query.access.Role;
import earshot.query.http.Admits;
import java.util.Optional;

/**
 * Who looks at a page.
 *
 * @param open whether nobody has to say who they are
 * @param who empty where nobody has said it yet
 */
record Guest(boolean open, Optional<Identity> who) {
  static Guest of(boolean open) {
    return new Guest(open, Asking.who());
  }

  /** Whether there is anything here for them. */
  boolean admitted() {
    return who.isPresent();
  }

  /** Their name where people log in; empty elsewhere. */
  String name() {
    return who.flatMap(Identity::name).orElse("");
  }

  boolean is(Role least) {
    return who.filter(asking -> asking.role().includes(least)).isPresent();
  }

  /** Whether they may pass a door that admits these. */
  boolean may(Admits admits) {
    return admits.least().map(this::is).orElse(true);
  }

  boolean administers() {
    return is(Role.ADMINISTRATOR);
  }
}
