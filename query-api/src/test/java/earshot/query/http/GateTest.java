package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.Said;
import earshot.query.access.Role;
import earshot.query.access.Scope;
import earshot.query.live.FactualBrands;
import earshot.query.pages.EveryPage;
import earshot.query.pages.OwnTemplates;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
  /** All that somebody may do who does not say who they are. */
  private static final Set<String> FREE = OpenDoors.all();

  private final Rig rig = new Rig(store -> store, GateTest::everyDoor).knowing("Acme");

  @AfterEach
  void close() {
    rig.close();
  }

  private static Routes[] everyDoor(Wiring wiring) {
    Routes[] others = {
      new ReindexRoutes(new Idle()),
      new TemplateRoutes(new OwnTemplates()),
      new PlaceRoutes(new Posts(), wiring),
      new BrandRoutes(new Shelved()),
      new FactRoutes((FactualBrands) wiring.brands()),
      new PriorityRoutes(new Scales())
    };
    return Stream.of(EveryPage.of(wiring), HookRoutesTest.hooks(wiring), others)
        .flatMap(Arrays::stream)
        .toArray(Routes[]::new);
  }

  private HttpResponse<String> ask(String route, String... headers) {
    String[] parts = route.split(" ", 2);
    HttpRequest request = rig.request(parts[0], parts[1].replaceAll("\\{[^}]*}", "x"), headers);
    return rig.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> ask(String route, Role role) {
    return ask(route, "Authorization", "Bearer " + rig.token(role));
  }

  @Test
  void nobodyIsLetInAnywhereWithoutSayingWhoTheyAre() {
    rig.token(Role.VIEWER);

    Set<String> letIn = new TreeSet<>(rig.api.routes());
    letIn.removeIf(route -> ask(route).headers().firstValue("WWW-Authenticate").isPresent());

    assertThat(letIn).isEqualTo(FREE);
    assertThat(rig.intake.commands).isEmpty();
  }

  @Test
  void aTokenThatIsNoneIsNobody() {
    rig.token(Role.VIEWER);

    for (String given : List.of("Bearer nonsense", "Bearer ", "Basic YTpi", "")) {
      HttpResponse<String> answer = ask("GET /api/v1/mentions", "Authorization", given);
      assertThat(answer.statusCode()).as(given).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"earshot\"");
      assertThat(answer.body()).contains("urn:earshot:problem:login");
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void aRoleOpensTheDoorsThatNeedItAndNoOthers(Role role) {
    for (String route : rig.api.routes()) {
      if (!FREE.contains(route) && !route.equals("GET /api/v1/events")) {
        assertThat(ask(route, role).statusCode() == 403)
            .as("%s refuses %s", route, role.word())
            .isEqualTo(!role.includes(needed(route)));
      }
    }
  }

  /** What each door needs that doesn't just read. */
  private static Role needed(String route) {
    if (route.startsWith("DELETE /api/v1/sessions")) {
      return Role.VIEWER;
    }
    if (route.equals("GET /api/v1/places")) {
      return Role.MANAGER;
    }
    if (route.matches(".* (/api/v1)?/(people|tokens|reindex).*")
        || route.matches("(POST|DELETE) (/api/v1/places|/sources).*")
        || route.equals("DELETE /api/v1/mentions")) {
      return Role.ADMINISTRATOR;
    }
    if (route.matches(
        "POST /api/v1/(import|backtest|digest|rules)|.* /api/v1/followups|PUT /api/v1/.*|POST /(rules|templates|brands|listings|settings).*|DELETE .*")) {
      return Role.MANAGER;
    }
    return route.matches(
            "POST .*/(mentions|alerts|groups|chosen)/.*|POST /searches.*|GET /mentions/.*/(templates|company)")
        ? Role.AGENT
        : Role.VIEWER;
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void aTokenOpensTheDoorsThatItIsForAndNoOthers(Scope scope) {
    String token = rig.token(Role.ADMINISTRATOR, Set.of(scope));
    for (String route : rig.api.routes()) {
      if (!FREE.contains(route) && !route.equals("GET /api/v1/events")) {
        HttpResponse<String> answer = ask(route, "Authorization", "Bearer " + token);
        boolean refused = answer.body().contains("urn:earshot:problem:scope");
        assertThat(refused)
            .as("%s refuses a token for %s", route, scope.word())
            .isEqualTo(scope != purpose(route));
        assertThat(answer.statusCode() == 403).as(route).isEqualTo(refused);
      }
    }
  }

  private static Scope purpose(String route) {
    if (route.equals("GET /api/v1/export")) {
      return Scope.EXPORT;
    }
    if (route.startsWith("GET ")) {
      return Scope.READ;
    }
    if (route.matches("POST /api/v1/(import|followups)")) {
      return Scope.IMPORT;
    }
    return needed(route).compareTo(Role.AGENT) > 0 ? Scope.MANAGE : Scope.WORK;
  }

  @Test
  void aTokenIsForNoMoreThanItsRoleMayDo() {
    String token = rig.token(Role.VIEWER, Set.of(Scope.READ, Scope.MANAGE));

    assertThat(ask("GET /api/v1/mentions", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
    assertThat(ask("POST /api/v1/reindex", "Authorization", "Bearer " + token).body())
        .contains("urn:earshot:problem:role");
  }

  @Test
  void asLongAsThereIsNoAdministratorEverybodyMay() {
    assertThat(ask("GET /api/v1/mentions").statusCode()).isEqualTo(200);
    assertThat(ask("GET /api/v1/people").statusCode()).isEqualTo(200);
    rig.crowd.complete = false;
    assertThat(ask("GET /api/v1/mentions").statusCode())
        .as("as long as nobody knows whether there is one")
        .isEqualTo(401);
  }

  @Test
  void whatMayNotBeReadIsNotLookedForEither() {
    rig.token(Role.VIEWER);

    assertThat(ask("HEAD /api/v1/mentions").statusCode()).isEqualTo(401);
    assertThat(ask("HEAD /api/v1/mentions", Role.VIEWER).statusCode()).isEqualTo(200);
    assertThat(ask("HEAD /api/v1/people", Role.VIEWER).statusCode()).isEqualTo(403);
    assertThat(ask("HEAD /box.js").statusCode()).isEqualTo(200);
    assertThat(ask("HEAD /health").statusCode()).isEqualTo(200);
    assertThat(ask("GET /nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void strangersAreToldHowItIsButNotWhy() {
    rig.token(Role.VIEWER);

    assertThat(ask("GET /health").body()).contains("\"store\"").doesNotContain("3 mentions");
    assertThat(ask("GET /health", Role.VIEWER).body()).contains("3 mentions");
  }

  @Test
  void directMessagesAreForAgents() {
    rig.holding(
        Said.post(1, "a public word", Duration.ofHours(1)),
        Said.message(2, "a private word", Duration.ofHours(1)));
    String id = Said.message(2, "", Duration.ZERO).id().value();

    for (String path :
        List.of(
            "/api/v1/mentions?q=word",
            "/api/v1/mentions?kind=message,post",
            "/api/v1/export?format=csv",
            "/api/v1/export?q=word",
            "/?q=word")) {
      assertThat(ask("GET " + path, Role.VIEWER).body())
          .as(path)
          .contains("public")
          .doesNotContain("private");
      assertThat(ask("GET " + path, Role.AGENT).body()).as(path).contains("public", "private");
    }
    assertThat(ask("GET /api/v1/mentions?kind=message", Role.VIEWER).body())
        .contains("\"total\":0");
    assertThat(ask("GET /api/v1/mentions", Role.VIEWER).body()).doesNotContain("\"message\"");
    assertThat(ask("GET /api/v1/stats", Role.VIEWER).body()).contains("\"total\":1,");
    for (String path : List.of("/api/v1/mentions/" + id, "/mentions/" + id)) {
      assertThat(ask("GET " + path, Role.VIEWER).statusCode()).as(path).isEqualTo(404);
      assertThat(ask("GET " + path, Role.AGENT).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void whatIsDoneIsKeptUnderTheNameOfWhoAsks() {
    rig.obeying().holding(Said.post(1, "word", Duration.ofHours(1)));
    String id = Said.post(1, "", Duration.ZERO).id().value();
    String token = rig.token(Role.AGENT);

    HttpResponse<String> answer =
        rig.post(
            "/api/v1/mentions/" + id + "/note",
            "{\"text\": \"rang\", \"by\": \"somebody else\"}",
            "Content-Type",
            "application/json",
            "Authorization",
            "Bearer " + token);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(rig.intake.commands.getFirst().by())
        .hasValueSatisfying(by -> assertThat(by).startsWith("agent"));
    assertThat(rig.notebook.newest(1).getFirst())
        .satisfies(
            done -> {
              assertThat(done.what()).isEqualTo("POST /api/v1/mentions/{id}/note");
              assertThat(done.on()).isEqualTo("/api/v1/mentions/" + id + "/note");
              assertThat(done.by()).isEqualTo(rig.intake.commands.getFirst().by());
              assertThat(done.status()).isEqualTo(200);
            });
  }

  @Test
  void readingIsNotKeptButTakingEverythingAwayIs() {
    String token = rig.token(Role.VIEWER);

    ask("GET /api/v1/mentions", "Authorization", "Bearer " + token);
    assertThat(rig.notebook.newest(9)).isEmpty();
    ask("GET /api/v1/export", "Authorization", "Bearer " + token);
    assertThat(rig.notebook.newest(9)).hasSize(1);
  }
}
