package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Rating;
import earshot.query.CheckResult;
import earshot.query.MentionStore;
import earshot.query.Said;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.StoreUnavailable;
import earshot.query.access.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportRoutesTest {
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void csvHasAHeaderAndARowForEach() {
    rig.holding(
        Said.review(1, "Cold, \"very\"\ncold", 2, Duration.ofHours(1)).url("https://p.example/1"));

    HttpResponse<String> answer = rig.get("/api/v1/export?format=csv");

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
    assertThat(answer.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"mentions-2026-03-10.csv\"");
    assertThat(answer.body())
        .isEqualTo(
            "id,source,kind,brands,author,handle,followers,title,text,url,rating,ratingMin,"
                + "ratingMax,language,sentiment,confidence,queue,priority,publishedAt,editedAt,"
                + "collectedAt,status,assignee,reply,thread,place\r\n"
                + new MentionId(MentionId.of("appstore", "77", "1").value())
                + ",appstore,review,Acme,,,,About it,\"Cold, \"\"very\"\"\ncold\","
                + "https://p.example/1,2,1,5,en,negative,0.9,,,2026-03-10T11:00:00Z,,"
                + "2026-03-10T12:00:00Z,open,,,,\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=HYPERLINK(\"x\")| \"'=HYPERLINK(\"\"x\"\")\"",
        "+1               | '+1",
        "-2+3             | '-2+3",
        "@SUM(A1)         | '@SUM(A1)",
        "＝1              | '＝1",
        "a=b              | a=b",
        "a,b              | \"a,b\"",
      })
  void noTextBecomesAFormula(String text, String cell) {
    assertThat(CsvWriter.cell(text)).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t=1+1", "\r=1+1", "\n=1+1"})
  void norWhenABlankStandsBeforeIt(String text) {
    assertThat(CsvWriter.cell(text)).contains("'" + text);
  }

  @Test
  void noColumnOfAMentionBecomesAFormula() {
    rig.holding(
        Mention.said("feed", "f", "1", Kind.REVIEW)
            .text("=1+1")
            .title("@SUM(A1)")
            .author("+1", "-1", null)
            .thread("=2")
            .place("=3")
            .collectedAt(Said.NOW)
            .version(1));

    String row = rig.get("/api/v1/export?format=csv").body().lines().toList().get(1);
    assertThat(row)
        .contains(",'=1+1,", ",'@SUM(A1),", ",'+1,'-1,", ",'=2,'=3")
        .doesNotContainPattern("(^|,)[=+@-]");
  }

  @Test
  void aNegativeRatingStaysANumber() {
    rig.holding(
        Mention.said("feed", "f", "1", Kind.REVIEW)
            .rating(new Rating(-3, -5, 5))
            .collectedAt(Said.NOW)
            .version(1));

    assertThat(rig.get("/api/v1/export?format=csv").body()).contains(",-3,-5,5,");
  }

  @Test
  void linesAreTheMentionsOfTheApiNewestFirst() {
    IntStream.range(0, 1500).forEach(i -> rig.holding(Said.post(i, "text", Duration.ofMinutes(i))));

    List<String> lines = rig.get("/api/v1/export?q=text").body().lines().toList();

    assertThat(lines).hasSize(1500);
    assertThat(Rig.parsed(lines.getFirst()))
        .isEqualTo(rig.json("/api/v1/mentions?sort=newest").at("/mentions/0"));
  }

  @Test
  void filtersNarrowIt() {
    rig.holding(Said.post(1, "a", Duration.ZERO), Said.post(2, "b", Duration.ZERO).language("hy"));

    assertThat(rig.get("/api/v1/export?language=hy").body().lines()).hasSize(1);
  }

  @Test
  void anExportThatBreaksOffLooksBroken() {
    try (Rig failing = new Rig(store -> new BreaksOff(store), wiring -> new Routes[0])) {
      assertThatThrownBy(() -> failing.get("/api/v1/export?format=csv"))
          .as("the client notices")
          .hasRootCauseInstanceOf(java.io.IOException.class);
    }
  }

  /** Gives many and then fails. */
  private record BreaksOff(MentionStore store) implements MentionStore {
    @Override
    public Stream<Mention> all(SearchRequest request) {
      return IntStream.range(0, 20_001)
          .mapToObj(
              i -> {
                if (i == 20_000) {
                  throw new StoreUnavailable("gone in the middle");
                }
                return Said.post(i, "text", Duration.ZERO).mention();
              });
    }

    @Override
    public SearchResult search(SearchRequest request) {
      return store.search(request);
    }

    @Override
    public Optional<Mention> byId(MentionId id) {
      return store.byId(id);
    }

    @Override
    public long count(SearchRequest request) {
      return store.count(request);
    }

    @Override
    public java.util.SortedMap<java.time.Instant, earshot.query.Tally> tallies(
        SearchRequest request, earshot.query.Every every, java.time.ZoneId zone) {
      return store.tallies(request, every, zone);
    }

    @Override
    public java.util.Map<String, earshot.query.Tally> tallies(
        SearchRequest request, earshot.query.Facet by, java.util.Set<String> values) {
      return store.tallies(request, by, values);
    }

    @Override
    public earshot.query.Waits waits(SearchRequest request, java.time.Duration target) {
      return store.waits(request, target);
    }

    @Override
    public CheckResult check() {
      return store.check();
    }
  }

  @Test
  void whatIsGoneIsGivenWithoutItsWords() {
    DigestSample.fill(rig);
    String span = "&from=2026-03-03&to=2026-03-10";

    assertThat(rig.get("/api/v1/export?removed=true&brand=Acme&format=csv" + span).body().lines())
        .containsExactly(
            "id,source,brands,collectedAt,removedAt,by",
            "appstore-a,appstore,Acme,2026-01-29T12:00:00Z,2026-03-09T16:00:00Z,place",
            "google-play-b,google-play,Acme,2026-01-29T12:00:00Z,2026-03-06T18:00:00Z,person",
            "facebook-c,facebook,Acme,2026-01-29T12:00:00Z,2026-03-06T13:00:00Z,place");
    assertThat(rig.get("/api/v1/export?removed=true&source=appstore" + span).body().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"id\":\"appstore-a\",\"source\":\"appstore\",\"brands\":[\"Acme\"]");
  }

  @Test
  void noWordsAreLookedForInWhatIsGone() {
    assertThat(rig.json("/api/v1/export?removed=true&q=tea").path("detail").asText())
        .startsWith("there is no parameter \"q\"");
    assertThat(rig.get("/api/v1/export?removed=yes").body()).contains("must be true or false");
  }

  @Test
  void whatWasPrivateIsNotToldToViewersWhenItIsGone() {
    DigestSample.fill(rig);
    String path = "/api/v1/export?removed=true&brand=Acme";
    String viewer = "Bearer " + rig.token(Role.VIEWER);
    String agent = "Bearer " + rig.token(Role.AGENT);

    assertThat(rig.get(path, "Authorization", viewer).body()).doesNotContain("facebook-c");
    assertThat(rig.get(path, "Authorization", agent).body()).contains("facebook-c");
    assertThat(rig.get("/api/v1/digest?brand=Acme&format=text", "Authorization", viewer).body())
        .contains("Removed in this span, whenever it was said: 2 ");
  }
}
