package earshot.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.query.Said;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdministrationTest {
  private static final String PASSWORD = "analytical engine";

  private final Crowd crowd = new Crowd();
  private final Administration administration =
      new Administration(crowd, new Passwords(), Clock.fixed(Said.NOW, ZoneOffset.UTC));

  @BeforeEach
  void ada() {
    administration.add("Ada", Role.ADMINISTRATOR, PASSWORD, Optional.empty());
  }

  private static void declined(Declined.Kind kind, String field, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            Declined.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.field()).isEqualTo(field);
            });
  }

  @Test
  void thereIsAlwaysAnAdministratorLeft() {
    declined(Declined.Kind.CONFLICT, "", () -> administration.remove("Ada"));
    declined(Declined.Kind.CONFLICT, "", () -> administration.changeRole("ada", Role.MANAGER));

    administration.add("Bob", Role.ADMINISTRATOR, PASSWORD, Optional.of("Ada"));
    administration.remove("Ada");
    declined(Declined.Kind.CONFLICT, "", () -> administration.remove("Bob"));
    assertThat(administration.people()).extracting(Person::name).containsExactly("Bob");
  }

  @Test
  void oneNameIsOnePersonOrOneToken() {
    administration.issue("crm", Role.AGENT, Scope.ALL, Duration.ofDays(1), Optional.empty());

    declined(Declined.Kind.CONFLICT, "", () -> add("ADA"));
    declined(Declined.Kind.CONFLICT, "", () -> add("Crm"));
    declined(Declined.Kind.CONFLICT, "", () -> token("ada", 1));
    declined(Declined.Kind.CONFLICT, "", () -> token("CRM", 1));
  }

  @Test
  void aTokenIsForSomething() {
    declined(
        Declined.Kind.UNFIT,
        "scopes",
        () ->
            administration.issue(
                "crm", Role.AGENT, Set.of(), Duration.ofDays(1), Optional.empty()));
  }

  private void add(String name) {
    administration.add(name, Role.VIEWER, PASSWORD, Optional.empty());
  }

  private void token(String name, int days) {
    administration.issue(name, Role.AGENT, Scope.ALL, Duration.ofDays(days), Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\nb", "a\u202Eb", "a\u0000\u0001b"})
  void namesCanBeSeen(String name) {
    declined(Declined.Kind.UNFIT, "name", () -> add(name));
  }

  @Test
  void namesOfAllScriptsAreFine() {
    add("سارا\u200cرضایی");
    add("Անի Հակոբյան");

    assertThat(administration.people()).hasSize(3);
    declined(Declined.Kind.UNFIT, "name", () -> add("x".repeat(101)));
  }

  @ParameterizedTest
  @CsvSource({"short one", "aaaaaaaaaaaaaaaa", "abababababababab", "Margaret Hamilton"})
  void aBadPasswordIsRefused(String password) {
    declined(
        Declined.Kind.UNFIT,
        "password",
        () -> administration.add("margaret hamilton", Role.VIEWER, password, Optional.empty()));
    declined(
        Declined.Kind.UNFIT,
        "password",
        () -> administration.changePassword("ada", "x".repeat(201)));
  }

  @Test
  void aTokenLastsAYearAtMost() {
    declined(Declined.Kind.UNFIT, "days", () -> token("crm", 0));
    declined(Declined.Kind.UNFIT, "days", () -> token("crm", 367));
    token("crm", 366);
  }

  @Test
  void whoIsNotThereCantBeChanged() {
    declined(Declined.Kind.UNKNOWN, "", () -> administration.remove("Eve"));
    declined(Declined.Kind.UNKNOWN, "", () -> administration.changeRole("Eve", Role.AGENT));
    declined(Declined.Kind.UNKNOWN, "", () -> administration.changePassword("Eve", PASSWORD));
  }
}
