package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Draft;
import earshot.mention.Mention;
import earshot.query.Said;
import earshot.query.SearchRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each figure of a review check is what the export of the same span gives, now and before. */
class DigestTotalsTest {
  /** Figures that a test below counts anew from exported rows. */
  private static final Set<String> COUNTED =
      Set.of(
          "totals[].count",
          "totals[].before.count",
          "sentiment[].count",
          "sentiment[].share.value",
          "sentiment[].before.count",
          "stars[].count",
          "stars[].share.value",
          "stars[].before.count",
          "rating.count",
          "rating.stars.value",
          "rating.before",
          "groupCount",
          "groups[].statements",
          "groups[].before.count",
          "groups[].mentions.count",
          "growing[].statements",
          "growing[].before.count",
          "growing[].mentions.count",
          "waiting.all.count",
          "waiting.more",
          "thank.all.count",
          "thank.more",
          "answers.count",
          "answers.inTime",
          "answers.meanSeconds",
          "answers.meanSecondsBefore",
          "answers.medianSeconds",
          "answers.medianSecondsBefore",
          "shareOfVoice[].count",
          "shareOfVoice[].share");

  /** Figures that count nothing: what was wanted, what chance leaves open, and what is quoted. */
  private static final Set<String> OTHERS =
      Set.of(
          "targetSeconds",
          "sentiment[].share.low",
          "sentiment[].share.high",
          "stars[].share.low",
          "stars[].share.high",
          "rating.stars.low",
          "rating.stars.high",
          "groups[].quotes[].stars",
          "growing[].quotes[].stars",
          "waiting.first[].stars",
          "waiting.first[].reasons[].value",
          "waiting.first[].reasons[].points",
          "thank.first[].stars",
          "thank.first[].reasons[].value",
          "thank.first[].reasons[].points");

  private static final Offset<Double> NEARLY = within(1e-9);
  private static final Offset<Double> A_SECOND = within(1.0);

  private final Rig rig = new Rig();
  private JsonNode digest = Rig.parsed("{}");

  @AfterEach
  void close() {
    rig.close();
  }

  @BeforeEach
  void fill() {
    DigestSample.fill(rig);
    DigestSample.more(rig);
    compose();
  }

  private void compose() {
    digest = rig.json("/api/v1/digest?brand=Acme&to=2026-03-10T12:00:00Z");
  }

  /** Whoever adds a figure says here how it is compared, and does. */
  @Test
  void noFigureIsLeftOut() {
    Set<String> shown = new TreeSet<>();
    figures("", digest, shown);
    Set<String> known = new TreeSet<>(COUNTED);
    known.addAll(OTHERS);

    assertThat(shown).isEqualTo(known);
  }

  private static void figures(String path, JsonNode node, Set<String> found) {
    if (node.isNumber()) {
      found.add(path);
    } else if (node.isArray()) {
      node.forEach(each -> figures(path + "[]", each, found));
    } else {
      String start = path.isEmpty() ? "" : path + ".";
      node.properties().forEach(field -> figures(start + field.getKey(), field.getValue(), found));
    }
  }

  private List<JsonNode> exported(String filters) {
    return rig.get("/api/v1/export?format=jsonl&" + filters)
        .body()
        .lines()
        .map(Rig::parsed)
        .toList();
  }

  private String span() {
    return "brand=Acme&from=" + at("/from") + "&to=" + at("/to");
  }

  private String spanBefore() {
    return "brand=Acme&from=" + at("/before") + "&to=" + at("/from");
  }

  private String at(String path) {
    return digest.at(path).asText();
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Test
  void everyTotalIsThatOfTheExport() {
    List<JsonNode> counts = digest.findParents("search");
    String from = at("/from").replace(":", "%3A");
    String before = at("/before").replace(":", "%3A");
    String to = at("/to").replace(":", "%3A");

    assertThat(counts).hasSizeGreaterThan(18);
    for (JsonNode count : counts) {
      String search = count.path("search").asText();
      assertThat(exported(search)).as(search).hasSize(count.path("count").asInt());
      if (count.has("before")) {
        String earlier =
            search.replace("to=" + to, "to=" + from).replace("from=" + from, "from=" + before);
        assertThat(exported(earlier)).as(earlier).hasSize(count.at("/before/count").asInt());
      }
    }
    assertThat(each(digest.at("/totals")).map(t -> t.path("name").asText()))
        .containsExactly("new", "edited", "answered", "waiting", "overdue", "removed");
    assertThat(each(digest.at("/totals")).map(t -> t.path("count").asInt()))
        .as("none of them is nothing, or the comparison would prove nothing")
        .doesNotContain(0);
  }

  @Test
  void sharesAreOfAllThatHaveSome() {
    for (String part : List.of("sentiment", "stars")) {
      double all = each(digest.path(part)).mapToInt(p -> p.path("count").asInt()).sum();
      String field = part.equals("stars") ? "rating" : part;
      assertThat(all).isEqualTo(exported(span()).stream().filter(row -> row.has(field)).count());
      for (JsonNode each : digest.path(part)) {
        assertThat(each.at("/share/value").asDouble())
            .isCloseTo(each.path("count").asInt() / all, NEARLY);
      }
    }
  }

  @Test
  void averagesOfStars() {
    assertThat(digest.at("/rating/count").asInt()).isEqualTo((int) stars(span()).count());
    assertThat(digest.at("/rating/stars/value").asDouble())
        .isCloseTo(stars(span()).mapToDouble(s -> s).average().orElseThrow(), NEARLY);
    assertThat(digest.at("/rating/before").asDouble())
        .isCloseTo(stars(spanBefore()).mapToDouble(s -> s).average().orElseThrow(), NEARLY);
  }

  private Stream<Double> stars(String filters) {
    return exported(filters).stream().filter(row -> row.has("rating")).map(DigestTotalsTest::stars);
  }

  private static double stars(JsonNode row) {
    double least = row.at("/rating/min").asDouble();
    double span = row.at("/rating/max").asDouble() - least;
    return 1 + 4 * (row.at("/rating/value").asDouble() - least) / span;
  }

  @Test
  void statementsOfGroups() {
    Set<String> groups = new TreeSet<>();
    groupsOf(span()).forEach(groups::add);

    assertThat(digest.path("groupCount").asInt()).isEqualTo(groups.size());
    assertThat(digest.path("growing")).isNotEmpty();
    for (String list : List.of("groups", "growing")) {
      for (JsonNode group : digest.path(list)) {
        String id = group.path("group").asText();
        assertThat(group.path("statements").asLong()).isEqualTo(said(id, span()));
        assertThat(group.at("/before/count").asLong()).isEqualTo(said(id, spanBefore()));
      }
    }
  }

  private long said(String group, String filters) {
    return groupsOf(filters).filter(group::equals).count();
  }

  private Stream<String> groupsOf(String filters) {
    return exported(filters).stream()
        .flatMap(row -> each(row.path("statements")))
        .filter(statement -> statement.has("group"))
        .map(statement -> statement.path("group").asText());
  }

  @Test
  void moreIsWhatIsNotShown() {
    for (String list : List.of("waiting", "thank")) {
      assertThat(digest.at("/" + list + "/more").asInt())
          .isEqualTo(
              digest.at("/" + list + "/all/count").asInt()
                  - digest.at("/" + list + "/first").size());
    }
  }

  @Test
  void answerTimesAreThoseOfTheExport() {
    List<Long> now = waits(span());
    List<Long> before = waits(spanBefore());
    long target = digest.path("targetSeconds").asLong();

    assertThat(digest.at("/answers/count").asInt()).isEqualTo(now.size()).isPositive();
    assertThat(digest.at("/answers/inTime").asLong())
        .isEqualTo(now.stream().filter(wait -> wait <= target).count());
    assertThat(digest.at("/answers/meanSeconds").asDouble()).isCloseTo(mean(now), A_SECOND);
    assertThat(digest.at("/answers/meanSecondsBefore").asDouble())
        .isCloseTo(mean(before), A_SECOND);
    halves(now, digest.at("/answers/medianSeconds").asLong());
    halves(before, digest.at("/answers/medianSecondsBefore").asLong());
  }

  private List<Long> waits(String filters) {
    return exported(filters + "&time=answered").stream()
        .map(row -> Duration.between(time(row, "/publishedAt"), time(row, "/reply/at")).toSeconds())
        .toList();
  }

  private static Instant time(JsonNode row, String path) {
    return Instant.parse(row.at(path).asText());
  }

  private static double mean(List<Long> waits) {
    return waits.stream().mapToLong(wait -> wait).average().orElseThrow();
  }

  /** Half of them waited longer than the median. */
  private static void halves(List<Long> waits, long median) {
    assertThat(waits.stream().filter(w -> w < median).count())
        .isLessThanOrEqualTo(waits.size() / 2);
    assertThat(waits.stream().filter(w -> w > median).count())
        .isLessThanOrEqualTo(waits.size() / 2);
  }

  @Test
  void shareOfVoiceCountsWhatTheExportCallsCopiesOnce() {
    Mention said = rig.store.all(SearchRequest.about("kitchen")).findFirst().orElseThrow();
    Draft repost = Said.post(200, said.text().orElseThrow(), Duration.ofHours(2));
    rig.holding(repost.brands(List.of("Acme")).version(1));
    rig.book.copies(said, repost.mention());
    compose();
    double all = each(digest.path("shareOfVoice")).mapToInt(v -> v.path("count").asInt()).sum();

    assertThat(digest.path("shareOfVoice")).hasSize(2);
    assertThat(digest.at("/totals/0/count").asInt())
        .as("the copy counts among what was said, and is no voice of its own")
        .isGreaterThan(digest.at("/shareOfVoice/0/count").asInt() + 1);
    for (JsonNode voice : digest.path("shareOfVoice")) {
      long heard = heard(voice.path("brand").asText());
      assertThat(voice.path("count").asLong()).isEqualTo(heard);
      assertThat(voice.path("share").asDouble()).isCloseTo(heard / all, NEARLY);
    }
  }

  private long heard(String brand) {
    return exported(span().replace("brand=Acme", "brand=" + brand)).stream()
        .filter(row -> !row.path("kind").asText().equals("message"))
        .map(row -> row.path("copyOf").asText(row.path("id").asText()))
        .distinct()
        .count();
  }

  /** What people read is what programs get: each figure of the letter that leads somewhere. */
  @Test
  void theLetterShowsTheSameFigures() {
    Document letter =
        Jsoup.parse(
            rig.get("/api/v1/digest?brand=Acme&format=html&to=2026-03-10T12:00:00Z").body());
    List<Element> linked =
        letter.select("table[role=presentation] a").stream()
            .filter(link -> link.attr("href").matches(".*(/|/digest/removed)\\?.*"))
            .toList();

    assertThat(linked).hasSize(6 + 3 + 2);
    for (Element link : linked) {
      String href = link.attr("href");
      String apart = href.contains("/digest/removed?") ? "removed=true&" : "";
      String shown = link.closest("tr").select("td").last().text().replaceAll("\\D.*", "");
      assertThat(exported(apart + href.substring(href.indexOf('?') + 1)))
          .as(link.text())
          .hasSize(Integer.parseInt(shown));
    }
  }
}
