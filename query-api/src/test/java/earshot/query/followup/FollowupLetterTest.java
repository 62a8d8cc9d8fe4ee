package earshot.query.followup;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Followup;
import earshot.query.Said;
import earshot.query.followup.FollowupPlan.Words;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowupLetterTest {
  private static final URI PAGES = URI.create("https://earshot.example");

  @ParameterizedTest
  @CsvSource({
    "en, ltr, Hello Ani, How was it at",
    "fa, rtl, سلام, تجربه‌تان از",
    "hy, ltr, Բարև Ձեզ, Ինչպե՞ս անցավ",
    "ru, ltr, Здравствуйте, Как вам",
  })
  void itSpeaksTheirLanguageInItsDirection(
      String language, String direction, String hello, String subject) {
    FollowupLetter letter = letter(asked(language), false);

    assertThat(letter.subject()).startsWith(subject).contains("Acme");
    assertThat(letter.text().replaceAll("[\u2068\u2069]", "")).startsWith(hello).contains("Ani");
    Document html = Jsoup.parse(letter.html());
    assertThat(html.select("div").first().attr("dir")).isEqualTo(direction);
    assertThat(html.select("div").first().attr("lang")).isEqualTo(language);
    assertThat(html.select("img, script, link, [src]")).isEmpty();
  }

  @Test
  void oneClickAnswersAndAnotherEndsIt() {
    FollowupLetter letter = letter(asked("en"), false);
    Document html = Jsoup.parse(letter.html());

    assertThat(html.select("a[href*=stars]").eachAttr("href"))
        .containsExactly(
            letter.page() + "?stars=1",
            letter.page() + "?stars=2",
            letter.page() + "?stars=3",
            letter.page() + "?stars=4",
            letter.page() + "?stars=5");
    assertThat(html.select("a[href$=/unsubscribe]")).hasSize(1);
    assertThat(letter.text())
        .contains("★★★★☆  " + letter.page() + "?stars=4", letter.unsubscribe().toString());
    assertThat(letter.page().toString())
        .startsWith("https://earshot.example/followup/")
        .doesNotContain("ani");
  }

  @Test
  void aReminderSaysThatItIsOne() {
    assertThat(letter(asked("en"), true).subject()).startsWith("Once more: ");
  }

  @Test
  void whoseNameIsNotKnownIsGreetedAllTheSame() {
    Followup nameless =
        new Followup(
            "id",
            "Acme",
            "p",
            Optional.of("a@b.example"),
            Optional.empty(),
            "en",
            Optional.empty(),
            Said.NOW,
            Optional.empty(),
            Optional.empty());

    assertThat(letter(nameless, false).text()).startsWith("Hello there,");
  }

  @Test
  void namesDoNothingInHtml() {
    Followup evil =
        new Followup(
            "id",
            "Acme",
            "p",
            Optional.of("a@b.example"),
            Optional.of("<img src=x>\nBcc: all"),
            "en",
            Optional.empty(),
            Said.NOW,
            Optional.empty(),
            Optional.empty());

    assertThat(letter(evil, false).html()).contains("&lt;img src=x&gt; Bcc");
    assertThat(letter(evil, false).subject()).doesNotContain("\n");
  }

  @Test
  void ownWordsTakeTheirPlaceAndStillOfferAWayOut() {
    Words words =
        new Words(Template.ofSubject("{brand}?"), Template.ofText("{name}: {stars} & more"));
    FollowupPlan own =
        new FollowupPlan(
            "Acme",
            GuestList.PLAN.seal(),
            GuestList.PLAN.after(),
            Optional.empty(),
            GuestList.PLAN.keep(),
            GuestList.PLAN.again(),
            1,
            1,
            "en",
            Map.of("en", words));
    FollowupLetter letter = new FollowupLetter(asked("en"), own, false, PAGES);

    assertThat(letter.subject().replaceAll("[\u2068\u2069]", "")).isEqualTo("Acme?");
    assertThat(letter.html()).contains("&amp; more", "/unsubscribe");
    assertThat(letter.text()).contains("& more", "/unsubscribe");
  }

  private static FollowupLetter letter(Followup followup, boolean reminder) {
    return new FollowupLetter(followup, GuestList.PLAN, reminder, PAGES);
  }

  private static Followup asked(String language) {
    return new Followup(
        "someone",
        "Acme",
        "p",
        Optional.of("ani@example.org"),
        Optional.of("Ani"),
        language,
        Optional.empty(),
        Said.NOW,
        Optional.empty(),
        Optional.empty());
  }
}
