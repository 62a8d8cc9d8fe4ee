package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import earshot.query.CheckResult;
import earshot.query.http.Rig;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  private final Rig rig = Sample.rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> get(String path) {
    return rig.get(path, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  private Document page(String path) {
    return Jsoup.parse(get(path).body(), rig.uri(path).toString());
  }

  @Test
  void theMostUrgentComesFirstWithItsReasons() {
    Element first = page("/").select(".card").first();

    assertThat(first.select(".author").text()).isEqualTo("سارا رضایی");
    assertThat(first.select(".why > summary").text())
        .isEqualTo(
            "Why here: sounds negative · waiting 26 h of 24 h · asks something · 14K followers");
    assertThat(first.select(".why tbody tr").eachText())
        .contains("14K followers 59% 8.9 of 15", "waiting 26 h of 24 h 100% 20 of 20");
    assertThat(first.select(".feeling").text()).isEqualTo("negative 81% sure");
    assertThat(first.select("a.original").attr("rel")).contains("noopener noreferrer nofollow");
  }

  @Test
  void starsTimeAndLanguageAreTold() {
    Element card = page("/?q=lukewarm").select(".card").first();

    assertThat(card.select(".stars").attr("aria-label")).isEqualTo("2 of 5 stars");
    assertThat(card.select(".stars").text()).isEqualTo("★★☆☆☆");
    assertThat(card.select("time").attr("datetime")).isEqualTo("2026-03-10T09:00:00Z");
    assertThat(card.select("time").text()).isEqualTo("3 h ago");
    assertThat(card.select(".where").text()).contains("App Store review", "English");
    assertThat(card.select("mark").eachText()).containsExactly("lukewarm");
  }

  @Test
  void aTextSpeaksItsOwnLanguageInItsOwnDirection() {
    Element said = page("/?language=fa").select(".said").first();

    assertThat(said.attr("lang")).isEqualTo("fa");
    assertThat(said.attr("dir")).isEqualTo("auto");
  }

  @Test
  void whatOthersWroteStaysText() {
    for (String path : List.of("/", "/?q=coffee", "/sources", "/?q=%22%3E%3Cscript%3Ex")) {
      Document page = page(path);

      assertThat(page.select("script")).as(path).allMatch(s -> s.hasAttr("src"));
      assertThat(page.select("img")).as(path).allMatch(i -> i.attr("src").startsWith("/assets/"));
      assertThat(page.select("[onerror], [onmouseover], [onclick], [style]")).as(path).isEmpty();
      assertThat(page.select("a[href]"))
          .as(path)
          .noneMatch(a -> a.attr("href").toLowerCase().startsWith("javascript"));
    }
    assertThat(page("/?source=feed&kind=post").select("h3").text()).contains("<script>");
  }

  @Test
  void filtersAreLinksThatGoOnAndOff() {
    Element negative =
        page("/?q=coffee&sort=newest").select(".filters a:contains(negative)").first();
    assertThat(negative.attr("href")).isEqualTo("/?q=coffee&sort=newest&sentiment=negative");

    Document narrowed = page(negative.attr("href"));
    assertThat(narrowed.select(".card")).hasSize(1);
    Element on = narrowed.select(".filters a[aria-current]:contains(negative)").first();
    assertThat(on.attr("href")).isEqualTo("/?q=coffee&sort=newest");
    assertThat(narrowed.select(".chips a.chip").eachText()).containsExactly("negative × take off");
    assertThat(narrowed.select("form[role=search] input[type=hidden]").eachAttr("name"))
        .as("a new query keeps the filters")
        .containsExactly("sort", "sentiment");
  }

  @Test
  void aSpanSaysWhatItIsAboutUntilThatIsTakenOff() {
    Document edits = page("/?time=edited&from=2026-03-01&to=2026-03-10");

    assertThat(edits.select(".chips a.chip").eachText())
        .containsExactly(
            "Edited × take off", "since 1 Mar 2026 × take off", "until 10 Mar 2026 × take off");
    assertThat(edits.select(".chips a.chip").first().attr("href"))
        .isEqualTo("/?from=2026-03-01&to=2026-03-10");
    assertThat(page("/?from=2026-03-03T12:00:00Z").select(".chips a.chip").text())
        .isEqualTo("since 3 Mar 2026, 12:00 UTC × take off");
    assertThat(edits.select("form[role=search] input[name=time]").attr("value"))
        .as("a new query keeps it")
        .isEqualTo("edited");
    assertThat(edits.select("a[href*=/api/v1/export]").eachAttr("href"))
        .isNotEmpty()
        .allMatch(href -> href.contains("time=edited"));
    assertThat(edits.select(".filters a[href*=from=]:contains(days)").eachAttr("href"))
        .as("the last days are those in which it was said")
        .isNotEmpty()
        .noneMatch(href -> href.contains("time="));
  }

  @Test
  void bothQueuesTellHowManyTheyHaveWhicheverIsOpen() {
    String thank = "/?queue=thank&status=open&status=pending"; // one was thanked at its place
    for (String path : List.of("/", "/?queue=answer", thank)) {
      assertThat(page(path).select(".tabs a").eachText())
          .as(path)
          .containsExactly("All 6", "To answer 4", "To thank 1");
    }
    assertThat(page(thank).select(".tabs a[aria-current]").text()).isEqualTo("To thank 1");
  }

  @Test
  void whatIsDoneLeavesItsQueueAndCanBeUndone() {
    rig.obeying();
    Element card = page("/?queue=answer").select(".card").first();
    Element form = card.select(".work form").first();
    assertThat(form.select("button").first().text()).isEqualTo("Done");

    HttpResponse<String> done =
        post(form.attr("action"), "status=done&version=1&here=/%3Fqueue=answer", "who", "Mara");
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(done.headers().firstValue("Location")).contains("/?queue=answer");
    assertThat(page("/").select(".tabs a").eachText())
        .containsExactly("All 6", "To answer 3", "To thank 1");

    Element after = page("/").getElementById(card.id());
    assertThat(after.select(".past li bdi").text()).isEqualTo("Mara set the status to done");
    assertThat(after.select(".past .undo button").attr("value")).isEqualTo("open");
    assertThat(after.select(".work form button").first().text()).isEqualTo("Reopen");
  }

  @Test
  void severalMentionsAreDoneAtOnce() {
    rig.obeying();
    List<String> ids = page("/").select(".pick input").eachAttr("value").subList(0, 3);
    String form = "status=done&here=/%3Fsort=newest&id=none-x&id=" + String.join("&id=", ids);

    HttpResponse<String> done = post("/chosen/status", form, "who", "Mara");
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(done.headers().firstValue("Location")).contains("/?sort=newest");
    assertThat(page("/").select(".card.settled").eachAttr("data-id"))
        .containsExactlyInAnyOrderElementsOf(ids);

    HttpResponse<String> given =
        post("/chosen/assignee", "assignee=Ani&id=" + String.join("&id=", ids), "X-Piece", "card");
    Document pieces = Jsoup.parse(given.body());
    assertThat(pieces.select(".card").eachAttr("data-id")).isEqualTo(ids);
    assertThat(pieces.select(".card").eachAttr("data-assignee"))
        .containsExactly("Ani", "Ani", "Ani");
    assertThat(post("/chosen/status", form, "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    assertThat(
            post("/chosen/status", "status=eaten&id=" + ids.getFirst(), "Accept", "*/*")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void aScriptGetsACardThatSomebodyElseChanged() {
    String id = page("/").select(".card").first().attr("data-id");

    Document piece = Jsoup.parse(rig.get("/mentions/" + id, "X-Piece", "card").body());
    assertThat(piece.select("body > *")).hasSize(1);
    assertThat(piece.select("article").attr("data-id")).isEqualTo(id);
  }

  @Test
  void aScriptGetsTheCardAnew() {
    rig.obeying();
    Element card = page("/").select(".card").first();

    HttpResponse<String> answer =
        post("/mentions/" + card.attr("data-id") + "/note", "note=%3Cb%3E+rang", "X-Piece", "card");

    Document piece = Jsoup.parse(answer.body());
    assertThat(piece.select("article").attr("id")).isEqualTo(card.id());
    assertThat(piece.select(".past .said").text()).isEqualTo("<b> rang");
    assertThat(piece.select("html > head > *")).isEmpty();
  }

  @Test
  void anAnswerSaysHowFarItGotAndMayBeKeptOnly() {
    rig.obeying().replies = any -> Optional.of(ReplyRules.upTo(100, Unit.CHARACTERS));
    Element first = page("/").select(".card").first();
    Element second = page("/").select(".card").last();

    post("/mentions/" + first.attr("data-id") + "/reply", "reply=Sorry", "X-Piece", "card");
    post("/mentions/" + second.attr("data-id") + "/reply", "reply=Sorry&kept=true", "X-Piece", "c");

    assertThat(page("/").getElementById(first.id()).select(".reply").text())
        .isEqualTo("Answer on its way Sorry");
    assertThat(page("/").getElementById(second.id()).select(".reply").text())
        .isEqualTo("Answered Sorry");
  }

  @Test
  void formsOfOtherPagesAreRefused() {
    rig.obeying();
    String path = page("/").select(".card .work form").first().attr("action");

    for (String origin : List.of("https://evil.example", "null")) {
      assertThat(post(path, "status=done", "Origin", origin).statusCode()).isEqualTo(403);
      assertThat(post("/who", "who=x", "Origin", origin).statusCode()).isEqualTo(403);
    }
    assertThat(rig.intake.commands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example/", "//evil.example", "/\\evil.example", ""})
  void nobodyIsSentElsewhere(String here) {
    String encoded = java.net.URLEncoder.encode(here, java.nio.charset.StandardCharsets.UTF_8);

    assertThat(post("/who", "who=Mara&here=" + encoded, "Accept", "*/*").headers().map())
        .containsEntry("location", List.of("/"));
  }

  @Test
  void aNameIsKeptInThisBrowserOnly() {
    HttpResponse<String> kept = post("/who", "who=%D8%B3%D8%A7%D8%B1%D8%A7", "Accept", "*/*");
    String cookie = kept.headers().firstValue("Set-Cookie").orElseThrow();

    assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
    String name = cookie.substring(0, cookie.indexOf(';'));
    Document page = Jsoup.parse(rig.get("/", "Cookie", name).body());
    assertThat(page.select(".who-am-i input[name=who]").attr("value")).isEqualTo("سارا");
    assertThat(page.select("button[data-key=m]")).hasSize(6);
  }

  private HttpResponse<String> post(String path, String form, String header, String value) {
    String name = header.equals("who") ? "Cookie" : header;
    String given = header.equals("who") ? "who=" + value : value;
    return rig.post(path, form, "Content-Type", "application/x-www-form-urlencoded", name, given);
  }

  @Test
  void pagesFollowEachOther() {
    Document first = page("/?size=4&sort=newest");
    String next = first.select("a[rel=next]").attr("href");
    Document second = page(next);

    assertThat(first.select(".card")).hasSize(4);
    assertThat(second.select(".card")).hasSize(2);
    assertThat(second.select("a[rel=next]")).isEmpty();
    assertThat(second.select(".paging a").first().attr("href")).isEqualTo("/?size=4&sort=newest");
  }

  @Test
  void aLongTextIsFolded() {
    Element card = page("/?source=hackernews").select(".card").first();

    assertThat(card.select("> .said").text()).hasSizeLessThan(620).endsWith("moved back …");
    assertThat(card.select(".tail .said").text()).startsWith("to coffee.");
  }

  @Test
  void nothingFoundSaysWhatToDo() {
    assertThat(page("/?q=nonexistent").select(".empty").text())
        .isEqualTo("Nothing fits Try fewer words or take a filter off.");
    try (Rig empty = new Rig(s -> s, Sample::pages)) {
      assertThat(Jsoup.parse(empty.get("/").body()).select(".empty a").attr("href"))
          .isEqualTo("/sources");
      assertThat(empty.get("/sources").body()).contains("earshot watch WORDS");
    }
  }

  @Test
  void aSearchIsKeptUnderANameAndForgotten() {
    Element form =
        page("/?q=coffee&sentiment=negative&brand=Acme+Coffee").select(".save form").first();
    assertThat(form.select("input[type=hidden]").eachAttr("name"))
        .containsExactly("q", "sentiment", "brand");

    HttpResponse<String> kept =
        post(
            "/searches",
            "name=%3Cb%3E+angry&q=coffee&sentiment=negative&brand=Acme+Coffee",
            "Accept",
            "*/*");
    String address = "/?q=coffee&sentiment=negative&brand=Acme+Coffee";
    assertThat(kept.headers().firstValue("Location")).contains(address);
    Element saved = page("/").select(".saved a").first();
    assertThat(saved.text()).isEqualTo("<b> angry");
    assertThat(saved.attr("href")).isEqualTo(address);
    assertThat(page(address).select(".saved a[aria-current]")).hasSize(1);
    assertThat(page("/").select(".save")).as("everything needs no name").isEmpty();

    post("/searches/forget", "name=%3Cb%3E+angry", "Accept", "*/*");
    assertThat(page("/").select(".saved")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q=coffee", "name=x", "name=x&q=)", "name=x&shape=round", "name=+&q=tea"})
  void aSearchThatCannotBeKeptIsRefused(String form) {
    assertThat(post("/searches", form, "Accept", "text/html").statusCode()).isEqualTo(400);
    assertThat(page("/").select(".saved")).isEmpty();
    assertThat(post("/searches", form, "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aBadQueryPointsAtItsColumn() {
    HttpResponse<String> answer = get("/?q=cold+AND+)");
    Document page = Jsoup.parse(answer.body());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(page.select("h1").text()).isEqualTo("That can't be searched");
    assertThat(page.select(".pointed").text()).isEqualTo("cold AND )");
    assertThat(page.select(".pointed mark").text()).isEqualTo(")");
    assertThat(page.select("#q").attr("value")).isEqualTo("cold AND )");
  }

  @Test
  void aBadQueryIsToldInTheLanguageOfWhoeverAsked() {
    String fa = rig.get("/?q=cold+AND+)", "Accept", "text/html", "Cookie", "language=fa").body();

    assertThat(page("/?q=cold+AND+)").select(".sorry > p").get(1).text())
        .isEqualTo("A word is missing before ); to look for it as a word write it in quotes");
    assertThat(Jsoup.parse(fa).select(".sorry > p").get(1).text())
        .startsWith("پیش از \u2068)\u2069");
    assertThat(page("/?q=colour:red").select(".sorry > p").get(1).text())
        .startsWith("There is no field colour.");
  }

  @ParameterizedTest
  @CsvSource({"/nothing, 404", "/assets/x.css, 404", "/?size=0, 400", "/?after=x, 400"})
  void aPersonGetsAPageForAProblem(String path, int status) {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(Jsoup.parse(answer.body()).select("main h1").text()).isNotBlank();
  }

  @Test
  void aPartThatIsDownIsSaidOnTop() {
    rig.health.put("streams", CheckResult.failed("restarting"));

    assertThat(page("/").select("[role=alert]").text())
        .isEqualTo("Something is down. streams: restarting. What you see may be out of date.");
  }

  @Test
  void sourcesTellWhatWasHeardAndWhatNot() {
    Document page = page("/sources");

    assertThat(page.select("main > p").text())
        .isEqualTo("3 feeds are listened to, 1 with a problem");
    Element failing = page.select(".feeds > li").first();
    Element gappy = page.select(".feeds > li:contains(United States)").first();
    assertThat(page.select(".feeds > li")).hasSize(3);
    assertThat(page.select(".feeds details[open]")).as("one line a feed").isEmpty();
    assertThat(gappy.select("summary").first().select("span:not(.whence span)").eachText())
        .containsExactly(
            "listening",
            "Acme Coffee, United States App Store · Acme Coffee",
            "1,280 mentions, 3 gone again",
            "4 min ago");
    assertThat(gappy.select("dl > div:contains(Gaps) dd").text())
        .isEqualTo(
            "6 Mar 2026, 12:00 to 8 Mar 2026, 12:00 UTC: More was said at once than the place"
                + " shows. Exactly more was said than the 500 newest that the store shows");
    assertThat(gappy.select("svg").attr("aria-label"))
        .isEqualTo("The last 30 days: 6% heard completely, 1 gap");
    assertThat(gappy.select("svg rect").eachAttr("class")).containsExactly("heard", "missed");
    assertThat(failing.select("summary .trouble").text())
        .isEqualTo(
            "The place answers with something else than expected; its pages may have changed.");
    assertThat(failing.select(".exactly bdi").text())
        .isEqualTo("HTML came where a feed is due <b>login</b>");
    assertThat(page.select("li:contains(#acmecoffee) dl > div:contains(next) dd").text())
        .isEqualTo("last success 4 min ago next in 6 min");
  }

  @ParameterizedTest
  @ValueSource(strings = {"link[rel=stylesheet]", "script[src]", "link[rel=icon]"})
  void assetsMayBeKeptForEver(String asset) {
    Element element = page("/").select(asset).first();
    HttpResponse<String> answer =
        get(element.hasAttr("src") ? element.attr("src") : element.attr("href"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
  }

  @Test
  void everyHeadingAndControlHasAName() {
    Document page = page("/?q=coffee");

    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("input:not([type=hidden]), textarea"))
        .allMatch(
            input ->
                input.closest("label") != null
                    || !page.select("label[for=" + input.id() + "]").isEmpty());
    assertThat(page.select("a, button")).noneMatch(control -> control.text().isBlank());
    assertThat(page.select("nav")).allMatch(nav -> nav.hasAttr("aria-label"));
    assertThat(page.select("body > a").first().attr("href")).isEqualTo("#content");
  }
}
