package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import earshot.query.access.Person;
import earshot.query.access.Role;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says who may log in, whether Earshot runs on the folder or not. */
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description = {
      "Says who may log in. Works on the data folder while nothing runs there, on the Kafka that the configuration names, and",
      "else asks the Earshot that runs. Passwords are asked for, or read from standard input where that is no terminal."
    })
final class PeopleVerb implements Runnable {
  private static final String PEOPLE = "/api/v1/people";

  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    CommandLine.usage(spec.commandLine(), System.out);
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Lets somebody log in: as viewer, agent, manager or administrator.")
  int add(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              defaultValue = "viewer",
              description = "viewer, agent, manager or administrator (default ${DEFAULT-VALUE})")
          String role,
      @Mixin Premises premises) {
    Role given = role(role);
    String password = Typed.twice("Password for " + name);
    premises.change(
        people -> people.add(name, given, password, Optional.empty()),
        running ->
            tell(running, "", Map.of("name", name, "role", given.word(), "password", password)));
    return said(System.out, "%s may log in as %s", name, given.word());
  }

  @Command(
      name = "role",
      mixinStandardHelpOptions = true,
      description = "Gives somebody another role.")
  int role(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "ROLE") String role,
      @Mixin Premises premises) {
    Role given = role(role);
    premises.change(
        people -> people.changeRole(name, given),
        running -> tell(running, below(name, "/role"), Map.of("role", given.word())));
    return said(System.out, "%s is %s now", name, given.word());
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Gives somebody a new password and ends their sessions.")
  int password(@Parameters(paramLabel = "NAME") String name, @Mixin Premises premises) {
    String password = Typed.twice("New password for " + name);
    premises.change(
        people -> people.changePassword(name, password),
        running -> tell(running, below(name, "/password"), Map.of("password", password)));
    return said(System.out, "%s has a new password", name);
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Lets somebody log in no more.")
  int remove(@Parameters(paramLabel = "NAME") String name, @Mixin Premises premises) {
    premises.change(
        people -> people.remove(name), running -> running.delete(PEOPLE + below(name, "")));
    return said(System.out, "%s may not log in any more", name);
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Tells who may log in.")
  int list(@Mixin Premises premises) {
    premises.change(
        people -> people.people().forEach(PeopleVerb::print),
        running ->
            running
                .ask(PEOPLE, Map.of())
                .path("people")
                .forEach(one -> print(one.path("name").asText(), one.path("role").asText())));
    return 0;
  }

  private static void print(Person person) {
    print(person.name(), person.role().word());
  }

  private static void print(String name, String role) {
    said(System.out, "%-14s %s", role, name);
  }

  private Role role(String word) {
    return Role.named(word)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    spec.commandLine(),
                    "there is no role '%s'; viewer, agent, manager or administrator"
                        .formatted(word)));
  }

  private static JsonNode tell(Running running, String below, Map<String, String> fields) {
    String body = new String(MentionJson.write(fields), StandardCharsets.UTF_8);
    return running.tell(PEOPLE + below, Map.of(), "application/json", body);
  }

  private static String below(String name, String what) {
    return "/" + Running.encoded(name) + what;
  }

  private static int said(PrintStream out, String format, Object... facts) {
    out.println(format.formatted(facts));
    return 0;
  }
}
