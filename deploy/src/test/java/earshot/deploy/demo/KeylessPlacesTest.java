package earshot.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The subreddit, the Lemmy server, the questions and the reviews of a game. */
class KeylessPlacesTest {
  private static final String QUESTIONS =
      "/2.3/search/advanced?site=poplarsquare&order=desc&sort=creation&filter=withbody&tagged=zipaloo";
  private static final String GAME = "/appreviews/" + GameReviews.GAME + "?json=1&filter=updated";

  private final Visitor visitor;

  KeylessPlacesTest() throws Exception {
    visitor = new Visitor();
    visitor.later(Duration.ofMinutes(40));
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void theSubredditShowsPostsAndCommentsApart() throws Exception {
    for (boolean post : List.of(true, false)) {
      String path = "/r/poplarsquare/" + (post ? "new" : "comments") + "/.rss?limit=100";
      SyndFeed feed = new SyndFeedInput().build(new StringReader(visitor.get(path).body()));
      List<Utterance> said =
          standing(Channel.REDDIT).stream()
              .filter(each -> each.title().isPresent() == post)
              .toList();
      assertThat(said).hasSizeGreaterThan(10);
      assertThat(feed.getEntries()).hasSize(Math.min(100, said.size()));
      for (int i = 0; i < feed.getEntries().size(); i++) {
        var entry = feed.getEntries().get(i);
        String html = entry.getContents().getFirst().getValue();
        assertThat(entry.getUri()).startsWith(post ? "t3_" : "t1_");
        assertThat(entry.getAuthor()).isEqualTo("/u/" + said.get(i).author().handle());
        assertThat(Jsoup.parse(html).select("div.md").text()).isEqualTo(said.get(i).text());
        assertThat(visitor.get(entry.getLink()).body()).contains(said.get(i).author().name());
      }
    }
  }

  @Test
  void theCommunityIsReadByPagesAndOneByOne() throws Exception {
    List<Utterance> said = standing(Channel.LEMMY);
    for (String type : List.of("post", "comment")) {
      List<Long> expected =
          said.stream()
              .filter(each -> each.title().isPresent() == type.equals("post"))
              .map(Utterance::number)
              .toList();
      List<Long> walked = new ArrayList<>();
      for (int page = 1; page <= 3; page++) {
        lemmy("/" + type + "/list?community_name=poplarsquare&limit=10&page=" + page)
            .path(type + "s")
            .forEach(view -> walked.add(view.path(type).path("id").asLong()));
      }
      assertThat(walked).isEqualTo(expected.stream().limit(30).toList()).hasSizeGreaterThan(10);
      assertThat(lemmy("/" + type + "?id=" + expected.getFirst()).at("/" + type + "_view/" + type))
          .isNotEmpty();
    }
    assertThat(visitor.get("/api/v3/post/list?community_name=nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void whatTheCommunityTookBackIsNotFound() throws Exception {
    Utterance gone = first(Channel.LEMMY, Utterance::gone);
    String type = gone.title().isPresent() ? "post" : "comment";
    visitor.at(gone.goneAt().orElseThrow().minusMillis(1));
    assertThat(lemmy("/" + type + "?id=" + gone.number()).at("/" + type + "_view")).isNotEmpty();
    visitor.later(Duration.ofMillis(1));
    assertThat(lemmy("/" + type + "?id=" + gone.number()).path("error").asText())
        .isEqualTo("couldnt_find_" + type);
  }

  @Test
  void questionsAreFoundByTheirTagAndEscapedAsForAPage() throws Exception {
    JsonNode answer = visitor.json(QUESTIONS + "&pagesize=5");
    List<Utterance> said =
        standing(Channel.STACKEXCHANGE).stream()
            .filter(each -> each.shop() == Shop.ZIPALOO)
            .toList();
    assertThat(said).hasSizeGreaterThan(5);
    assertThat(answer.path("has_more").asBoolean()).isTrue();
    assertThat(answer.path("quota_remaining").asInt()).isPositive();
    JsonNode first = answer.at("/items/0");
    assertThat(Parser.unescapeEntities(first.path("title").asText(), false))
        .isEqualTo(said.getFirst().title().orElseThrow());
    assertThat(Jsoup.parse(first.path("body").asText()).text()).isEqualTo(said.getFirst().text());
    long second = said.get(1).saidAt().getEpochSecond();
    assertThat(visitor.json(QUESTIONS + "&fromdate=" + second).path("items")).hasSize(2);
    assertThat(visitor.get(QUESTIONS.replace("poplarsquare", "nowhere")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aGamesReviewsAreWalkedByACursorLastChangedFirst() throws Exception {
    List<String> walked = new ArrayList<>();
    String cursor = "*";
    JsonNode page = visitor.json(GAME + "&num_per_page=7&cursor=" + cursor);
    while (!page.path("reviews").isEmpty()) {
      assertThat(page.path("success").asInt()).isEqualTo(1);
      page.path("reviews").forEach(review -> walked.add(review.path("review").asText()));
      cursor = page.path("cursor").asText();
      page = visitor.json(GAME + "&num_per_page=7&cursor=" + cursor);
    }
    assertThat(walked)
        .containsExactlyInAnyOrderElementsOf(
            standing(Channel.STEAM).stream().map(Utterance::text).toList())
        .hasSizeGreaterThan(14);
    JsonNode newest = visitor.json(GAME).at("/reviews/0");
    assertThat(newest.path("timestamp_updated").asLong())
        .isEqualTo(
            standing(Channel.STEAM).stream()
                .mapToLong(said -> said.changedAt().getEpochSecond())
                .max()
                .orElseThrow());
    assertThat(visitor.json("/appreviews/1").path("success").asInt()).isEqualTo(2);
  }

  private JsonNode lemmy(String path) throws Exception {
    return visitor.json("/api/v3" + path);
  }

  private Utterance first(Channel channel, Predicate<Utterance> wanted) {
    return visitor.town.said(visitor.now().plus(Duration.ofHours(2))).stream()
        .filter(said -> said.channel() == channel)
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  private List<Utterance> standing(Channel channel) {
    return visitor.standing(saying -> saying.channel() == channel);
  }
}
