package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.Said;
import earshot.query.access.Done;
import earshot.query.access.Role;
import earshot.query.http.Rig;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorPagesTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SETUP = "name=Ada&password=analytical+engine&again=analytical+engine";
  private static final String LOGIN = "name=ada&password=analytical+engine";

  private final Rig rig = Sample.rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> get(String path, String cookie) {
    return rig.get(path, "Accept", "text/html", "Cookie", cookie);
  }

  private Document page(String path, String cookie) {
    return Jsoup.parse(get(path, cookie).body());
  }

  private HttpResponse<String> post(String path, String form, String cookie) {
    return rig.post(
        path,
        form,
        "Content-Type",
        FORM,
        "Accept",
        "text/html",
        "Cookie",
        cookie,
        "Origin",
        "http://127.0.0.1:" + rig.api.port());
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void everyPageSaysThatItIsOpenUntilThereIsAnAdministrator() {
    for (String path : List.of("/", "/sources", "/groups", "/people", "/setup", "/nothing")) {
      assertThat(page(path, "").select(".notice a").attr("href")).as(path).isEqualTo("/setup");
    }

    String ada = cookie(post("/setup", SETUP, ""));

    for (String path : List.of("/", "/people", "/nothing")) {
      assertThat(page(path, ada).select(".notice")).as(path).isEmpty();
    }
    assertThat(page("/", ada).select(".me > summary bdi").text()).isEqualTo("Ada");
  }

  @Test
  void anAddressThatIsNotThereHasTheMenuOfWhoeverIsIn() {
    assertThat(page("/nothing", "").select("nav a[href=/groups]")).hasSize(1);
    String ada = cookie(post("/setup", SETUP, ""));

    assertThat(page("/nothing", ada).select("nav a[href=/groups]")).hasSize(1);
    assertThat(page("/nothing", ada).select(".me > summary bdi").text()).isEqualTo("Ada");
    assertThat(page("/nothing", ada).select(".sorry p").text()).contains("there is no /nothing");
    assertThat(page("/nothing", ada + "; language=fa").select(".sorry .exactly bdi[lang=en]"))
        .hasSize(1);
    assertThat(page("/nothing", "").select("nav, .alert")).isEmpty();
    assertThat(page("/nothing", "earshot=forged").select("nav, .alert")).isEmpty();
  }

  @Test
  void aSessionIsASecretOfTheBrowser() {
    HttpResponse<String> answer = post("/setup", SETUP, "");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=604800")
        .doesNotContain("Domain");
  }

  @Test
  void whoIsNotLoggedInIsLedToTheLoginAndBack() {
    post("/setup", SETUP, "");

    HttpResponse<String> turned = get("/?q=cold&sort=newest", "");
    assertThat(turned.statusCode()).isEqualTo(303);
    assertThat(location(turned)).isEqualTo("/login?here=%2F%3Fq%3Dcold%26sort%3Dnewest");
    Document login = page(location(turned), "");
    assertThat(login.select("nav, .alert, .notice")).isEmpty();
    String here = login.select(".door input[name=here]").attr("value");
    HttpResponse<String> in =
        post("/login", LOGIN + "&here=" + URLEncoder.encode(here, StandardCharsets.UTF_8), "");
    assertThat(location(in)).isEqualTo("/?q=cold&sort=newest");
    assertThat(get(location(in), cookie(in)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example"})
  void nobodyIsLedElsewhere(String here) {
    post("/setup", SETUP, "");
    String encoded = URLEncoder.encode(here, StandardCharsets.UTF_8);

    assertThat(location(post("/login", LOGIN + "&here=" + encoded, ""))).isEqualTo("/");
  }

  @Test
  void aWrongPasswordIsSaidOnThePage() {
    post("/setup", SETUP, "");

    HttpResponse<String> answer = post("/login", "name=ada&password=nonsense", "");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("[role=alert]").text())
        .isEqualTo("this name and this password don't go together");
    assertThat(page.select("input[name=name]").attr("value")).isEqualTo("ada");
    assertThat(answer.body()).doesNotContain("nonsense");
  }

  @ParameterizedTest
  @CsvSource({
    "fa, این نام و این گذرواژه با هم نمی‌خوانند.",
    "ru, Имя и пароль не подходят друг к другу.",
    "hy, Այս անունն ու գաղտնաբառը իրար չեն համապատասխանում։"
  })
  void whyNobodyComesInIsSaidInTheirLanguage(String language, String why) {
    post("/setup", SETUP, "");

    String page = post("/login", "name=ada&password=nonsense", "language=" + language).body();

    assertThat(Jsoup.parse(page).select("[role=alert]").text()).isEqualTo(why);
  }

  @Test
  void onlySoManyTriesComeFromOneAddress() {
    post("/setup", SETUP, "");
    List<HttpResponse<String>> refused =
        IntStream.range(0, 24) // a slow machine earns a try or two meanwhile
            .mapToObj(i -> post("/login", "name=somebody" + i + "&password=x", ""))
            .filter(answer -> answer.statusCode() == 429)
            .toList();

    assertThat(refused)
        .hasSizeBetween(8, 16)
        .allSatisfy(no -> assertThat(no.headers().firstValue("Retry-After")).isPresent());
  }

  @Test
  void whoLogsOutIsOut() {
    String ada = cookie(post("/setup", SETUP, ""));

    HttpResponse<String> out = post("/logout", "", ada);

    assertThat(location(out)).isEqualTo("/login");
    assertThat(out.headers().firstValue("Set-Cookie").orElse(""))
        .contains("Expires=Thu, 01 Jan 1970");
    assertThat(get("/", ada).statusCode()).isEqualTo(303);
  }

  @Test
  void onesOwnPasswordIsChangedByWhoKnowsIt() {
    String ada = cookie(post("/setup", SETUP, ""));
    String fresh = "&password=difference+engine&again=difference+engine";

    assertThat(post("/account", "old=wrong" + fresh, ada).statusCode()).isEqualTo(401);
    assertThat(
            post("/account", "old=analytical+engine&password=difference+engine&again=x", ada)
                .body())
        .contains("the two new passwords are not the same");
    HttpResponse<String> changed = post("/account", "old=analytical+engine" + fresh, ada);
    assertThat(changed.statusCode()).isEqualTo(303);
    assertThat(get("/", ada).statusCode()).as("the old session").isEqualTo(303);
    assertThat(get("/", cookie(changed)).statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsLoggedInElsewhereSeesItAndEndsIt() {
    String here = cookie(post("/setup", SETUP, ""));
    String there = cookie(post("/login", LOGIN, ""));
    String third = cookie(post("/login", LOGIN, ""));

    List<Element> rows = page("/account", here).select("tbody tr");
    assertThat(rows).hasSize(3);
    assertThat(rows).filteredOn(row -> row.text().contains("(this one)")).hasSize(1);
    String id = page("/account", there).select("tr:contains((this one)) [name=id]").attr("value");
    assertThat(location(post("/account/end", "id=" + id, here))).isEqualTo("/account");
    assertThat(get("/", there).statusCode()).as("ended").isEqualTo(303);
    assertThat(get("/", third).statusCode()).isEqualTo(200);
    post("/account/end-others", "", here);
    assertThat(get("/", third).statusCode()).as("ended with all others").isEqualTo(303);
    assertThat(page("/account", here).select("tbody tr")).hasSize(1);
    assertThat(page("/account", here).select("[action$=end-others]")).isEmpty();
    assertThat(post("/account/end", "id=" + id, here).statusCode()).isEqualTo(404);
  }

  @Test
  void anAdministratorEndsTheLoginsOfOthers() {
    String ada = cookie(post("/setup", SETUP, ""));
    post("/people/add", "name=Bob&role=viewer&password=builder+of+houses", ada);
    String bob = cookie(post("/login", "name=bob&password=builder+of+houses", ""));

    Element row = page("/people", ada).select("tr:has([action=/people/end]):contains(Bob)").first();
    post("/people/end", "id=" + row.select("[name=id]").attr("value"), ada);
    assertThat(get("/", bob).statusCode()).isEqualTo(303);
  }

  @Test
  void forWhomOthersVouchThereIsNoPasswordToChange() {
    post("/setup", SETUP, "");
    String secret =
        rig.access
            .admit("dana@acme.example", Role.AGENT, Duration.ofHours(8), Optional.empty())
            .secret();
    Document page = page("/account", "earshot=" + secret);

    assertThat(page.select("input[type=password]")).isEmpty();
    assertThat(page.select("tbody tr")).hasSize(1);
    assertThat(page.select("main").text()).contains("Others vouch for you");
  }

  @Test
  void aCookieAloneChangesNothing() {
    rig.obeying();
    String ada = cookie(post("/setup", SETUP, ""));
    String id = Sample.english().id().value();
    String path = "/mentions/" + id + "/status";

    for (String[] said :
        new String[][] {
          {"Origin", "https://evil.example"},
          {"Origin", "null"},
          {"Sec-Fetch-Site", "cross-site"},
          {"X-Nothing", "said"}
        }) {
      HttpResponse<String> answer =
          rig.post(path, "status=done", "Content-Type", FORM, "Cookie", ada, said[0], said[1]);
      assertThat(answer.statusCode()).as(String.join(": ", said)).isEqualTo(403);
    }
    assertThat(rig.intake.commands).isEmpty();
    assertThat(
            rig.post(
                    path,
                    "status=done",
                    "Content-Type",
                    FORM,
                    "Cookie",
                    ada,
                    "Sec-Fetch-Site",
                    "same-origin")
                .statusCode())
        .isEqualTo(303);
    assertThat(rig.intake.commands.getFirst().by()).contains("Ada");
  }

  @Test
  void administratorsSayWhoMayComeInAndProgramsToo() {
    String ada = cookie(post("/setup", SETUP, ""));

    post("/people/add", "name=Bob&role=viewer&password=builder+of+houses", ada);
    assertThat(page("/people", ada).select("tbody").first().select(".place").eachText())
        .containsExactly("Ada", "Bob");
    String bob = cookie(post("/login", "name=bob&password=builder+of+houses", ""));
    assertThat(page("/", bob).select("nav a[href=/people]")).isEmpty();
    assertThat(get("/people", bob).statusCode()).isEqualTo(403);
    assertThat(page("/people", ada).select("input[name=scope][checked]").eachAttr("value"))
        .containsExactly("read", "export", "work", "import", "manage");
    Document issued =
        Jsoup.parse(
            post("/people/issue", "name=crm&role=agent&scope=read&scope=work&days=30", ada).body());
    String token = issued.select("[role=status] code").text();
    assertThat(rig.get("/api/v1/mentions", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(200);
    assertThat(rig.get("/api/v1/export", "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(403);
    assertThat(page("/people", ada).text()).contains("crm").doesNotContain(token);
    assertThat(page("/people", ada).select("tr:contains(crm) td").get(1).text())
        .isEqualTo("Reads Works on mentions and alerts");
    assertThat(post("/people/issue", "name=idle&role=agent&days=30", ada).statusCode())
        .as("a token for nothing")
        .isEqualTo(400);
    post("/people/role", "name=Bob&role=administrator", ada);
    assertThat(get("/people", bob).statusCode()).isEqualTo(200);
    post("/people/remove", "name=Bob", ada);
    assertThat(get("/people", bob).statusCode()).isEqualTo(303);
  }

  @Test
  void whatIsInTheWayIsSaidOnThePage() {
    String ada = cookie(post("/setup", SETUP, ""));

    HttpResponse<String> tooShort = post("/people/add", "name=Bob&role=viewer&password=x", ada);
    HttpResponse<String> last = post("/people/remove", "name=Ada", ada);

    assertThat(tooShort.statusCode()).isEqualTo(400);
    Document form = Jsoup.parse(tooShort.body());
    assertThat(form.select("#refusal").text()).isEqualTo("a password has 12 to 200 characters");
    assertThat(form.select("[aria-describedby=refusal][autofocus]").attr("name"))
        .isEqualTo("password");
    assertThat(form.select("form[action=/people/add] [name=name]").val()).isEqualTo("Bob");
    assertThat(form.select("form[action=/people/issue] [name=name]").val()).isEmpty();
    assertThat(last.statusCode()).isEqualTo(409);
    assertThat(Jsoup.parse(last.body()).select("main > [role=alert]").text())
        .contains("the only administrator");
  }

  @Test
  void whatWasDoneIsToldWithWhoTriedToLogIn() {
    String ada = cookie(post("/setup", SETUP, ""));
    post("/login", "name=my+secret+password&password=ada", "");
    post("/login", "name=ADA&password=whatever+it+is", "");
    post("/people/add", "name=Bob&role=viewer&password=builder+of+houses", ada);

    assertThat(rig.notebook.newest(9))
        .extracting(Done::by)
        .extracting(by -> by.orElse(""))
        .containsExactly("Ada", "Ada", "", "Ada");
    Document page = page("/people", ada);
    assertThat(page.select("tbody").last().text()).contains("POST /people/add", "POST /login");
    assertThat(page.html()).doesNotContain("builder of houses", "builder+of+houses", "my secret");
  }

  @Test
  void pagesOfWhoMayNotSeeThemShowNoMessages() {
    rig.holding(Said.message(7, "a private word", Duration.ofHours(1)));
    rig.token(Role.VIEWER);
    rig.access.administration().add("Vera", Role.VIEWER, "viewer of things", Optional.empty());
    String vera = cookie(post("/login", "name=vera&password=viewer+of+things", ""));

    assertThat(page("/?q=word", vera).text()).doesNotContain("private");
    assertThat(page("/", vera).select(".filters").text()).doesNotContain("message");
  }
}
