package earshot.query.pages;

import earshot.query.Wording;
import earshot.query.access.Access;
import earshot.query.access.Administration;
import earshot.query.access.Done;
import earshot.query.access.Passwords;
import earshot.query.access.Person;
import earshot.query.access.Role;
import earshot.query.access.Scope;
import earshot.query.access.Token;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may come in, and what was done.
 *
 * @param roles all that somebody can have
 * @param scopes all that a token can be for
 * @param secret of the token that was just given out
 * @param refused what was not done, and why
 */
record PeopleView(
    Chrome chrome,
    List<Somebody> people,
    List<Program> programs,
    List<LoginRow> logins,
    List<Deed> done,
    List<WorkView.Choice> roles,
    List<WorkView.Choice> scopes,
    int shortest,
    Optional<String> secret,
    Refused refused) {
  /** Those fields of the two larger forms at which it is said why something was not done. */
  private static final Set<String> FIELDS = Set.of("name", "password", "scopes", "days");

  /**
   * Something that was not done.
   *
   * @param form the last word of its address
   * @param entered what stood in it
   */
  record Refused(String form, Refusal why, Address entered) {
    static final Refused NOTHING = new Refused("", Refusal.NONE, Address.of(Map.of()));
  }

  /** Why what this form asked for was not done, if it was not. */
  Refusal at(String form) {
    return refused.form.equals(form) && FIELDS.contains(refused.why.field())
        ? refused.why
        : Refusal.NONE;
  }

  /** Why something was not done that has no field to say so at. */
  Refusal elsewhere() {
    return at("add").given() || at("issue").given() ? Refusal.NONE : refused.why.on("");
  }

  /** What stood in this form when it was refused. */
  String entered(String form, String field) {
    return refused.form.equals(form) ? refused.entered.first(field) : "";
  }

  /** A person and what they are. */
  record Somebody(String name, String role, String roleSays, Times.Moment since) {}

  /** A token, what it is for and how long it counts. */
  record Program(
      String id, String name, String roleSays, List<String> scopesSay, Times.Moment until) {}

  /** A line of the log. */
  record Deed(Times.Moment at, String by, String what, int status, String from) {}

  static PeopleView of(
      Chrome chrome,
      Access access,
      Optional<String> here,
      List<Done> done,
      Optional<String> secret,
      Refused refused,
      Instant now) {
    Wording words = chrome.words();
    Times times = new Times(words, now);
    Administration administration = access.administration();
    return new PeopleView(
        chrome,
        administration.people().stream().map(person -> somebody(person, words, times)).toList(),
        administration.tokens().stream().map(token -> program(token, words, times)).toList(),
        LoginRow.of(access.logins().all(), here, times),
        done.stream().map(one -> deed(one, times)).toList(),
        Arrays.stream(Role.values())
            .map(role -> new WorkView.Choice(role.word(), words.term("role", role.word())))
            .toList(),
        scopes(Scope.ALL, words),
        Passwords.SHORTEST,
        secret,
        refused);
  }

  private static Somebody somebody(Person person, Wording words, Times times) {
    String role = person.role().word();
    return new Somebody(
        person.name(), role, words.term("role", role), times.moment(person.createdAt()));
  }

  private static Program program(Token token, Wording words, Times times) {
    return new Program(
        token.id(),
        token.name(),
        words.term("role", token.role().word()),
        scopes(token.scopes(), words).stream().map(WorkView.Choice::label).toList(),
        times.moment(token.expiresAt()));
  }

  private static List<WorkView.Choice> scopes(Set<Scope> scopes, Wording words) {
    return scopes.stream()
        .sorted()
        .map(scope -> new WorkView.Choice(scope.word(), words.term("scope", scope.word())))
        .toList();
  }

  private static Deed deed(Done done, Times times) {
    return new Deed(
        times.moment(done.at()),
        done.by().orElse(""),
        done.what().replaceFirst(" .*", "") + " " + done.on(),
        done.status(),
        done.from());
  }
}
