package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.access.Role;
import earshot.query.pages.EveryPage;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What browsers are told, whatever is answered. */
class SecurityHeadersTest {
  private final Rig rig = new Rig(store -> store, EveryPage::of).knowing("Acme");

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> ask(String route, String... headers) {
    String[] parts = route.split(" ", 2);
    return rig.send(
        rig.request(parts[0], parts[1].replaceAll("\\{[^}]*}", "x"), headers),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void everyAnswerTellsBrowsersWhatAPageMayDo() {
    String token = rig.token(Role.ADMINISTRATOR);
    for (String route : rig.api.routes()) {
      if (!route.equals("GET /api/v1/events")) {
        check(route, ask(route, "Accept", "text/html, */*").headers());
        check(route, ask(route, "Authorization", "Bearer " + token).headers());
      }
    }
    check("nothing", ask("GET /nothing").headers());
  }

  private static void check(String route, HttpHeaders headers) {
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .as(route)
        .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
        .doesNotContain("unsafe-eval", "script-src 'self' 'unsafe-inline'");
    assertThat(headers.firstValue("X-Content-Type-Options")).as(route).hasValue("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).as(route).hasValue("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).as(route).hasValue("same-origin");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).as(route).hasValue("same-origin");
    if (!route.equals("GET /box.js")) {
      assertThat(headers.firstValue("Cache-Control")).as(route).hasValue("no-store");
    }
  }

  @Test
  void noPageHoldsAScriptOrStyleOfItsOwn() {
    for (String path :
        List.of("/", "/sources", "/groups", "/alerts", "/people", "/setup", "/nothing", "/?q=)")) {
      var page = Jsoup.parse(ask("GET " + path, "Accept", "text/html").body());

      assertThat(page.select("script")).as(path).allMatch(script -> script.hasAttr("src"));
      assertThat(page.select("style, [style], [onclick], [onload], [onerror]")).as(path).isEmpty();
      assertThat(page.select("form[method=post]"))
          .as(path)
          .allMatch(form -> form.attr("action").startsWith("/"));
    }
  }
}
