package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Mention;
import earshot.query.Facet;
import earshot.query.Said;
import earshot.query.SearchRequest;
import earshot.query.http.Rig;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupPagesTest {
  private static final Mention SLOW = said(1, "slow kitchen", 1);
  private static final Mention SLOWER = said(2, "a very slow kitchen " + Sample.HOSTILE, 30);

  private final Rig rig = Sample.rig();

  private static Mention said(int number, String text, int hoursAgo) {
    return Said.post(number, text, Duration.ofHours(hoursAgo))
        .brands(List.of("Acme"))
        .statements(Said.inGroup(text, "told"))
        .version(1)
        .mention();
  }

  @BeforeEach
  void group() {
    rig.holding(SLOW.toDraft(), SLOWER.toDraft());
    rig.book.put("slow", SLOWER, SLOW);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Document page(String path) {
    return Jsoup.parse(rig.get(path, "Accept", "text/html").body(), rig.uri(path).toString());
  }

  @Test
  void thePageOfGroupsTellsWhatManySay() {
    Document page = page("/groups");
    Element group = page.select(".group").first();

    assertThat(page.select(".card.group")).hasSize(1);
    assertThat(group.select("h2").text()).startsWith("a very slow kitchen <script>");
    assertThat(group.select("strong").text()).isEqualTo("2 statements");
    assertThat(group.select(".feeling").text()).isEqualTo("negative");
    assertThat(group.select("svg").attr("aria-label"))
        .isEqualTo("2 in the last 14 days, 1 in the last 24 hours");
    assertThat(group.select("a.original").attr("href")).isEqualTo("/?group=slow");
    assertThat(page.select("nav a[aria-current=page]").text()).isEqualTo("Groups");
  }

  @Test
  void feelingsNarrowIt() {
    assertThat(page("/groups?sentiment=positive").select(".group")).isEmpty();
    assertThat(page("/groups?sentiment=negative").select(".group")).hasSize(1);
    assertThat(page("/groups?sentiment=positive").select(".empty h2").text())
        .isEqualTo("Nobody says the same yet");
  }

  @Test
  void oneGroupShowsItsStatementsAndWhyTheyAreThere() {
    Document page = page("/groups/slow");

    assertThat(page.select(".said").eachText()).first().isEqualTo("slow kitchen");
    assertThat(page.select(".card .where").first().text()).contains("75% like the others");
    assertThat(page.select("script")).allMatch(script -> script.hasAttr("src"));
    assertThat(rig.get("/groups/none", "Accept", "text/html").statusCode()).isEqualTo(404);
  }

  private String posted(String path, String form) {
    HttpResponse<String> answer =
        rig.post(path, form, "Content-Type", "application/x-www-form-urlencoded");
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  @Test
  void itIsDrawnWhenTheLargestWereSaid() {
    Element chart = page("/groups").select(".chart").first();

    assertThat(chart.select("svg.bars rect.part0")).hasSize(2);
    assertThat(chart.select("svg.bars").attr("aria-label"))
        .endsWith("2 statements, most on one day: 1");
    assertThat(chart.select("tbody tr")).hasSize(2);
    assertThat(chart.select("tbody a").attr("href")).startsWith("/?group=slow&from=20");
  }

  @Test
  void formsNameMendAndSplitAGroup() {
    rig.intake.regroup = rig.book::edits;
    rig.intake.remark = rig.book::marks;

    assertThat(posted("/groups/slow/name", "name=Kitchen")).isEqualTo("/groups/slow");
    assertThat(page("/groups/slow").select("h1").text()).isEqualTo("Kitchen");

    posted("/groups/slow/solved", "solved=true");
    assertThat(page("/groups").select(".card.group")).isEmpty();
    assertThat(page("/groups").select(".chips .chip").eachText())
        .containsExactly("Not solved", "Solved: 1");
    assertThat(page("/groups?solved=true").select(".chip.positive").text())
        .isEqualTo("solved just now · not said again");

    String own = posted("/groups/slow/split", "statement=" + SLOW.id() + "%230");
    assertThat(page(own).select(".said").eachText()).containsExactly("slow kitchen");
    assertThat(posted(own + "/merge", "into=slow")).isEqualTo("/groups/slow");
    assertThat(page("/groups/slow").select("button:contains(Take it out again)")).hasSize(1);
  }

  @Test
  void allMentionsOfAGroupAreDoneAtOnce() {
    rig.obeying();
    Element form = page("/groups/slow").select("#all-of-it").first();
    String fields =
        form.select("input[type=hidden]").stream()
            .map(field -> field.attr("name") + "=" + field.val())
            .collect(Collectors.joining("&"));

    assertThat(posted(form.attr("action"), fields + "&status=done")).isEqualTo("/?group=slow");
    assertThat(page("/?group=slow").select(".card.settled")).hasSize(2);
    assertThat(page("/").select(".card:not(.settled)")).isNotEmpty();
    posted("/chosen/assignee", fields + "&assignee=Ani");
    assertThat(page("/?group=slow").select(".card[data-assignee=Ani]")).hasSize(2);
    posted("/chosen/status", "group=none&status=done");
  }

  @Test
  void aGroupIsDoneWithHoweverManyItHas() {
    rig.obeying();
    Mention[] crowd =
        IntStream.range(100, 1_200)
            .mapToObj(i -> said(i, "long queue " + i, 2))
            .toArray(Mention[]::new);
    Stream.of(crowd).forEach(one -> rig.holding(one.toDraft()));
    rig.book.put("queue", crowd);

    posted("/chosen/status", "group=queue&status=done");

    SearchRequest done = SearchRequest.builder().only(Facet.STATUS, "done").build();
    assertThat(rig.store.count(done)).isEqualTo(crowd.length);
  }

  @Test
  void whatWasDoneWithAWholeGroupIsUndoneAtOnce() {
    rig.obeying();
    posted("/mentions/" + SLOWER.id() + "/status", "status=pending");
    HttpResponse<String> done =
        rig.post(
            "/chosen/status",
            "group=slow&status=done&here=/?group=slow",
            "Content-Type",
            "application/x-www-form-urlencoded");
    String cookie = done.headers().firstValue("Set-Cookie").orElseThrow();
    HttpResponse<String> next =
        rig.get("/?group=slow", "Accept", "text/html", "Cookie", cookie.replaceFirst(";.*", ""));
    Document page = Jsoup.parse(next.body());

    assertThat(page.select(".card.settled")).hasSize(2);
    assertThat(page.select("#did").text()).isEqualTo("Done. undo");
    assertThat(next.headers().firstValue("Set-Cookie").orElse(""))
        .as("it is offered once")
        .contains("batch=;");
    String batch = page.select("#undo [name=batch]").attr("value");
    String form = "here=/?group=slow&batch=" + batch.replace(" ", "+");
    assertThat(posted("/chosen/undo", form)).isEqualTo("/?group=slow");
    assertThat(page("/?group=slow").select(".card[data-status=open]")).hasSize(1);
    assertThat(page("/?group=slow").select(".card[data-status=pending]")).hasSize(1);
  }

  @Test
  void whatWasDoneWithAChoiceIsUndoneAtOnceWithoutAScript() {
    rig.obeying();
    posted("/mentions/" + SLOWER.id() + "/status", "status=pending");
    String chosen = "id=" + SLOW.id() + "&id=" + SLOWER.id() + "&status=done&here=/?group=slow";
    HttpResponse<String> done =
        rig.post("/chosen/status", chosen, "Content-Type", "application/x-www-form-urlencoded");
    String cookie = done.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    Document page =
        Jsoup.parse(rig.get("/?group=slow", "Accept", "text/html", "Cookie", cookie).body());

    assertThat(page.select(".card[data-status=done]")).hasSize(2);
    assertThat(page.select("#did").text()).isEqualTo("Done. undo");
    String batch = page.select("#undo [name=batch]").attr("value");
    posted("/chosen/undo", "here=/&batch=" + batch.replace(" ", "+"));
    assertThat(page("/?group=slow").select(".card[data-status=open]")).hasSize(1);
    assertThat(page("/?group=slow").select(".card[data-status=pending]")).hasSize(1);
  }

  @Test
  void whatAScriptDidIsOfferedByItAndNotOnceMore() {
    rig.obeying();
    HttpResponse<String> done =
        rig.post(
            "/chosen/status",
            "id=" + SLOW.id() + "&status=done",
            "X-Piece",
            "card",
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void aChoiceTooLongForABrowserIsNotOffered() {
    rig.obeying();
    String ids =
        IntStream.range(100, 400)
            .mapToObj(i -> said(i, "long queue " + i, 2))
            .peek(one -> rig.holding(one.toDraft()))
            .map(one -> "id=" + one.id())
            .collect(Collectors.joining("&"));
    HttpResponse<String> done =
        rig.post(
            "/chosen/status",
            ids + "&status=done",
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(done.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void whatSomebodyElseDidSinceStaysAsTheyLeftIt() {
    rig.obeying();
    posted("/chosen/status", "group=slow&status=done");
    String together = rig.intake.commands.getLast().id().replaceFirst("\\..*", "");
    posted("/mentions/" + SLOW.id() + "/status", "status=ignored");

    posted("/chosen/undo", "batch=status+" + together + "+slow");

    assertThat(page("/?group=slow").select(".card").eachAttr("data-status"))
        .containsExactlyInAnyOrder("ignored", "open");
    assertThat(
            rig.post(
                    "/chosen/undo",
                    "batch=nonsense",
                    "Content-Type",
                    "application/x-www-form-urlencoded")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aCardLeadsToItsGroup() {
    Elements links = page("/?q=slow").select(".card .groups a");

    assertThat(links.eachAttr("href")).containsExactly("/groups/slow", "/groups/slow");
    assertThat(links.eachText())
        .as("words that stand on the card already are not told again")
        .hasSize(2)
        .contains("2 statements")
        .anySatisfy(text -> assertThat(text).startsWith("a very slow kitchen"));
    Document narrowed = page("/?group=slow");
    assertThat(narrowed.select(".card")).hasSize(2);
    assertThat(narrowed.select(".chips a.chip").text()).startsWith("a very slow kitchen");
  }
}
