package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.rule.Rule;
import earshot.query.access.Role;
import earshot.query.http.Alarms;
import earshot.query.http.Rig;
import earshot.query.http.Rulebook;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages offer nobody what they would be refused. */
class RolesPageTest {
  private final Alarms alarms = new Alarms();
  private final Rulebook rules = new Rulebook();
  private final Rig rig = Town.rig(alarms, rules);

  RolesPageTest() {
    alarms.episodes.add(Town.surge());
    rules.put(Rule.each("ours", "cold").byPeople());
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> ask(String method, String path, String token) {
    return rig.send(method, path, "Authorization", "Bearer " + token, "Accept", "text/html");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void whateverAPageOffersIsNotRefused(Role role) {
    String token = rig.token(role);
    List<String> refused = new ArrayList<>();
    Set<String> offered = new TreeSet<>();
    for (String path : paths(role)) {
      for (String action : actions(Jsoup.parse(ask("GET", path, token).body()))) {
        offered.add(action);
        if (!action.endsWith("/logout") && ask("POST", action, token).statusCode() == 403) {
          refused.add(path + " offers " + action);
        }
      }
    }

    assertThat(refused).isEmpty();
    assertThat(offered.stream().anyMatch(action -> action.endsWith("/status")))
        .as("work is offered to who may do it")
        .isEqualTo(role.includes(Role.AGENT));
    assertThat(offered.contains("/rules/forget")).isEqualTo(role.includes(Role.MANAGER));
    assertThat(offered.contains("/templates")).isEqualTo(role.includes(Role.MANAGER));
  }

  private List<String> paths(Role role) {
    List<String> paths = new ArrayList<>(BrowserTest.PAGES.values());
    paths.addAll(DeskBrowserTest.PAGES.values());
    paths.add("/account");
    if (role.includes(Role.ADMINISTRATOR)) {
      paths.add("/people");
    }
    return paths;
  }

  private static Set<String> actions(Document page) {
    Set<String> actions = new TreeSet<>();
    for (Element form : page.select("form[method=post]")) {
      if (form.hasAttr("action")) {
        actions.add(form.attr("action"));
      }
    }
    page.select("[formaction]").forEach(button -> actions.add(button.attr("formaction")));
    page.select("form:has([formmethod=post])").forEach(form -> actions.add(form.attr("action")));
    return actions;
  }
}
