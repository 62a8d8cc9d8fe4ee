package earshot.ingest.sources.steam;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Item;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Mention;
import earshot.mention.Rating;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SteamSourceTest extends SourceBasics {
  private static final String REVIEW =
      """
      {"recommendationid": "9001", "author": {"steamid": "76561190000000001", "num_reviews": 4, "playtime_forever": 90},
       "language": "english", "review": "[h1]Cold[/h1]\\nIt [b]crashes[/b] [url=https://x.example]here[/url] [sic].", "timestamp_created": 1794000000,
       "timestamp_updated": 1794003600, "voted_up": false, "votes_up": 3, "votes_funny": 4294967295, "weighted_vote_score": "0.52",
       "comment_count": 2, "steam_purchase": true, "developer_response": "We are sorry.", "timestamp_dev_responded": 1794007200}
      """;

  @Override
  protected Source source() {
    return new SteamSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("app", "440");
  }

  @Override
  protected String page() {
    return page(REVIEW);
  }

  private static String page(String reviews) {
    return "{\"success\": 1, \"query_summary\": {\"num_reviews\": 1}, \"reviews\": [%s], \"cursor\": \"AoJ4+w==\"}"
        .formatted(reviews);
  }

  @Test
  void aReviewIsRead() throws Exception {
    Mention review = saidOn(read(page())).getFirst();

    assertThat(review.nativeId()).isEqualTo("9001");
    assertThat(review.account()).isEqualTo("440");
    assertThat(review.text()).contains("Cold\nIt crashes here [sic].");
    assertThat(review.rating()).contains(new Rating(0, 0, 1));
    assertThat(review.author().orElseThrow().handle()).contains("76561190000000001");
    assertThat(review.url())
        .contains("https://steamcommunity.com/profiles/76561190000000001/recommended/440/");
    assertThat(review.publishedAt()).contains(Instant.ofEpochSecond(1794000000));
    assertThat(review.editedAt()).contains(Instant.ofEpochSecond(1794003600));
    assertThat(review.engagement().orElseThrow().likes()).contains(3L);
    assertThat(review.reply().orElseThrow().text()).isEqualTo("We are sorry.");
    assertThat(review.reply().orElseThrow().at()).contains(Instant.ofEpochSecond(1794007200));
  }

  @ParameterizedTest
  @CsvSource({
    "english,en",
    "schinese,zh",
    "koreana,ko",
    "brazilian,pt",
    "latam,es",
    "turkish,tr",
    "klingonese,"
  })
  void languagesHaveSteamsOwnNames(String word, String code) throws Exception {
    Mention review = saidOn(read(page(REVIEW.replace("english", word)))).getFirst();
    assertThat(review.language().orElse(null)).isEqualTo(code);
  }

  @Test
  void nothingIsLeftOutOfWhatIsAskedFor() {
    assertThat(address())
        .hasToString(
            "https://store.steampowered.com/appreviews/440?json=1&filter=updated&language=all&review_type=all"
                + "&purchase_type=all&filter_offtopic_activity=0&num_per_page=100&cursor=*");
    assertThat(address("AoJ4+w==").toString()).as("escaped").endsWith("cursor=AoJ4%2Bw%3D%3D");
  }

  @Test
  void theWalkEndsWithAnEmptyPageOrACursorThatStands() throws Exception {
    assertThat(read(page()).next()).contains("AoJ4+w==");
    assertThat(read(page("")).next()).isEmpty();
    assertThat(firstFeed().parse(answer(address("AoJ4+w==").toString(), page())).next()).isEmpty();
  }

  @Test
  void anErrorInA200IsARefusal() {
    assertThatThrownBy(() -> read("{\"success\": 2}"))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.kind()).isEqualTo(Refusal.Kind.PASSING));
  }

  @Test
  void aReviewWithoutAVerdictIsSetAside() throws Exception {
    assertThat(read(page("{\"recommendationid\": \"1\", \"review\": \"x\"}")).items())
        .hasOnlyElementsOfType(Item.Unreadable.class);
    assertThat(
            saidOn(read(page("{\"recommendationid\": \"1\", \"voted_up\": true}")))
                .getFirst()
                .url())
        .as("of nobody")
        .isEmpty();
  }
}
