package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Brand;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import earshot.mention.Sentiment;
import earshot.mention.Statement;
import earshot.query.ReplyBook;
import earshot.query.Said;
import earshot.query.http.Alarms;
import earshot.query.http.Rig;
import earshot.query.http.Rulebook;
import earshot.query.template.ReplyTemplate;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of one mention, its discussion and what was decided about it. */
class MentionPageTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Rig rig =
      new Rig(s -> s, wiring -> EveryPage.of(wiring, new Alarms(), new Rulebook())).obeying();
  private final Mention said =
      Sample.assessed(Said.post(1, "The queue is long. The cake is lovely.", HOUR))
          .statements(
              List.of(
                  new Statement(
                      "The queue is long.",
                      Optional.of(Label.NEGATIVE),
                      Optional.of("waiting"),
                      Optional.empty()),
                  new Statement(
                      "The cake is lovely.",
                      Optional.of(Label.POSITIVE),
                      Optional.empty(),
                      Optional.empty())))
          .mention();
  private final String path = "/mentions/" + said.id();

  MentionPageTest() {
    rig.holding(said.toDraft());
    rig.brands.add(new Brand("Acme", Optional.of("acme")));
    rig.brands.add(new Brand("Bolt, <Tea>", Optional.empty()));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Document page(String path, String... headers) {
    HttpResponse<String> answer = rig.get(path, headers);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private HttpResponse<String> post(String path, String form) {
    return rig.post(path, form, "Content-Type", "application/x-www-form-urlencoded");
  }

  @Test
  void eachStatementHasItsFeelingThemeAndGroup() {
    rig.book.put("queue", said, Said.post(2, "The queue!", HOUR).mention());

    Document page = page(path);

    Element text = page.select("#one .said").first();
    assertThat(text.select(".states").eachAttr("class"))
        .containsExactly("states negative", "states positive");
    assertThat(text.select(".states").eachText())
        .as("told to who does not see the colours")
        .containsExactly("negative: The queue is long.", "positive: The cake is lovely.");
    assertThat(text.select(".states:first-child + .about").text()).startsWith("waiting");
    assertThat(text.select(".about a").eachAttr("href")).containsExactly("/groups/queue");
    assertThat(text.ownText()).as("nothing is told twice").isBlank();
    assertThat(page.select(".says")).isEmpty();
  }

  @Test
  void whatStandsNowhereInTheTextIsToldBelowIt() {
    Mention cut =
        Sample.assessed(Said.post(7, "Shown.", HOUR))
            .statements(
                List.of(
                    new Statement(
                        "Not shown.",
                        Optional.of(Label.NEGATIVE),
                        Optional.of("waiting"),
                        Optional.empty())))
            .mention();
    rig.holding(cut.toDraft());

    assertThat(page("/mentions/" + cut.id()).select(".says li").text())
        .isEqualTo("Not shown. negative waiting");
  }

  @Test
  void whereElseItWasSaidIsTold() {
    Mention first =
        Said.post(2, "The queue is long. The cake is lovely!", HOUR.multipliedBy(2))
            .place("Yerevan")
            .url("https://m.example/2")
            .mention();
    Mention unheard = Said.post(3, "never came", HOUR).mention();
    rig.holding(first.toDraft());
    rig.book.copies(said, first, unheard);

    Element elsewhere = page(path).select("section:contains(nearly the same)").first();

    assertThat(elsewhere.select("h2").text()).isEqualTo("2 others say nearly the same");
    assertThat(elsewhere.select("li").eachText())
        .containsExactly("Mastodon Yerevan 2 h ago said it first Open original");
    assertThat(elsewhere.select("li a").first().attr("href")).isEqualTo("/mentions/" + first.id());
  }

  @Test
  void aDiscussionIsReadFromItsBeginning() {
    for (int i = 10; i < 70; i++) {
      rig.holding(Said.post(i, "answer " + i, HOUR.minusSeconds(i)).thread("1"));
    }
    rig.holding(Said.post(99, "elsewhere", HOUR).thread("2"));
    post("/mentions/" + Said.post(12, "", HOUR).id() + "/note", "note=rang+them");

    assertThat(page(path).select("a[href$=/thread]").text())
        .isEqualTo("60 mentions in the whole discussion");
    for (String from : List.of(path, "/mentions/" + Said.post(30, "", HOUR).id())) {
      Document thread = page(from + "/thread");
      assertThat(thread.select(".card .said").eachText().subList(0, 3))
          .containsExactly("The queue is long. The cake is lovely.", "answer 10", "answer 11");
      assertThat(thread.select(".card")).hasSize(51);
      assertThat(thread.select("section:contains(Notes) .said").text()).isEqualTo("rang them");

      Document rest = page(thread.select("a[rel=next]").attr("href"));
      assertThat(rest.select(".card .said").eachText()).hasSize(10).startsWith("answer 60");
      assertThat(rest.select(".paging a").attr("href")).isEqualTo(from + "/thread");
    }
    assertThat(page("/mentions/" + Said.post(99, "", HOUR).id()).select("a[href$=/thread]").text())
        .isEqualTo("1 mention in the whole discussion");
  }

  @Test
  void whoStandsAloneHasNoDiscussion() {
    assertThat(page(path).select("a[href$=/thread]")).isEmpty();
    assertThat(rig.get(path + "/thread").statusCode()).isEqualTo(404);
  }

  @Test
  void theBrandIsCorrected() {
    Element form = page(path).select("form.belongs").first();
    assertThat(form.select("input[checked]").eachAttr("value")).containsExactly("Acme");

    HttpResponse<String> moved =
        post(path + "/brands", "version=1&here=" + path + "&brands=Bolt%2C+%3CTea%3E");

    assertThat(moved.headers().firstValue("Location")).contains(path);
    assertThat(page(path).select(".where .brand").text()).isEqualTo("Bolt, <Tea>");
    assertThat(page(path).select(".past li bdi").text())
        .isEqualTo("Somebody said that it is about Bolt, <Tea>");
    post(path + "/brands", "here=" + path);
    assertThat(page(path).select(".where .brand")).isEmpty();
    assertThat(page(path).select(".past li bdi").first().text())
        .isEqualTo("Somebody said that it is about none of the brands");
    assertThat(post(path + "/brands", "brands=Nobody").statusCode()).isEqualTo(400);
  }

  @Test
  void aTemplateFillsTheBoxWithoutAScript() {
    Element form = page(path).select("form.choose").first();
    assertThat(form.select("option").eachText().subList(0, 3))
        .as("those of its language and queue come first")
        .containsExactly("none", "Apologise and offer a way out", "Thank");

    String chosen = form.attr("action").replace("#reply", "?template=Thank#reply");
    Document filled = page(chosen.replace("#reply", ""), "Cookie", "who=Mara");

    assertThat(filled.select("#reply textarea").text())
        .startsWith("Hello Ani, thank you")
        .contains("at Acme")
        .endsWith("Mara");
    assertThat(filled.select("option[selected]").text()).isEqualTo("Thank");
  }

  @Test
  void whatThePlaceWantsOfAnAnswerIsTold() {
    assertThat(page(path).select("#reply .rules").text()).contains("takes no answers from here");

    rig.replies =
        any -> Optional.of(ReplyRules.upTo(280, Unit.GRAPHEMES).without("<", "no tags there"));
    Element answer = page(path).select("#reply .answer").first();

    assertThat(answer.attr("data-most")).isEqualTo("280");
    assertThat(answer.attr("data-unit")).isEqualTo("graphemes");
    assertThat(answer.select(".rules").text())
        .isEqualTo("At most 280 characters there. no tags there");
    assertThat(answer.select("button").text()).isEqualTo("Send");
  }

  @Test
  void thatAnAnswerGoesByMailIsTold() {
    rig.replies =
        new ReplyBook() {
          @Override
          public Optional<ReplyRules> rules(Mention mention) {
            return Optional.of(ReplyRules.upTo(10_000, Unit.CHARACTERS));
          }

          @Override
          public boolean byMail(Mention mention) {
            return true;
          }
        };
    assertThat(page(path).select("#reply .rules").text())
        .endsWith("It goes by mail to the address that was left.");
  }

  @Test
  void whereNoAnswerLeavesALinkLeadsThere() {
    rig.holding(Said.post(5, "far away", HOUR).url("https://m.example/5"));
    rig.holding(Said.post(6, "bad link", HOUR).url("javascript:alert(1)"));

    assertThat(
            page("/mentions/" + Said.post(5, "", HOUR).id()).select("#reply .rules a").attr("href"))
        .isEqualTo("https://m.example/5");
    assertThat(page("/mentions/" + Said.post(6, "", HOUR).id()).select("#reply .rules a"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|2 stars · 14K followers · third of a growing group · waiting 3 h of 24 h",
        "fa|۲ ستاره · ۱۴ هزار دنبال‌کننده · سومین نفر از گروهی که بزرگ‌تر می‌شود · ۳ ساعت انتظار از مهلت ۲۴ ساعت",
        "hy|2 աստղ · 14 հզր հետևորդ · երրորդը աճող խմբում · սպասում է 3 ժամ, նպատակը՝ 24 ժամ",
        "ru|2 звезды · 14 тыс. подписчиков · третий в растущей группе · ждёт 3 ч из 24 ч"
      })
  void aCardSaysAtAGlanceWhyItIsThere(String language, String glance) {
    List<Mention> growing = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      growing.add(
          Sample.assessed(
                  Said.review(i, "cold " + i, 2, HOUR.multipliedBy(6 - i))
                      .author("Ani", "@ani" + i, null, 14_000L)
                      .statements(Said.inGroup("cold " + i, "g")))
              .mention());
      rig.holding(growing.getLast().toDraft());
    }
    rig.book.put("g", growing.toArray(Mention[]::new));
    String third = "/mentions/" + growing.get(2).id();

    assertThat(page(third, "Cookie", "language=" + language).select("#one .why > summary").text())
        .endsWith(glance);
  }

  @Test
  void aFeelingThatTheStarsTellIsSaidInWords() {
    Mention rated =
        Said.review(40, "cold", 1, HOUR)
            .sentiment(new Sentiment(Label.NEGATIVE, 0.95, false, "stars"))
            .mention();
    rig.holding(rated.toDraft());

    assertThat(
            page("/mentions/" + rated.id() + "/audit", "Cookie", "language=fa").select("dl").text())
        .contains("به گفتهٔ ستاره‌هایی که داده شده");
  }

  @Test
  void everythingDecidedIsReadAsAPage() {
    rig.book.put("queue", said, Said.post(2, "The queue!", HOUR).mention());
    post(path + "/note", "note=x");

    Document audit = page(path + "/audit");

    assertThat(audit.select("section h2").eachText())
        .contains(
            "How it was heard",
            "Why it is about these brands",
            "Why it is in these groups",
            "What people did");
    assertThat(audit.select("dl").text())
        .contains(
            "Mastodon", "m.example", "because the place belongs to it", "75% like the others");
    post(path + "/brands", "brands=Acme&brands=Bolt%2C+%3CTea%3E");
    assertThat(page(path + "/audit").select("dl").text())
        .contains("because a person said so")
        .doesNotContain("because the place");
    assertThat(audit.select(".trail a").eachAttr("href"))
        .containsExactly(path, "/api/v1" + path + "/audit");
  }

  @Test
  void aQueryOfAnotherDayIsToldAsSuch() {
    rig.holding(
        said.toDraft().matched(Optional.of(Map.of("Acme", Brand.version("queue OR cake")))));
    assertThat(page(path + "/audit").select("dl").text())
        .contains("earlier query of the brand, whose words are no longer known (version 8be22a46)");

    Brand before = new Brand("Acme", Optional.of("queue OR cake"));
    rig.brands.set(0, new Brand("Acme", Optional.of("acme")).inPlaceOf(before));
    assertThat(page(path + "/audit").select("dl").text())
        .contains("because it matched an earlier query of the brand: \u2068queue OR cake\u2069");

    rig.brands.set(0, before);
    assertThat(page(path + "/audit").select("dl").text())
        .contains("because it matches \u2068queue OR cake\u2069");
  }

  @Test
  void ownTemplatesAreWrittenAndTakenAwayOnTheirPage() {
    HttpResponse<String> written =
        post("/templates", "name=%3Cb%3Eours&language=en&situation=thank&text=Hi+%7Bauthor%7D");
    assertThat(written.headers().firstValue("Location")).contains("/templates");

    Element card = page("/templates").select("article:contains(ours)").first();
    assertThat(card.select("h3 bdi").text()).isEqualTo("<b>ours");
    assertThat(page(path).select("option:contains(ours)").attr("data-text")).isEqualTo("Hi Ani");
    assertThat(page("/templates?name=%3Cb%3Eours").select("#write textarea").text())
        .isEqualTo("Hi {author}");

    post("/templates/forget", "name=%3Cb%3Eours");
    assertThat(page("/templates").select("article:contains(ours)")).isEmpty();
    assertThat(post("/templates/forget", "name=Thank").statusCode()).isEqualTo(404);
    assertThat(post("/templates", "name=x&language=en&situation=thank&text=%7Bfriend%7D").body())
        .contains("{friend}");
    assertThat(ReplyTemplate.placeholders()).isEqualTo("{author} {brand} {place} {stars} {me}");
  }
}
