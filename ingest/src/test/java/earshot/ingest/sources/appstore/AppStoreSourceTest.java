package earshot.ingest.sources.appstore;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Author;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class AppStoreSourceTest extends SourceBasics {
  private static final String URL =
      "https://itunes.apple.com/us/rss/customerreviews/page=%d/id=42/sortby=mostrecent/json";
  private static final String REVIEW =
      """
      {"author": {"uri": {"label": "https://itunes.apple.com/us/reviews/id7"}, "name": {"label": "ada"}, "label": ""},
       "im:version": {"label": "2.1"}, "im:rating": {"label": "2"}, "id": {"label": "900"},
       "title": {"label": "Cold coffee"}, "content": {"label": "It crashes.\\nTwice.", "attributes": {"type": "text"}},
       "link": {"attributes": {"rel": "related", "href": "https://itunes.apple.com/us/review?id=42"}},
       "im:voteSum": {"label": "3"}, "im:voteCount": {"label": "4"}, "updated": {"label": "2026-11-14T01:15:00-07:00"}}
      """;
  private static final String APP =
      "{\"im:name\": {\"label\": \"Acme\"}, \"id\": {\"label\": \"https://itunes.apple.com/app/id42\"}}";

  @Override
  protected Source source() {
    return new AppStoreSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("app", "42", "countries", List.of("us", "jp"));
  }

  @Override
  protected String page() {
    return "{\"feed\": {\"entry\": " + REVIEW + "}}";
  }

  @Test
  void aReviewIsRead() throws Exception {
    Mention review = mentions(parse(1, "[" + REVIEW + "]")).getFirst();

    assertIs(review, Kind.REVIEW, "42", "900");
    assertThat(review.title()).contains("Cold coffee");
    assertThat(review.text()).contains("It crashes.\nTwice.");
    assertThat(review.rating()).contains(Rating.stars(2));
    assertThat(review.author())
        .contains(
            new Author(
                Optional.of("ada"),
                Optional.empty(),
                Optional.of("https://itunes.apple.com/us/reviews/id7"),
                Optional.empty()));
    assertThat(review.engagement().orElseThrow().likes()).contains(3L);
    assertThat(review.publishedAt()).contains(Instant.parse("2026-11-14T08:15:00Z"));
    assertThat(review.place()).contains("us");
  }

  @Test
  void theFeedsOddShapesAreKnown() throws Exception {
    assertThat(parse(1, REVIEW).items()).as("one review without a list").hasSize(1);
    assertThat(parse(1, "[" + APP + "," + REVIEW + "]").items())
        .as("the app itself first")
        .hasSize(1);
    assertThat(feed().parse(answer(URL.formatted(1), "{\"feed\": {}}")).items())
        .as("none")
        .isEmpty();
    Mention old =
        mentions(parse(1, REVIEW.replaceAll(", \"updated\": \\{[^}]*\\}", ""))).getFirst();
    assertThat(old.publishedAt()).as("no date before 2020").isEmpty();
    Mention odd =
        mentions(
                parse(
                    1,
                    REVIEW.replace(
                        "\"im:rating\": {\"label\": \"2\"}", "\"im:rating\": {\"label\": \"9\"}")))
            .getFirst();
    assertThat(odd.rating()).as("stars out of scale").isEmpty();
    assertThat(parse(1, "[{\"im:rating\": {\"label\": \"2\"}}]").items().getFirst())
        .isInstanceOf(Item.Unreadable.class);
  }

  @Test
  void pagesAreCountedToTenAndAnEmptyOneEndsTheWalk() throws Exception {
    assertThat(parse(1, REVIEW).next()).contains("2");
    assertThat(parse(10, REVIEW).next()).isEmpty();
    assertThat(feed().parse(answer(URL.formatted(3), "{\"feed\": {}}")).next()).isEmpty();
    Cursor start = new Cursor(Instant.EPOCH, Optional.empty());
    assertThat(feed().request(start, Optional.empty()).url()).hasToString(URL.formatted(1));
    assertThat(feed().request(start, Optional.of("4")).url()).hasToString(URL.formatted(4));
  }

  @Test
  void eachCountryIsAFeed() {
    assertThat(feeds("42", "US", "jp")).extracting(Feed::place).containsExactly("42/us", "42/jp");
    assertThatThrownBy(() -> feeds("acme", "us")).isInstanceOf(ConfigException.class);
  }

  @Test
  void whatIsNoFeedIsRefused() {
    assertThatThrownBy(() -> feed().parse(answer(URL.formatted(1), "[]")))
        .hasMessageContaining("no feed of reviews");
  }

  private static Page parse(int page, String entry) throws Exception {
    return feed().parse(answer(URL.formatted(page), "{\"feed\": {\"entry\": " + entry + "}}"));
  }

  private static List<Mention> mentions(Page page) {
    return page.items().stream().map(item -> ((Item.Said) item).mention().mention()).toList();
  }

  private static Feed feed() {
    return feeds("42", "us").getFirst();
  }

  private static List<Feed> feeds(String app, String... countries) {
    AppStoreSource source = new AppStoreSource();
    return source.feeds(
        new AbstractConfig(source.config(), Map.of("app", app, "countries", List.of(countries))));
  }
}
