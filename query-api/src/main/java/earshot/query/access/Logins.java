package earshot.query.access;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who is in, with which browsers, and puts an end to it. When somebody was last seen is remembered
 * here alone: to write it down at every step could bring a login back that is just being ended.
 */
public final class Logins {
  private static final Comparator<Login> NEWEST_FIRST =
      Comparator.comparing(Login::createdAt).reversed().thenComparing(Login::id);

  private final Register register;
  private final Clock clock;
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();

  Logins(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /** All of them that still count, newest first. */
  public List<Login> all() {
    return passes().map(this::login).flatMap(Optional::stream).sorted(NEWEST_FIRST).toList();
  }

  /** Those of the one of this name. */
  public List<Login> of(String name) {
    return all().stream().filter(belongsTo(name)).toList();
  }

  /**
   * Ends this one.
   *
   * @throws Declined where there is none
   */
  public void end(String id) {
    end(id, any -> true);
  }

  /**
   * Ends this one, if it belongs to the one of this name.
   *
   * @throws Declined where they have none like that
   */
  public void end(String id, String name) {
    end(id, belongsTo(name));
  }

  private void end(String id, Predicate<Login> which) {
    Login login =
        all().stream()
            .filter(one -> one.id().equals(id) && which.test(one))
            .findFirst()
            .orElseThrow(
                () -> Declined.of(Declined.Kind.UNKNOWN, "login", "there is no login " + id, id));
    strike(login);
  }

  /**
   * Ends those of the one of this name.
   *
   * @param but the one that stays
   * @return how many
   */
  public int endAll(String name, Optional<String> but) {
    List<Login> over =
        of(name).stream().filter(login -> but.filter(login.id()::equals).isEmpty()).toList();
    over.forEach(this::strike);
    return over.size();
  }

  private void strike(Login login) {
    register.strike(login.vouched() ? Visit.key(login.id()) : Session.key(login.id()));
  }

  /** Remembers that this one is used right now. */
  void seen(Pass pass) {
    if (!(pass instanceof Token)) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      if (seen.put(pass.key(), now) == null) {
        seen.keySet().removeIf(key -> register.entry(key).isEmpty()); // they have ended since
      }
    }
  }

  private Stream<Pass> passes() {
    return register.all(Pass.class).stream()
        .filter(pass -> pass.expiresAt().isAfter(clock.instant()));
  }

  private Optional<Login> login(Pass pass) {
    return switch (pass) {
      case Token token -> Optional.empty();
      case Visit visit -> Optional.of(login(visit, visit.name(), true, visit.browser()));
      case Session session ->
          register
              .entry(session.person())
              .filter(Person.class::isInstance)
              .map(Person.class::cast)
              .map(person -> login(session, person.name(), false, session.browser()));
    };
  }

  private Login login(Pass pass, String name, boolean vouched, Optional<String> browser) {
    return new Login(
        Secret.id(pass.hash()),
        name,
        vouched,
        pass.createdAt(),
        pass.expiresAt(),
        Optional.ofNullable(seen.get(pass.key())),
        browser);
  }

  private static Predicate<Login> belongsTo(String name) {
    String key = Person.key(name);
    return login -> Person.key(login.name()).equals(key);
  }
}
