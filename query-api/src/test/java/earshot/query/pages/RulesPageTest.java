package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.assess.rule.QuietHours;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Trigger;
import earshot.query.Said;
import earshot.query.Wording;
import earshot.query.http.Alarms;
import earshot.query.http.Rig;
import earshot.query.http.Rulebook;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesPageTest {
  private final Rulebook rules = new Rulebook();
  private final Rig rig = Town.rig(new Alarms(), rules);

  @AfterEach
  void close() {
    rig.close();
  }

  private Document page(String path) {
    return Jsoup.parse(rig.get(path, "Accept", "text/html").body());
  }

  private HttpResponse<String> post(String path, String form, String... more) {
    String[] headers = {"Content-Type", "application/x-www-form-urlencoded", "Accept", "text/html"};
    String[] all = java.util.Arrays.copyOf(headers, headers.length + more.length);
    System.arraycopy(more, 0, all, headers.length, more.length);
    return rig.post(path, form, all);
  }

  @Test
  void aSearchLeadsToARuleThatFindsTheSame() {
    String link =
        page("/?q=cold+OR+waited&sentiment=negative&rating=1&rating=2&brand=Acme+Coffee&queue=answer")
            .select("a[href^=/rules]")
            .attr("href");
    Document made = page(link);
    String when = made.select("[name=when]").attr("value");

    assertThat(when)
        .isEqualTo(
            "(cold OR waited) brand:\"Acme Coffee\" sentiment:\"negative\""
                + " ((rating:>=0.5 rating:<1.5) OR (rating:>=1.5 rating:<2.5))");
    String asked = "/api/v1/mentions?q=" + URLEncoder.encode(when, StandardCharsets.UTF_8);
    String searched =
        "/api/v1/mentions?q=cold+OR+waited&sentiment=negative&rating=1,2&brand=Acme+Coffee";
    assertThat(rig.json(asked).at("/total").asInt())
        .isPositive()
        .isEqualTo(rig.json(searched).at("/total").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=x&when=&kind=each | when | Здесь нужно что-то указать.",
        "name=&when=cold | name | Здесь нужно что-то указать.",
        "name=a/b&when=cold | name | В названии от 1 до 200 знаков",
        "name=x&when=cold&kind=drop&hours=many | hours | Здесь нужно целое число.",
        "name=x&when=cold&kind=growth&hours=145 | hours | Здесь нужно значение от 1 до 144.",
        "name=x&when=cold&kind=rating&change=lots | change | Здесь нужно число.",
        "name=x&when=cold&kind=threshold&count=0 | count | Здесь нужно значение от 1 до",
        "name=x&when=cold&quiet=22:00 | until | Здесь нужно время суток",
        "name=x&when=cold&quiet=22:00&until=22:00 | until | Эти часы кончаются тогда же",
        "name=x&when=cold&notify=nobody | notify | «nobody» не из этого списка: «desk»",
        "name=x&when=cold&others=nobody | others | «nobody» не из этого списка: «desk»",
        "name=taken&when=cold | name | «taken» уже есть."
      })
  void whatIsRefusedIsSaidAtItsFieldInTheLanguageOfWhoMakesIt(
      String fields, String field, String said) {
    rules.put(Rule.each("taken", "coffee"));
    HttpResponse<String> refused = post("/rules", fields, "Cookie", "language=ru");
    Document page = Jsoup.parse(refused.body());
    Element blamed = page.select("[aria-invalid=true]").first();

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(blamed.attr("name")).isEqualTo(field);
    assertThat(blamed.hasAttr("autofocus")).isTrue();
    assertThat(page.select("[autofocus]")).hasSize(1);
    Element why = page.getElementById(blamed.attr("aria-describedby"));
    assertThat(why.text().replaceAll("[\u2068\u2069]", "'"))
        .startsWith(said.replaceAll("[«»]", "'"));
    assertThat(why.select("[lang]")).as("all of it is said in Russian").isEmpty();
    for (String pair : fields.split("&")) {
      String[] given = pair.split("=", 2);
      Element kept = page.select("[name=%s], [name=%1$s] [selected]".formatted(given[0])).last();
      assertThat(kept.attr("value")).isEqualTo(given[1]);
    }
    assertThat(rules.all()).hasSize(1);
  }

  @Test
  void whatOnlyTheReaderOfTheConfigurationKnowsIsMarkedAsEnglish() {
    Document page =
        Jsoup.parse(
            post("/rules", "name=odd&when=cold&kind=spike", "Cookie", "language=fa").body());

    assertThat(page.select("#refusal bdi[lang=en]").text()).startsWith("unknown key 'spike'");
    assertThat(page.select("#refusal[autofocus][tabindex=-1]")).hasSize(1);
    assertThat(page.select("[name=name]").val()).isEqualTo("odd");
  }

  @Test
  void itsPastIsShownAtOnce() {
    Document made = page("/rules?when=sentiment:negative");

    assertThat(made.select(".make [role=status]").text())
        .matches("In the last 28 days: \\d+ mentions meet it, \\d+ alerts");
    assertThat(made.select(".make li")).hasSize(10);
    assertThat(made.select(".make li bdi").first().text()).isNotBlank();
    assertThat(rules.all()).isEmpty();
  }

  @Test
  void titlesOfItsPastStandApart() {
    rig.holding(Said.review(77, "unheard of", 1, Duration.ofDays(1)));

    assertThat(page("/rules?when=unheard").select(".make li bdi strong").text())
        .isEqualTo("About it");
  }

  @Test
  void aRuleIsKeptAndTakenBack() {
    String form =
        "name=angry&when=sentiment:negative&kind=threshold&count=3&hours=1&notify=desk,+ops";

    assertThat(post("/rules", form).headers().firstValue("Location").orElse("")).endsWith("/rules");
    Rule made = rules.all().getFirst();
    assertThat(made.trigger()).isEqualTo(new Trigger.Threshold(3, Duration.ofHours(1)));
    assertThat(made.receivers()).containsExactly("desk", "ops");
    assertThat(made.made()).isTrue();
    assertThat(page("/rules").select("tbody tr").text())
        .isEqualTo("angry sentiment:negative so many at once at least 3 · 1 hour desk, ops Remove");
    assertThat(post("/rules", form).statusCode()).as("twice").isEqualTo(400);

    post("/rules/forget", "name=angry");
    assertThat(rules.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"en | quiet 22:00 to 07:30 Yerevan", "fa | بی‌خبر از ۲۲:۰۰ تا ۷:۳۰ به وقت ایروان"})
  void quietHoursAreToldWithTheirZone(String language, String told) {
    Rule plain = Rule.each("night", "coffee");
    QuietHours hours =
        new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30), ZoneId.of("Asia/Yerevan"));
    rules.put(
        new Rule(
            plain.name(),
            plain.when(),
            plain.trigger(),
            List.of(),
            Duration.ZERO,
            Optional.of(hours),
            Optional.empty()));

    assertThat(
            Jsoup.parse(rig.get("/rules", "Cookie", "language=" + language).body())
                .select("tbody td bdi.quiet")
                .text())
        .isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "each | ",
        "threshold&count=3&hours=2 | ,'threshold':{'over':'2h','count':3}",
        "spike | ,'spike':{'over':'24h','against':'672h','minimum':5,'sensitivity':'normal'}",
        "drop&hours=336&sensitivity=low | ,'drop':{'over':'336h','against':'1344h','minimum':5,'sensitivity':'low'}",
        "rating&change=1.5 | ,'rating':{'over':'24h','against':'672h','minimum':5,'change':1.5}",
        "group&count=4&hours=168 | ,'group':{'over':'168h','minimum':4}",
        "growth&hours=72 | ,'growth':{'over':'72h','against':'648h','minimum':5,'times':2.0}",
        "unanswered&waited=8 | ,'unanswered':{'after':'8h'}",
        "each&notify=a,+b | ,'notify':['a','b']",
        "each&quiet=22:00&until=07:30 | ,'quiet':{'from':'22:00','to':'07:30','zone':'Asia/Yerevan'}",
        "each&others=boss&patience=2 | ,'escalate':{'after':'2h','notify':['boss']}"
      })
  void everyKindIsWrittenInTheWordsOfTheConfiguration(String fields, String more) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    given.put("name", List.of("n"));
    given.put("when", List.of("w"));
    for (String field : ("kind=" + fields).split("&")) {
      given.put(field.split("=")[0], List.of(field.split("=")[1].replace('+', ' ')));
    }

    assertThat(RuleDraft.of(given).written(ZoneId.of("Asia/Yerevan")).toString())
        .isEqualTo(
            "{'name':'n','when':'w'%s}".formatted(more == null ? "" : more).replace('\'', '"'));
  }

  @Test
  void aRuleOfFeedsNeedsNoConditionAndHasNoPast() {
    Document made = page("/rules?kind=silent&waited=6");

    assertThat(made.select(".make [role=status]").text()).contains("can’t be tried on the past");
    assertThat(made.select("button[formmethod=post]")).hasSize(1);
    assertThat(RuleDraft.of(Map.of("kind", List.of("silent"))).named("n").written(ZoneOffset.UTC))
        .hasToString("{\"name\":\"n\",\"silent\":{\"after\":\"24h\"}}");
  }

  @Test
  void whatTheConfigurationDeclaresIsLocked() {
    rules.put(Rule.each("declared", "coffee"));

    assertThat(page("/rules").select("tbody tr").text()).endsWith("from earshot.yml");
    assertThat(post("/rules/forget", "name=declared").statusCode()).isEqualTo(400);
    assertThat(rules.all()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "when=), 400",
    "when=a&kind=shout, 400",
    "when=a&kind=threshold&count=many, 400",
    "when=a&shape=round, 400"
  })
  void nonsenseIsRefused(String fields, int status) {
    assertThat(rig.get("/rules?" + fields, "Accept", "text/html").statusCode()).isEqualTo(status);
    assertThat(post("/rules", "name=x&" + fields).statusCode()).isEqualTo(status);
    assertThat(post("/rules", "name=x&when=a", "Origin", "https://x.example").statusCode())
        .isEqualTo(403);
    assertThat(rules.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en", "fa", "hy", "ru"})
  void whatIsWrongWithItsQueryIsSaidInTheLanguageOfWhoMakesIt(String language) {
    Wording words = new Wording(RulesPage.class, Locale.of(language), ZoneOffset.UTC);
    String cookie = "language=" + language;
    Document asked =
        Jsoup.parse(
            rig.get("/rules?when=cold+OR+%29", "Accept", "text/html", "Cookie", cookie).body());
    Document sent = Jsoup.parse(post("/rules", "name=x&when=cold+OR+%29", "Cookie", cookie).body());
    QueryException wrong =
        catchThrowableOfType(QueryException.class, () -> Query.parse("cold OR )"));
    String said = words.of("query." + wrong.fault().word(), wrong.about().toArray());

    for (Document page : List.of(asked, sent)) {
      assertThat(page.select("html").attr("lang")).isEqualTo(language);
      assertThat(page.select(".pointed mark").text()).isEqualTo(")");
      assertThat(page.select("#refusal").text()).contains(said).doesNotContain("column");
      assertThat(page.select("[aria-invalid=true]").attr("name")).isEqualTo("when");
      assertThat(page.select("[name=when]").val()).isEqualTo("cold OR )");
    }
    assertThat(rules.all()).isEmpty();
  }

  @Test
  void aSearchForEverythingIsNoRule() {
    assertThat(RuleQuery.of(Address.of(Map.of("status", List.of("open"))))).isEmpty();
    assertThat(RuleQuery.of(Address.of(Map.of("q", List.of("a OR b"))))).contains("a OR b");
    assertThat(page("/").select("a[href^=/rules]")).isEmpty();
  }
}
