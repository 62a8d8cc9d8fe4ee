package earshot.query.access;

import earshot.mention.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Changes who may come in, and what they may do. There is always an administrator left. */
public final class Administration {
  /** Names are shown beside what people do. */
  public static final int LONGEST_NAME = 100;

  /** A password of fewer different ones is one key held down, or two in turn. */
  private static final int FEWEST_CHARACTERS = 5;

  private static final Duration LONGEST_TOKEN = Duration.ofDays(366);

  private final Register register;
  private final Passwords passwords;
  private final Clock clock;

  public Administration(Register register, Passwords passwords, Clock clock) {
    this.register = register;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * A new token.
   *
   * @param secret what its bearer has to show; nobody can tell it again
   */
  public record Issued(String secret, Token token) {}

  /** Everybody who may log in, ordered by name. */
  public List<Person> people() {
    return register.all(Person.class).stream().sorted(Comparator.comparing(Person::key)).toList();
  }

  /** The tokens that still count, ordered by name. */
  public List<Token> tokens() {
    return register.all(Token.class).stream()
        .filter(Predicate.not(this::over))
        .sorted(Comparator.comparing(Token::name))
        .toList();
  }

  /** How somebody who may log in writes this name. */
  public Optional<String> named(String name) {
    return person(name).map(Person::name);
  }

  Optional<Person> person(String name) {
    return personAt(Person.key(name));
  }

  Optional<Person> personAt(String key) {
    return register.entry(key).filter(Person.class::isInstance).map(Person.class::cast);
  }

  boolean hasAdministrator() {
    return !administrators().isEmpty();
  }

  private List<Person> administrators() {
    return register.all(Person.class).stream()
        .filter(person -> person.role() == Role.ADMINISTRATOR)
        .toList();
  }

  /**
   * Lets somebody log in from now on.
   *
   * @throws Declined where the name or the password can't be used
   */
  public synchronized Person add(String name, Role role, String password, Optional<String> by) {
    String usable = free(name);
    Person person = new Person(usable, role, hash(usable, password), now(), by);
    register.keep(person);
    return person;
  }

  /** Gives somebody another role. */
  public synchronized Person changeRole(String name, Role role) {
    Person person = known(name);
    if (role != Role.ADMINISTRATOR) {
      refuseLast(person);
    }
    Person changed = person.withRole(role);
    register.keep(changed);
    return changed;
  }

  /** Gives somebody another password and ends all of their sessions. */
  public synchronized Person changePassword(String name, String password) {
    Person person = known(name);
    Person changed = person.withPassword(hash(person.name(), password));
    register.keep(changed);
    strike(Session.class, session -> session.person().equals(person.key()));
    return changed;
  }

  /** Nobody of this name may log in any more. */
  public synchronized void remove(String name) {
    Person person = known(name);
    refuseLast(person);
    register.strike(person.key());
    strike(Session.class, session -> session.person().equals(person.key()));
  }

  /**
   * Lets a program in.
   *
   * @param scopes what for
   * @param lasting how long
   * @throws Declined where the name or the time can't be used, or it is for nothing
   */
  public synchronized Issued issue(
      String name, Role role, Set<Scope> scopes, Duration lasting, Optional<String> by) {
    if (scopes.isEmpty()) {
      throw Declined.unfit(
          "scopes", "scopes", "a token is for some of %s".formatted(Scope.words(Scope.ALL)));
    }
    if (!lasting.isPositive() || lasting.compareTo(LONGEST_TOKEN) > 0) {
      throw Declined.unfit(
          "days",
          "days",
          "a token lasts 1 to %d days".formatted(LONGEST_TOKEN.toDays()),
          LONGEST_TOKEN.toDays());
    }
    String usable = free(name);
    String secret = Secret.fresh();
    Instant now = now();
    Token token = new Token(Secret.hash(secret), usable, role, scopes, now, by, now.plus(lasting));
    register.keep(token);
    return new Issued(secret, token);
  }

  /** The token of this id counts no more. */
  public synchronized void revoke(String id) {
    String key = Token.key(id);
    if (register.entry(key).isEmpty()) {
      throw Declined.of(Declined.Kind.UNKNOWN, "token", "there is no token " + id, id);
    }
    register.strike(key);
  }

  /** Takes out what is over. */
  void sweep() {
    strike(Session.class, this::over);
    strike(Token.class, this::over);
    strike(Visit.class, this::over);
  }

  private <T extends Pass> void strike(Class<T> sort, Predicate<T> which) {
    register.all(sort).stream().filter(which).forEach(pass -> register.strike(pass.key()));
  }

  private boolean over(Pass pass) {
    return !pass.expiresAt().isAfter(clock.instant());
  }

  private boolean tokenNamed(String name) {
    String key = Person.key(name);
    return tokens().stream().anyMatch(token -> Person.key(token.name()).equals(key));
  }

  private Person known(String name) {
    return person(name)
        .orElseThrow(
            () ->
                Declined.of(
                    Declined.Kind.UNKNOWN,
                    "nobody",
                    "nobody named \"%s\" may log in".formatted(name),
                    name));
  }

  private void refuseLast(Person person) {
    if (administrators().equals(List.of(person))) {
      throw Declined.of(
          Declined.Kind.CONFLICT,
          "last",
          "%s is the only administrator; make somebody else one first".formatted(person.name()),
          person.name());
    }
  }

  /** A name that nobody has here. */
  String free(String name) {
    String usable = usable(name);
    if (person(usable).isPresent() || tokenNamed(usable)) {
      throw taken(usable);
    }
    return usable;
  }

  private static String usable(String name) {
    String usable =
        Texts.present(name)
            .orElseThrow(() -> Declined.unfit("name", "nameless", "name must not be empty"));
    if (usable.length() > LONGEST_NAME) {
      throw Declined.unfit(
          "name",
          "name",
          "name is longer than %d characters".formatted(LONGEST_NAME),
          LONGEST_NAME);
    }
    if (usable.codePoints().anyMatch(Administration::invisible)) {
      throw Declined.unfit("name", "invisible", "name holds characters that nobody can see");
    }
    return usable;
  }

  /** Control characters, and those that turn the direction of what follows around. */
  private static boolean invisible(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || (type == Character.FORMAT && c != 0x200c && c != 0x200d);
  }

  private String hash(String name, String password) {
    if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
      throw Declined.unfit(
          "password",
          "password",
          "a password has %d to %d characters".formatted(Passwords.SHORTEST, Passwords.LONGEST),
          Passwords.SHORTEST,
          Passwords.LONGEST);
    }
    boolean itsName = Person.key(password).equals(Person.key(name));
    if (itsName || password.codePoints().distinct().count() < FEWEST_CHARACTERS) {
      throw Declined.unfit("password", "easy", "this password is too easy to guess");
    }
    return passwords.hash(password);
  }

  private static Declined taken(String name) {
    return Declined.of(
        Declined.Kind.CONFLICT, "taken", "there is a \"%s\" already".formatted(name), name);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
