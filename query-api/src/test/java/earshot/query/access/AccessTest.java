package earshot.query.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.MentionJson;
import earshot.query.MovingClock;
import earshot.query.Said;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final String PASSWORD = "analytical engine";
  private static final Optional<String> BROWSER = Optional.of("Firefox, Linux");

  private final Crowd crowd = new Crowd();
  private final Passwords passwords = new Passwords();
  private final MovingClock clock = new MovingClock(Said.NOW);
  private long nanos;
  private final Access access =
      new Access(crowd, passwords, clock, AccessRules.STANDARD, () -> nanos);

  private static void declined(Declined.Kind kind, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(Declined.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private Optional<Identity> identity(Access.Opened opened) {
    return access.identity(opened.secret());
  }

  @Test
  void theFirstWhoSaysSoIsAdministratorAndNobodyAfterThem() {
    assertThat(access.open()).isTrue();

    Access.Opened opened = access.setUp("Ada", PASSWORD, BROWSER);

    assertThat(access.open()).isFalse();
    assertThat(identity(opened)).contains(new Identity(Optional.of("Ada"), Role.ADMINISTRATOR));
    declined(Declined.Kind.CONFLICT, () -> access.setUp("Eve", PASSWORD, BROWSER));
  }

  @Test
  void whoLosesThePasswordWhileTheyLogInIsNotLetIn() {
    access.setUp("Ada", PASSWORD, BROWSER);
    Administration others = new Administration(crowd, passwords, clock);
    crowd.meanwhile.set(() -> others.changePassword("Ada", "difference engine"));

    declined(Declined.Kind.WRONG, () -> access.logIn("Ada", PASSWORD, BROWSER));

    assertThat(crowd.all(Session.class)).isEmpty();
    others.add("Eve", Role.AGENT, PASSWORD, Optional.empty());
    crowd.meanwhile.set(() -> others.remove("Eve"));
    declined(Declined.Kind.WRONG, () -> access.logIn("Eve", PASSWORD, BROWSER));
    others.add("Eve", Role.ADMINISTRATOR, "somebody else's engine", Optional.empty());
    assertThat(crowd.all(Session.class)).as("for another Eve").isEmpty();
  }

  @Test
  void nothingIsOpenWhereOthersCanReachIt() {
    AccessRules strict =
        new AccessRules(false, Duration.ofDays(1), false, Optional.empty(), Optional.empty());
    Access closed = new Access(crowd, passwords, clock, strict);

    assertThat(closed.open()).isFalse();
    declined(Declined.Kind.CONFLICT, () -> closed.setUp("Eve", PASSWORD, BROWSER));
  }

  @Test
  void nothingIsOpenWhileNobodyKnowsWhetherThereIsAnAdministrator() {
    crowd.complete = false;

    assertThat(access.open()).isFalse();
    declined(Declined.Kind.CONFLICT, () -> access.setUp("Eve", PASSWORD, BROWSER));
  }

  @Test
  void noSecretIsKept() {
    Access.Opened opened = access.setUp("Ada", PASSWORD, BROWSER);
    String token =
        access
            .administration()
            .issue("crm", Role.AGENT, Scope.ALL, Duration.ofDays(1), Optional.empty())
            .secret();

    for (Entry entry : crowd.entries()) {
      String kept = new String(MentionJson.write(entry), UTF_8) + entry;
      assertThat(kept).doesNotContain(PASSWORD, opened.secret(), token);
    }
  }

  @Test
  void namesAreKnownWhateverTheirCase() {
    access.setUp("Արա", PASSWORD, BROWSER);

    assertThat(identity(access.logIn("  արա ", PASSWORD, BROWSER)).flatMap(Identity::name))
        .contains("Արա");
  }

  @Test
  void aWrongPasswordAndAWrongNameAreToldAlike() {
    access.setUp("Ada", PASSWORD, BROWSER);

    assertThatThrownBy(() -> access.logIn("Ada", "something else", BROWSER))
        .hasMessage("this name and this password don't go together");
    assertThatThrownBy(() -> access.logIn("Eve", PASSWORD, BROWSER))
        .hasMessage("this name and this password don't go together");
    declined(Declined.Kind.WRONG, () -> access.logIn("Ada", PASSWORD.repeat(100), BROWSER));
  }

  @Test
  void guessingIsSlow() {
    access.setUp("Ada", PASSWORD, BROWSER);
    for (int i = 0; i < 20; i++) {
      int guess = i;
      declined(Declined.Kind.WRONG, () -> access.logIn("Ada", "guess number " + guess, BROWSER));
    }

    declined(Declined.Kind.TOO_OFTEN, () -> access.logIn("ADA", PASSWORD, BROWSER));
    nanos += Duration.ofSeconds(12).toNanos();
    assertThat(identity(access.logIn("Ada", PASSWORD, BROWSER)))
        .as("twelve seconds later")
        .isPresent();
  }

  @Test
  void aSessionEndsByItself() {
    Access.Opened opened = access.setUp("Ada", PASSWORD, BROWSER);
    clock.set(clock.instant().plus(Duration.ofDays(7)).minusMillis(1));
    assertThat(identity(opened)).isPresent();
    clock.set(clock.instant().plusMillis(1));
    assertThat(identity(opened)).isEmpty();

    access.logIn("Ada", PASSWORD, BROWSER);
    assertThat(crowd.all(Session.class)).as("what is over is swept away").hasSize(1);
  }

  @Test
  void whoLeavesIsOut() {
    Access.Opened here = access.setUp("Ada", PASSWORD, BROWSER);
    Access.Opened there = access.logIn("Ada", PASSWORD, BROWSER);

    access.leave(here.secret());

    assertThat(identity(here)).isEmpty();
    assertThat(identity(there)).isPresent();
  }

  @Test
  void aNewPasswordEndsEverySession() {
    Access.Opened here = access.setUp("Ada", PASSWORD, BROWSER);

    Access.Opened after = access.changePassword("Ada", PASSWORD, "difference engine", BROWSER);

    assertThat(identity(here)).isEmpty();
    assertThat(identity(after)).isPresent();
    declined(Declined.Kind.WRONG, () -> access.logIn("Ada", PASSWORD, BROWSER));
    assertThat(identity(access.logIn("Ada", "difference engine", BROWSER))).isPresent();
    declined(
        Declined.Kind.WRONG,
        () -> access.changePassword("Ada", PASSWORD, "another engine yet", BROWSER));
  }

  @Test
  void aRoleCountsFromTheNextRequestOn() {
    access.setUp("Ada", PASSWORD, BROWSER);
    access.administration().add("Bob", Role.VIEWER, "builder of houses", Optional.of("Ada"));
    Access.Opened bob = access.logIn("bob", "builder of houses", BROWSER);
    assertThat(identity(bob).map(Identity::role)).contains(Role.VIEWER);

    access.administration().changeRole("BOB", Role.AGENT);
    assertThat(identity(bob).map(Identity::role)).contains(Role.AGENT);
    access.administration().remove("bob");
    assertThat(identity(bob)).isEmpty();
  }

  @Test
  void aTokenCountsUntilItEndsOrIsTakenBack() {
    Administration administration = access.administration();
    var crm =
        administration.issue(
            "crm", Role.AGENT, Set.of(Scope.WORK), Duration.ofDays(2), Optional.of("Ada"));
    var bi =
        administration.issue("bi", Role.VIEWER, Scope.ALL, Duration.ofDays(9), Optional.empty());
    assertThat(access.identity(crm.secret()))
        .contains(new Identity(Optional.of("crm"), Role.AGENT, Set.of(Scope.WORK)));

    clock.set(clock.instant().plus(Duration.ofDays(2)));
    assertThat(access.identity(crm.secret())).isEmpty();
    assertThat(administration.tokens()).extracting(Token::name).containsExactly("bi");
    administration.revoke(bi.token().id());
    assertThat(access.identity(bi.secret())).isEmpty();
    declined(Declined.Kind.UNKNOWN, () -> administration.revoke(bi.token().id()));
  }

  @Test
  void theCommandLineOfThisMachineIsLetIn() {
    String secret = Secret.fresh();
    AccessRules rules =
        new AccessRules(
            true, Duration.ofDays(1), false, Optional.empty(), Optional.of(Secret.hash(secret)));
    Access local = new Access(crowd, passwords, clock, rules);

    assertThat(local.identity(secret).map(Identity::role)).contains(Role.ADMINISTRATOR);
    assertThat(local.identity(Secret.fresh())).isEmpty();
    assertThat(access.identity(secret)).isEmpty();
  }
}
