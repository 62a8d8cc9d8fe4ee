package earshot.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HackerNewsTest {
  private static final String SEARCH = "/api/v1/search_by_date?query=%22zipaloo%22";

  private final Visitor visitor;

  HackerNewsTest() throws Exception {
    visitor = new Visitor();
    visitor.later(Duration.ofMinutes(30));
  }

  @AfterEach
  void close() {
    visitor.close();
  }

  @Test
  void everyHitMentionsWhatWasAskedFor() throws Exception {
    JsonNode answer = visitor.json(SEARCH + "&tags=(story,comment)&hitsPerPage=100");
    assertThat(answer.path("nbHits").asInt()).isEqualTo(standing().size()).isGreaterThan(20);
    List<String> texts = new ArrayList<>();
    answer.path("hits").forEach(hit -> texts.add(text(hit)));
    assertThat(texts)
        .isEqualTo(standing().stream().map(said -> Jsoup.parse(said.text()).text()).toList());
    assertThat(visitor.json("/api/v1/search_by_date?query=unheard-of").path("nbHits").asInt())
        .isZero();
  }

  @Test
  void storiesHaveTitlesAndCommentsHaveThreads() throws Exception {
    JsonNode story = visitor.json(SEARCH + "&tags=story").at("/hits/0");
    JsonNode comment = visitor.json(SEARCH + "&tags=comment").at("/hits/0");
    assertThat(story.path("title").asText()).isNotBlank();
    assertThat(story.path("comment_text").isNull()).isTrue();
    assertThat(story.at("/_tags/0").asText()).isEqualTo("story");
    assertThat(comment.path("title").isNull()).isTrue();
    assertThat(comment.path("story_title").asText()).isNotBlank();
    assertThat(comment.at("/_tags/0").asText()).isEqualTo("comment");
  }

  @Test
  void filtersByTimeAndPages() throws Exception {
    List<Utterance> said = standing();
    long bound = said.get(7).saidAt().getEpochSecond();
    assertThat(hits("&numericFilters=created_at_i%3E" + bound)).isEqualTo(7);
    assertThat(hits("&numericFilters=created_at_i%3E%3D" + bound)).isEqualTo(8);
    assertThat(
            hits(
                "&numericFilters=created_at_i%3E%3D"
                    + bound
                    + ",created_at_i%3C"
                    + said.getFirst().saidAt().getEpochSecond()))
        .isEqualTo(7);
    JsonNode second = visitor.json(SEARCH + "&hitsPerPage=5&page=1");
    assertThat(second.path("hits")).hasSize(5);
    assertThat(second.at("/hits/0/created_at_i").asLong())
        .isEqualTo(said.get(5).saidAt().getEpochSecond());
    assertThat(visitor.get(SEARCH + "&numericFilters=points%3E1").statusCode()).isEqualTo(400);
  }

  @Test
  void aDeletedItemSaysSoAndLeavesTheSearch() throws Exception {
    Utterance gone =
        visitor
            .town
            .from(
                0,
                visitor.now().plus(Duration.ofHours(3)),
                saying -> saying.channel() == Channel.HACKERNEWS)
            .filter(Utterance::gone)
            .findFirst()
            .orElseThrow();
    visitor.at(gone.goneAt().orElseThrow().minusMillis(1));
    String id = id(gone);
    assertThat(visitor.json("/v0/item/" + id + ".json").path("text").asText()).isNotBlank();
    visitor.later(Duration.ofMillis(1));
    JsonNode item = visitor.json("/v0/item/" + id + ".json");
    assertThat(item.path("deleted").asBoolean()).isTrue();
    assertThat(item.has("text") || item.has("by")).isFalse();
    assertThat(visitor.get(SEARCH + "&hitsPerPage=1000").body()).doesNotContain('"' + id + '"');
    assertThat(visitor.get("/v0/item/1.json").body()).isEqualTo("null");
  }

  private String id(Utterance said) throws Exception {
    for (JsonNode hit : visitor.json(SEARCH + "&hitsPerPage=1000").path("hits")) {
      if (hit.path("author").asText().equals(said.author().handle())
          && hit.path("created_at_i").asLong() == said.saidAt().getEpochSecond()) {
        return hit.path("objectID").asText();
      }
    }
    throw new AssertionError("not found before its deletion: " + said);
  }

  private static String text(JsonNode hit) {
    String field = hit.path("title").isNull() ? "comment_text" : "story_text";
    return Jsoup.parse(hit.path(field).asText()).text();
  }

  private int hits(String more) throws Exception {
    return visitor.json(SEARCH + more).path("nbHits").asInt();
  }

  private List<Utterance> standing() {
    return visitor
        .town
        .newestFirst(visitor.now(), saying -> saying.channel() == Channel.HACKERNEWS)
        .filter(each -> !each.gone())
        .toList();
  }
}
