package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Sentiment;
import earshot.query.Said;
import earshot.query.http.Rig;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who complains or praises again, as people and programs are told. */
class AgainPageTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final Rig rig = new Rig(store -> store, Sample::pages);

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | third complaint by this author in 30 days | second praise by this author in 30 days",
        "ru | третья жалоба этого автора за 30 дней | вторая похвала этого автора за 30 дней",
        "hy | այս հեղինակի երրորդ բողոքը 30 օրում | այս հեղինակի երկրորդ գովեստը 30 օրում",
        "fa | سومین شکایت این نویسنده در ۳۰ روز | دومین تعریف این نویسنده در ۳۰ روز"
      })
  void theReasonSaysSoInTheReadersLanguage(String language, String complaint, String praise) {
    rig.holding(bad("1", 9), bad("2", 5), bad("3", 2), good("4", 9), good("5", 2));

    assertThat(firstReasons("/?queue=answer", language)).contains(complaint);
    assertThat(firstReasons("/?queue=thank", language)).contains(praise);
  }

  @Test
  void theTenthIsCountedInFigures() {
    for (int i = 0; i < 10; i++) {
      rig.holding(bad("n" + i, 20 - i));
    }

    assertThat(firstReasons("/", "en")).contains("complaint no. 10 by this author in 30 days");
  }

  @Test
  void programsAreToldWithTheAudit() {
    Mention third = bad("3", 2).mention();
    rig.holding(bad("1", 9), bad("2", 5), bad("3", 2));
    JsonNode told = rig.json("/api/v1/mentions/" + third.id());
    JsonNode audit = rig.json("/api/v1/mentions/" + third.id() + "/audit");

    assertThat(told.at("/priority/reasons"))
        .contains(Rig.parsed("{\"term\": \"again\", \"value\": 0.6667, \"points\": 6.667}"));
    assertThat(audit.at("/formula/terms/again").asDouble()).isEqualTo(0.6667);
    assertThat(audit.at("/formula/weights/again").asDouble()).isEqualTo(10);
    assertThat(rig.json("/api/v1/mentions").at("/mentions/0/id").asText())
        .isEqualTo(third.id().value());
  }

  @Test
  void whoeverSaysItOnceOrGivesNoNameIsToldOfNothing() {
    rig.holding(
        bad("1", 5),
        bad("2", 4).author(null, null, null),
        bad("3", 3).author(null, null, null),
        bad("4", 2).author("Anonymous", null, null),
        bad("5", 1).author("Anonymous", null, null));

    assertThat(rig.get("/api/v1/mentions").body()).doesNotContain("\"again\"");
  }

  private String firstReasons(String path, String language) {
    String page = rig.get(path, "Accept", "text/html", "Accept-Language", language).body();
    return Jsoup.parse(page).select(".card .why > summary").first().text();
  }

  private static Draft bad(String number, int daysAgo) {
    return said(number, daysAgo, Label.NEGATIVE);
  }

  private static Draft good(String number, int daysAgo) {
    return said(number, daysAgo, Label.POSITIVE);
  }

  private static Draft said(String number, int daysAgo, Label label) {
    return Sample.assessed(
        Mention.said("mastodon", "m.example", number, Kind.POST)
            .text("It is as it is.")
            .language("en")
            .author("Ani", "@ani", null)
            .brands(List.of("Acme"))
            .sentiment(new Sentiment(label, 0.8, false, "text-1"))
            .status("open")
            .publishedAt(Said.NOW.minus(DAY.multipliedBy(daysAgo)))
            .collectedAt(Said.NOW)
            .version(1));
  }
}
