package earshot.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TootsTest {
  private static final String ZIPALOO = "/api/v1/timelines/tag/zipaloo";

  private final Visitor visitor;

  TootsTest() throws Exception {
    visitor = new Visitor();
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void aStatusCarriesWhatWasSaid() throws Exception {
    JsonNode status = visitor.json(ZIPALOO + "?limit=1").get(0);
    Utterance said = said(status.path("id").asText());
    assertThat(Jsoup.parse(status.path("content").asText()).text()).isEqualTo(said.text());
    assertThat(status.path("created_at").asText()).isEqualTo(said.saidAt().toString());
    assertThat(status.path("visibility").asText()).isEqualTo("public");
    assertThat(status.at("/account/display_name").asText()).isEqualTo(said.author().name());
    assertThat(status.at("/account/followers_count").asInt()).isEqualTo(said.author().followers());
    assertThat(status.path("tags").findValuesAsText("name")).contains("zipaloo");
    assertThat(visitor.get(status.path("url").asText()).body()).contains(said.author().name());
  }

  @Test
  void tagsWorkInEveryScriptAndCase() throws Exception {
    for (String tag : List.of("آراکسی", "Արաքսի", "СЕВАНИК", "ZipaLoo")) {
      String path = "/api/v1/timelines/tag/" + URLEncoder.encode(tag, StandardCharsets.UTF_8);
      visitor.later(Duration.ofMinutes(10));
      assertThat(visitor.json(path)).as(tag).isNotEmpty();
    }
    HttpResponse<String> unknown = visitor.get("/api/v1/timelines/tag/nobody");
    assertThat(unknown.body()).isEqualTo("[]");
    assertThat(unknown.headers().firstValue("Link")).isEmpty();
  }

  @Test
  void pagingForwardByMinIdMissesNothingWhileNewOnesArrive() throws Exception {
    List<String> walked = new ArrayList<>();
    String page = ZIPALOO + "?limit=3&min_id=1";
    for (int step = 0; step < 60; step++) {
      HttpResponse<String> answer = visitor.get(page);
      walked.addAll(ids(answer.body()).reversed());
      page = link(answer, "prev").orElse(page);
      visitor.later(Duration.ofSeconds(7));
    }
    assertThat(walked).doesNotHaveDuplicates().isSorted();
    List<String> everything = new ArrayList<>();
    visitor.town.said(visitor.now()).stream()
        .filter(each -> each.channel() == Channel.TOOT && each.text().contains("#zipaloo"))
        .filter(each -> !each.gone())
        .forEach(each -> everything.add(Long.toString(Toots.id(each))));
    everything.removeIf(id -> id.compareTo(walked.getLast()) > 0);
    assertThat(everything).hasSizeGreaterThan(15);
    assertThat(walked).containsAll(everything);
  }

  @Test
  void pagingBackwardsByMaxIdEndsWithoutNext() throws Exception {
    List<String> walked = new ArrayList<>();
    Optional<String> page = Optional.of(ZIPALOO + "?limit=5");
    while (page.isPresent()) {
      HttpResponse<String> answer = visitor.get(page.get());
      walked.addAll(ids(answer.body()));
      page = link(answer, "next");
    }
    assertThat(walked).isEqualTo(ids(visitor.get(ZIPALOO + "?limit=40").body()));
    assertThat(walked).hasSizeGreaterThan(5);
  }

  @Test
  void anEditedStatusSaysWhenAndADeletedOneIsNotFound() throws Exception {
    Utterance edited = first(each -> each.editedAt().isPresent() && !each.gone());
    Utterance gone = first(Utterance::gone);
    visitor.at(edited.editedAt().orElseThrow());
    assertThat(visitor.json(status(edited)).path("edited_at").asText())
        .isEqualTo(edited.editedAt().orElseThrow().toString());
    visitor.at(gone.goneAt().orElseThrow().minusMillis(1));
    assertThat(visitor.get(status(gone)).statusCode()).isEqualTo(200);
    visitor.later(Duration.ofMillis(1));
    assertThat(visitor.get(status(gone)).statusCode()).isEqualTo(404);
  }

  @Test
  void theRateLimitCountsDownAndIsRestored() throws Exception {
    assertThat(remaining()).isEqualTo(2999);
    assertThat(remaining()).isEqualTo(2998);
    HttpResponse<String> answer = visitor.get(ZIPALOO);
    assertThat(answer.headers().firstValue("X-RateLimit-Reset"))
        .contains(visitor.now().plus(Duration.ofMinutes(5)).toString());
    visitor.later(Duration.ofMinutes(5));
    assertThat(remaining()).isEqualTo(2999);
  }

  @Test
  void oneQuestionTooManyIsNotAllowed() {
    Allowance allowance = new Allowance(1, Duration.ofMinutes(5));
    assertThat(allowance.take(visitor.now()).left()).isZero();
    assertThat(allowance.take(visitor.now()).left()).isNegative();
    assertThat(allowance.take(visitor.now().plus(Duration.ofMinutes(5))).left()).isZero();
  }

  @Test
  void anIdThatIsNoNumberIsRefused() throws Exception {
    HttpResponse<String> answer = visitor.get(ZIPALOO + "?min_id=abc");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("min_id is 'abc', not a number");
  }

  private Utterance first(Predicate<Utterance> wanted) {
    return visitor
        .town
        .from(
            0, visitor.now().plus(Duration.ofHours(2)), saying -> saying.channel() == Channel.TOOT)
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private int remaining() throws Exception {
    return Integer.parseInt(
        visitor.get(ZIPALOO).headers().firstValue("X-RateLimit-Remaining").orElseThrow());
  }

  private Utterance said(String id) {
    return visitor.town.said(visitor.now()).stream()
        .filter(each -> Long.toString(Toots.id(each)).equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String status(Utterance said) {
    return "/api/v1/statuses/" + Toots.id(said);
  }

  private static List<String> ids(String body) throws Exception {
    return StreamSupport.stream(new ObjectMapper().readTree(body).spliterator(), false)
        .map(status -> status.path("id").asText())
        .toList();
  }

  private static Optional<String> link(HttpResponse<String> answer, String rel) {
    Matcher link =
        Pattern.compile("<([^>]+)>; rel=\"" + rel + "\"")
            .matcher(answer.headers().firstValue("Link").orElse(""));
    return link.find() ? Optional.of(link.group(1)) : Optional.empty();
  }
}
