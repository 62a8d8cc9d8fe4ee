package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Followup;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.query.Said;
import earshot.query.followup.GuestList;
import earshot.query.http.Rig;
import earshot.query.http.Routes;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowupPageTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final GuestList guests = new GuestList();
  private final Rig rig = rig(guests);
  private final String person = GuestList.PLAN.seal().person("ani@example.org");
  private final String path = "/followup/" + GuestList.PLAN.seal().token(person);

  FollowupPageTest() {
    guests.put(
        new Followup(
            person,
            "Acme",
            person,
            Optional.of("ani@example.org"),
            Optional.of("Ani"),
            "fa",
            Optional.empty(),
            Said.NOW,
            Optional.empty(),
            Optional.empty()));
  }

  /** With these guests and no doors but theirs. */
  static Rig rig(GuestList guests) {
    return Rig.with(
        wiring -> {
          Pages pages = new Pages(wiring, new Kept());
          return new Routes[] {
            pages, new FollowupPage(pages, wiring, List.of(GuestList.PLAN), guests)
          };
        });
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Document get(String where) {
    return Jsoup.parse(rig.get(where, "Accept", "text/html").body());
  }

  private HttpResponse<String> post(String where, String body) {
    return rig.post(where, body, "Content-Type", FORM, "Accept", "text/html");
  }

  private List<Mention> said() {
    return rig.intake.handed.stream().map(handed -> handed.mention()).toList();
  }

  @Test
  void whoIsAskedSeesAFormInTheirLanguage() {
    Document page = get(path + "?stars=4");

    assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
    assertThat(page.select("input[name=stars][checked]").attr("value")).isEqualTo("4");
    assertThat(page.select("nav, header")).isEmpty();
    assertThat(page.text()).doesNotContain("ani@example.org");
  }

  @Test
  void lookingChangesNothing() {
    get(path + "?stars=4");
    get(path + "/unsubscribe");

    assertThat(said()).isEmpty();
    assertThat(guests.all().getFirst().answeredAt()).isEmpty();
    assertThat(guests.optedOut(person)).isEmpty();
  }

  @Test
  void anAnswerIsASurveyMentionWithoutTheirName() {
    HttpResponse<String> answer = post(path, "stars=4&text=%D8%B9%D8%A7%D9%84%DB%8C");

    assertThat(answer.statusCode()).isEqualTo(303);
    Mention mention = said().getFirst();
    assertThat(mention.kind()).isEqualTo(Kind.SURVEY);
    assertThat(mention.source()).isEqualTo("followup");
    assertThat(mention.brands()).containsExactly("Acme");
    assertThat(mention.rating().orElseThrow().value()).isEqualTo(4);
    assertThat(mention.text()).hasValue("عالی");
    assertThat(mention.author()).isEmpty();
    assertThat(guests.all().getFirst().stars()).hasValue(4);
    assertThat(get(path + "?done").select("#says").text()).startsWith("سپاس");
  }

  @Test
  void whoAnswersAgainCorrectsTheAnswer() {
    post(path, "stars=2");
    post(path, "stars=5&text=better");

    assertThat(said()).extracting(Mention::id).hasSize(2).containsOnly(said().getFirst().id());
    assertThat(said())
        .extracting(Mention::publishedAt)
        .containsOnly(said().getFirst().publishedAt());
    assertThat(get(path).select("input[name=stars][checked]").attr("value")).isEqualTo("5");
  }

  @Test
  void aClickOnStarsIsSentAtOnceButNeverOverAnAnswer() {
    assertThat(get(path + "?stars=4").select("script[src*=followup]")).hasSize(1);
    assertThat(get(path).select("script")).isEmpty();
    post(path, "stars=2&text=long+story");

    assertThat(get(path + "?stars=4").select("script")).isEmpty();
  }

  @Test
  void withoutStarsNothingIsAnswered() {
    assertThat(post(path, "text=hm").statusCode()).isEqualTo(400);
    assertThat(post(path, "stars=6").statusCode()).isEqualTo(400);
    assertThat(said()).isEmpty();
  }

  @Test
  void aLinkThatNobodyGaveOutLeadsNowhere() {
    for (String wrong : List.of("x", person, person + ".x", path.substring(10) + "x")) {
      assertThat(rig.get("/followup/" + wrong).statusCode()).as(wrong).isEqualTo(404);
      assertThat(post("/followup/" + wrong, "stars=1").statusCode()).isEqualTo(404);
      assertThat(post("/followup/" + wrong + "/unsubscribe", "").statusCode()).isEqualTo(404);
    }
    assertThat(said()).isEmpty();
  }

  @Test
  void aMailProgramUnsubscribesWithOneClick() {
    HttpResponse<String> answer = post(path + "/unsubscribe", "List-Unsubscribe=One-Click");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(guests.optedOut(person)).isPresent();
    assertThat(get(path + "/unsubscribe").select("form")).isEmpty();
  }

  @Test
  void addressesOfPagesAreToldNobody() {
    HttpResponse<String> answer = rig.get(path);

    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(answer.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }
}
