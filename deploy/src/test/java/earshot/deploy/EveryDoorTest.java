package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.rule.Rule;
import earshot.query.access.Role;
import earshot.query.followup.GuestList;
import earshot.query.http.Alarms;
import earshot.query.http.Hook;
import earshot.query.http.Hooks;
import earshot.query.http.Idle;
import earshot.query.http.Judgements;
import earshot.query.http.OpenDoors;
import earshot.query.http.Rig;
import earshot.query.http.RuleForm;
import earshot.query.http.Rulebook;
import earshot.query.http.Scales;
import earshot.query.http.Shelved;
import earshot.query.live.FactualBrands;
import earshot.query.live.PlaceBook;
import earshot.query.openid.OpenIdProvider;
import earshot.query.openid.OpenIdSettings;
import earshot.query.pages.Kept;
import earshot.query.pages.OwnTemplates;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The very doors that run, asked of the router itself: a new one is looked at by itself. */
class EveryDoorTest {
  private static final Set<String> FREE = new TreeSet<>(OpenDoors.all());

  static {
    FREE.addAll(List.of("GET /login/openid", "GET /login/openid/back"));
  }

  private static final Hooks HOOKS =
      new Hooks(Map.of("facebook", List.of(Hook.meta("s3cret"))), Map.of());

  private final Rig rig;

  EveryDoorTest() {
    rig =
        Rig.with(
            wiring ->
                ApiRole.doors(
                    wiring,
                    new Alarms(),
                    new Judgements(),
                    new Rulebook(),
                    new RuleForm(written -> Rule.each("x", "y")),
                    new Kept(),
                    new OwnTemplates(),
                    PlaceBook.none(),
                    new Shelved(),
                    (FactualBrands) wiring.brands(),
                    new Scales(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new GuestList(),
                    () -> HOOKS,
                    (source, body, at) -> {},
                    new Idle(),
                    Optional.of(provider())));
  }

  private static OpenIdProvider provider() {
    URI nowhere = URI.create("https://127.0.0.1");
    OpenIdSettings settings =
        new OpenIdSettings(
            "Company",
            nowhere,
            "earshot",
            Optional.empty(),
            List.of("openid"),
            "sub",
            "groups",
            Map.of(Role.VIEWER, Set.of("*")),
            Duration.ofHours(1),
            false);
    return new OpenIdProvider(settings, nowhere, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> ask(String route, String... headers) {
    String[] parts = route.split(" ", 2);
    return rig.send(parts[0], parts[1].replaceAll("\\{[^}]*}", "x"), headers);
  }

  @Test
  void strangersAreLetInWhereTheyMustBeOnly() {
    rig.token(Role.VIEWER);

    Set<String> letIn = new TreeSet<>(rig.api.routes());
    letIn.removeIf(route -> ask(route).headers().firstValue("WWW-Authenticate").isPresent());

    assertThat(letIn).isEqualTo(FREE);
  }

  @Test
  void viewersChangeNothing() {
    String viewer = "Bearer " + rig.token(Role.VIEWER);

    Set<String> changing = new TreeSet<>(rig.api.routes());
    changing.removeIf(route -> route.startsWith("GET ") || FREE.contains(route));
    changing.removeIf(route -> ask(route, "Authorization", viewer).statusCode() == 403);

    assertThat(changing)
        .as("beside their own name, password, logins and time zone")
        .containsExactlyInAnyOrder(
            "POST /who",
            "POST /account",
            "POST /account/end",
            "POST /account/end-others",
            "DELETE /api/v1/sessions",
            "DELETE /api/v1/sessions/{id}",
            "POST /zone");
  }

  @Test
  void everyDoorThatChangesSomethingSaysWhomItLetsIn() {
    assertThat(rig.api.unnamed())
        .as("name whom each lets in where it is opened: routes.post(path, handler, Admits.AGENTS)")
        .isEmpty();
  }
}
