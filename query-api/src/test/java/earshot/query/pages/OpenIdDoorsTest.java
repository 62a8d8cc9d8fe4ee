package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import earshot.query.access.Done;
import earshot.query.access.Role;
import earshot.query.http.Rig;
import earshot.query.http.Routes;
import earshot.query.openid.FakeProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenIdDoorsTest {
  private final FakeProvider provider;
  private final Rig rig;

  OpenIdDoorsTest() throws IOException {
    provider = new FakeProvider();
    rig =
        Rig.with(
            wiring -> {
              Pages pages = new Pages(wiring, new Kept());
              return new Routes[] {
                pages, new DoorPages(pages, wiring, Optional.of(provider.known()))
              };
            });
  }

  /** Somebody administers this, so it is open to nobody. */
  @BeforeEach
  void own() {
    rig.token(Role.VIEWER);
    provider.says("lena", List.of("marketing"));
  }

  @AfterEach
  void close() {
    rig.close();
    provider.close();
  }

  private HttpResponse<String> get(String path, String cookie) {
    return rig.get(path, "Accept", "text/html", "Cookie", cookie);
  }

  private static List<String> cookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie");
  }

  private static String cookie(String name, HttpResponse<String> answer) {
    return cookies(answer).stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .findFirst()
        .orElseThrow()
        .replaceFirst(";.*", "");
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private HttpResponse<String> comeBack(HttpResponse<String> left) {
    String back = provider.login(URI.create(location(left)));
    return get("/login/openid/back" + back, cookie("earshot-openid", left));
  }

  @Test
  void theLoginHasAWayToTheProviderAndBackToWhereSomebodyWanted() {
    Document login = Jsoup.parse(get("/login?here=%2F%3Fq%3Dcold", "").body());
    String way = login.select(".door a.button").attr("href");
    assertThat(login.select(".door a.button").text()).isEqualTo("Log in with Company");

    HttpResponse<String> left = get(way, "");
    assertThat(left.statusCode()).isEqualTo(303);
    assertThat(cookies(left).getFirst())
        .contains("HttpOnly", "SameSite=Lax", "Max-Age=600", "Path=/");
    HttpResponse<String> in = comeBack(left);

    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(location(in)).isEqualTo("/?q=cold");
    assertThat(cookie("earshot-openid", in)).isEqualTo("earshot-openid=");
    Document page = Jsoup.parse(get("/", cookie("earshot", in)).body());
    assertThat(page.select(".me > summary bdi").text()).isEqualTo("lena");
    assertThat(cookies(in)).anyMatch(kept -> kept.contains("Max-Age=43200"));
  }

  @Test
  void itIsKnownWhoCameInAndWhoDidNot() {
    comeBack(get("/login/openid", ""));
    provider.says("eve", List.of());
    comeBack(get("/login/openid", ""));

    assertThat(rig.notebook.newest(2))
        .extracting(Done::by, Done::what, Done::status)
        .containsExactly(
            tuple(Optional.empty(), "GET /login/openid/back", 401),
            tuple(Optional.of("lena"), "GET /login/openid/back", 303));
  }

  @Test
  void whoMayNotComeInIsToldWhy() {
    provider.says("eve", List.of("canteen"));

    HttpResponse<String> answer = comeBack(get("/login/openid", ""));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(Jsoup.parse(answer.body()).select(".trouble").text())
        .isEqualTo("eve is in no group that may come in here");
    assertThat(cookies(answer)).noneMatch(kept -> kept.startsWith("earshot="));
  }

  @Test
  void nobodyTakesTheNameOfSomebodyWeKnow() {
    String taken = rig.access.administration().people().getFirst().name();
    provider.says(taken, List.of("leads"));

    HttpResponse<String> answer = comeBack(get("/login/openid", ""));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("already");
  }

  @Test
  void aLinkOfSomebodyElseLetsNobodyIn() {
    HttpResponse<String> theirs = get("/login/openid", "");
    String back = provider.login(URI.create(location(theirs)));
    HttpResponse<String> ours = get("/login/openid", "");

    HttpResponse<String> answer = get("/login/openid/back" + back, cookie("earshot-openid", ours));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(cookies(answer)).noneMatch(kept -> kept.startsWith("earshot="));
  }

  @Test
  void nobodyIsLedElsewhereAfterwards() {
    HttpResponse<String> in = comeBack(get("/login/openid?here=https%3A%2F%2Fevil.example", ""));

    assertThat(location(in)).isEqualTo("/");
  }

  @Test
  void whoLeavesIsOut() {
    HttpResponse<String> in = comeBack(get("/login/openid", ""));
    String lena = cookie("earshot", in);

    rig.post(
        "/logout",
        "",
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Cookie",
        lena,
        "Origin",
        "http://127.0.0.1:" + rig.api.port());

    assertThat(get("/", lena).statusCode()).isEqualTo(303);
  }
}
