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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages offer nobody what they would be refused. */
class RolesPageTest {
  /** What programs and scripts ask; pages of follow-ups are shown to customers. */
  private static final String NO_PAGES =
      "/api/.*|/(health|metrics|complete|box[.]js|openapi[.]json)|/assets/.*|/followup/.*"
          + "|/mentions/[^/]*/(templates|company)";

  private final Alarms alarms = new Alarms();
  private final Rulebook rules = new Rulebook();
  private final Rig rig = Town.rig(alarms, rules);

  RolesPageTest() {
    alarms.episodes.add(Town.surge());
    rules.put(Rule.each("ours", "cold").byPeople());
    rig.obeying(); // who asks for something is not kept waiting for it
    rig.intake.regroup = rig.book::edits;
    rig.intake.remark = rig.book::marks;
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
    for (String path : EveryPage.addresses().values()) {
      Document page = Jsoup.parse(ask("GET", path, token).body());
      assertThat(aimless(page)).as(path).isEmpty();
      for (String action : actions(page)) {
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
    assertThat(offered.contains("/listings")).isEqualTo(role.includes(Role.MANAGER));
    assertThat(offered.contains("/settings/weights")).isEqualTo(role.includes(Role.MANAGER));
    assertThat(offered.contains("/sources")).isEqualTo(role.includes(Role.ADMINISTRATOR));
    assertThat(offered.contains("/rules/forget")).isEqualTo(role.includes(Role.MANAGER));
    assertThat(offered.contains("/templates")).isEqualTo(role.includes(Role.MANAGER));
  }

  /** What has no address would be sent to the page itself, or to a page of that name. */
  private static List<String> aimless(Document page) {
    return page.select("form").stream()
        .filter(form -> form.attr("method").equals("post"))
        .filter(form -> !form.hasAttr("action") || form.attr("action").equals("null"))
        .filter(form -> !form.select("button:not([formaction])").isEmpty())
        .map(Element::outerHtml)
        .toList();
  }

  @Test
  void everyPageThereIsIsWalked() {
    String[] pages =
        rig.api.routes().stream()
            .filter(route -> route.startsWith("GET "))
            .map(route -> route.substring(4))
            .filter(path -> !path.matches(NO_PAGES))
            .toArray(String[]::new);

    assertThat(pages).hasSizeGreaterThan(15);
    assertThat(EveryPage.addresses().values().stream().map(address -> address.split("[?]")[0]))
        .as("an address of each page")
        .satisfies(
            known -> {
              for (String page : pages) {
                assertThat(known).as(page).anyMatch(a -> a.matches(pattern(page)));
              }
            });
  }

  private static String pattern(String page) {
    return page.replaceAll("\\{[^}]*}", "[^/]+");
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
