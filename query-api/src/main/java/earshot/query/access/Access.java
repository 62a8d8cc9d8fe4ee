package earshot.query.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** Tells who it is that asks, and lets people in who prove it. */
public final class Access {
  /** Under which the command line of this machine is known, which holds no account. */
  private static final String LOCAL = "command line";

  private static final int TRIES_A_MINUTE = 5;
  private static final int TRIES_AT_ONCE = 20;

  private final Register register;
  private final Administration administration;
  private final Logins logins;
  private final Passwords passwords;
  private final Clock clock;
  private final AccessRules rules;
  private final Pace tries;
  private volatile boolean owned;

  public Access(Register register, Passwords passwords, Clock clock, AccessRules rules) {
    this(register, passwords, clock, rules, System::nanoTime);
  }

  Access(
      Register register, Passwords passwords, Clock clock, AccessRules rules, LongSupplier nanos) {
    this.register = register;
    this.administration = new Administration(register, passwords, clock);
    this.logins = new Logins(register, clock);
    this.passwords = passwords;
    this.clock = clock;
    this.rules = rules;
    this.tries = new Pace(TRIES_A_MINUTE, TRIES_AT_ONCE, nanos);
  }

  /**
   * That somebody is in.
   *
   * @param secret what their browser has to show from now on
   */
  public record Opened(String secret, Pass pass) {}

  /** How strictly this server asks. */
  public AccessRules rules() {
    return rules;
  }

  /** Changes who may come in. */
  public Administration administration() {
    return administration;
  }

  /** Who is in, with which browsers. */
  public Logins logins() {
    return logins;
  }

  /** Whether everybody may do everything, because there is no administrator yet. */
  public boolean open() {
    return rules.openAtFirst() && register.complete() && !owned();
  }

  /** Whether there is an administrator; the last one can't be removed, so there always will be. */
  public boolean owned() {
    owned = owned || administration.hasAdministrator();
    return owned;
  }

  /** Who bears this secret: a program with a token, or a person's browser. */
  public Optional<Identity> identity(String secret) {
    String hash = Secret.hash(secret);
    if (rules.local().filter(local -> Secret.same(local, hash)).isPresent()) {
      return Optional.of(new Identity(Optional.of(LOCAL), Role.ADMINISTRATOR));
    }
    Optional<Pass> pass = pass(hash);
    pass.ifPresent(logins::seen);
    return pass.flatMap(this::bearer);
  }

  /** Which of the logins this secret opens, as {@link Login#id} names it. */
  public Optional<String> login(String secret) {
    return pass(Secret.hash(secret)).map(pass -> Secret.id(pass.hash()));
  }

  private Optional<Pass> pass(String hash) {
    String id = Secret.id(hash);
    return register
        .entry(Session.key(id))
        .or(() -> register.entry(Token.key(id)))
        .or(() -> register.entry(Visit.key(id)))
        .filter(Pass.class::isInstance)
        .map(Pass.class::cast)
        .filter(pass -> Secret.same(pass.hash(), hash))
        .filter(pass -> pass.expiresAt().isAfter(clock.instant()));
  }

  private Optional<Identity> bearer(Pass pass) {
    return switch (pass) {
      case Token token ->
          Optional.of(new Identity(Optional.of(token.name()), token.role(), token.scopes()));
      case Visit visit -> Optional.of(new Identity(Optional.of(visit.name()), visit.role()));
      case Session session ->
          administration
              .personAt(session.person())
              .map(person -> new Identity(Optional.of(person.name()), person.role()));
    };
  }

  /**
   * Lets the first administrator in who says so.
   *
   * @param browser with which, as far as it said
   * @throws Declined where there is one already, or name or password can't be used
   */
  public synchronized Opened setUp(String name, String password, Optional<String> browser) {
    if (!open()) {
      throw Declined.of(Declined.Kind.CONFLICT, "setup", "there is an administrator already");
    }
    Person first = administration.add(name, Role.ADMINISTRATOR, password, Optional.empty());
    return begin(first, browser);
  }

  /**
   * Lets a person in.
   *
   * @param browser with which, as far as it said
   * @throws Declined where name and password don't belong together, or it was tried too often
   */
  public Opened logIn(String name, String password, Optional<String> browser) {
    return begin(proven(name, password), browser);
  }

  /**
   * Gives whoever knows the old one a new password, and lets them in anew.
   *
   * @param browser with which, as far as it said
   * @throws Declined as {@link #logIn} does, and where the new one can't be used
   */
  public Opened changePassword(String name, String old, String fresh, Optional<String> browser) {
    Person person = proven(name, old);
    return begin(administration.changePassword(person.name(), fresh), browser);
  }

  private Person proven(String name, String password) {
    Duration wait = tries.admit(Person.key(name));
    if (!wait.isZero()) {
      throw Declined.tooOften(wait, name);
    }
    Optional<Person> person = administration.person(name);
    boolean proves =
        password.length() <= Passwords.LONGEST
            && person
                .map(known -> passwords.matches(password, known.password()))
                .orElseGet(() -> passwords.matchNobody(password));
    return person.filter(known -> proves).orElseThrow(Access::wrong);
  }

  private static Declined wrong() {
    return Declined.of(
        Declined.Kind.WRONG, "wrong", "this name and this password don't go together");
  }

  /**
   * Lets somebody in for whom others vouch.
   *
   * @param lasting how long; then they have to be asked again
   * @param browser with which, as far as it said
   * @throws Declined where the name can't be used, or is that of somebody whom we know ourselves
   */
  public Opened admit(String name, Role role, Duration lasting, Optional<String> browser) {
    String usable = administration.free(name);
    return begin((hash, now) -> new Visit(hash, usable, role, now, now.plus(lasting), browser));
  }

  /**
   * Whoever gets a new password, or is removed, loses the sessions that can be seen then. One that
   * begins in this moment is none of them, but whoever begins it can see that already.
   */
  private Opened begin(Person person, Optional<String> browser) {
    Opened opened =
        begin(
            (hash, now) ->
                new Session(hash, person.key(), now, now.plus(rules.session()), browser));
    if (administration.personAt(person.key()).filter(person::hasSamePassword).isEmpty()) {
      register.strike(opened.pass().key());
      throw wrong();
    }
    return opened;
  }

  private Opened begin(BiFunction<String, Instant, Pass> made) {
    administration.sweep();
    String secret = Secret.fresh();
    Pass pass = made.apply(Secret.hash(secret), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    register.keep(pass);
    logins.seen(pass);
    return new Opened(secret, pass);
  }

  /** Ends the session of this secret, if there is one. */
  public void leave(String secret) {
    pass(Secret.hash(secret))
        .filter(pass -> !(pass instanceof Token))
        .ifPresent(pass -> register.strike(pass.key()));
  }
}
