package earshot.ingest.sources.mastodon;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Author;
import earshot.mention.Engagement;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class MastodonSourceTest extends SourceBasics {
  private static final String URL = "https://town.example/api/v1/timelines/tag/acmecoffee";
  private static final String STATUS =
      """
      {"id": "117020593741189701", "created_at": "2026-11-14T08:15:55.867Z", "in_reply_to_id": null,
       "spoiler_text": "", "visibility": "public", "language": "en-GB", "edited_at": "2026-11-14T09:00:00.000Z",
       "uri": "https://town.example/ap/statuses/117020593741189701", "url": "https://town.example/@ada/117020593741189701",
       "replies_count": 2, "reblogs_count": 3, "favourites_count": 5, "reblog": null,
       "content": "<p>Cold again at <a href=\\"https://town.example/tags/acmecoffee\\">#<span>AcmeCoffee</span></a></p><p>&quot;Sorry&quot;, they said.</p>",
       "account": {"id": "1", "username": "ada", "acct": "ada", "display_name": "Ada B.", "url": "https://town.example/@ada", "followers_count": 42}}
      """;

  private static final String ANSWER =
      STATUS
          .replace("117020593741189701", "117020593741189709")
          .replace("\"in_reply_to_id\": null", "\"in_reply_to_id\": \"117020593741189701\"")
          .replace("\"acct\": \"ada\"", "\"acct\": \"acme\"");

  @Override
  protected Source source() {
    return new MastodonSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("server", "town.example", "hashtags", List.of("acmecoffee"));
  }

  @Override
  protected String page() {
    return "[" + STATUS + "]";
  }

  @Override
  protected Optional<Talk> talk() {
    return Optional.of(new Talk("ours", List.of("@acme"), "[" + STATUS + ", " + ANSWER + "]"));
  }

  @Test
  void aPublicPostIsRead() throws Exception {
    Mention post = mentions("[" + STATUS + "]").getFirst();

    assertThat(post.nativeId()).isEqualTo("117020593741189701");
    assertThat(post.account()).isEqualTo("town.example");
    assertThat(post.kind()).isEqualTo(Kind.POST);
    assertThat(post.text()).contains("Cold again at #AcmeCoffee\n\"Sorry\", they said.");
    assertThat(post.title()).isEmpty();
    assertThat(post.url()).contains("https://town.example/@ada/117020593741189701");
    assertThat(post.author())
        .contains(
            new Author(
                Optional.of("Ada B."),
                Optional.of("ada@town.example"),
                Optional.of("https://town.example/@ada"),
                Optional.of(42L)));
    assertThat(post.engagement())
        .contains(new Engagement(Optional.of(5L), Optional.of(2L), Optional.of(3L)));
    assertThat(post.language()).contains("en");
    assertThat(post.publishedAt()).contains(Instant.parse("2026-11-14T08:15:55.867Z"));
    assertThat(post.editedAt()).contains(Instant.parse("2026-11-14T09:00:00Z"));
  }

  @Test
  void theAnswersOfAnAccountAreListedUnderItsNumber() throws Exception {
    Map<String, Object> settings = new HashMap<>(settings());
    settings.put("ours", List.of("acme@Other.example"));
    Feed feed = feedsOf(settings).getLast();
    assertThat(feed.id()).isEqualTo("mastodon:town.example@acme@other.example");

    HttpUrl lookup = feed.request(START, Optional.empty()).url();
    assertThat(lookup.encodedPath()).isEqualTo("/api/v1/accounts/lookup");
    assertThat(lookup.queryParameter("acct")).isEqualTo("acme@other.example");
    Page number = feed.parse(answer(lookup.toString(), "{\"id\": \"42\"}"));
    assertThat(number.items()).isEmpty();

    Cursor later = new Cursor(START.since(), Optional.of("7"));
    HttpUrl first = feed.request(later, number.next()).url();
    assertThat(first.encodedPath()).isEqualTo("/api/v1/accounts/42/statuses");
    assertThat(first.queryParameter("min_id")).isEqualTo("7");
    String link = "<https://town.example/api/v1/accounts/42/statuses?min_id=9>; rel=\"prev\"";
    String own =
        ANSWER.replace("\"acme\"", "\"acme@other.example\"").replace("\"public\"", "\"unlisted\"");
    Page page = feed.parse(answer(first.toString(), "[" + STATUS + ", " + own + "]", "Link", link));
    assertThat(saidOn(page)).singleElement().satisfies(m -> assertThat(m.answers()).isPresent());
    assertThat(page.position()).contains("9");
    assertThat(feed.request(later, page.next()).url().queryParameter("min_id")).isEqualTo("9");
  }

  @Test
  void aReplyIsACommentOnWhatItAnswers() throws Exception {
    Mention reply =
        mentions(
                "["
                    + STATUS.replace("\"in_reply_to_id\": null", "\"in_reply_to_id\": \"99\"")
                    + "]")
            .getFirst();

    assertThat(reply.kind()).isEqualTo(Kind.COMMENT);
    assertThat(reply.thread()).contains("99");
  }

  @Test
  void whatIsNotSaidInPublicOrBySomebodyElseIsLeftOut() throws Exception {
    assertThat(parse("[" + STATUS.replace("\"public\"", "\"unlisted\"") + "]").items()).isEmpty();
    assertThat(parse("[" + STATUS.replace("\"public\"", "\"private\"") + "]").items()).isEmpty();
    assertThat(
            parse("[" + STATUS.replace("\"reblog\": null", "\"reblog\": {\"id\": \"5\"}") + "]")
                .items())
        .isEmpty();
  }

  @Test
  void oneBadPostIsSetAsideAndTheRestGoesOn() throws Exception {
    List<Item> items = parse("[{\"visibility\": \"public\"}, " + STATUS + "]").items();

    assertThat(items.getFirst()).isInstanceOf(Item.Unreadable.class);
    assertThat(items.getLast()).isInstanceOf(Item.Said.class);
  }

  @Test
  void theWalkGoesForwardByMinId() throws Exception {
    Feed feed = feeds("town.example", "acmecoffee").getFirst();
    Instant since = Instant.parse("2026-11-01T00:00:00Z");

    assertThat(asked(feed, new Cursor(since, Optional.empty()), Optional.empty()))
        .isEqualTo(Long.toString(since.toEpochMilli() << 16));
    assertThat(asked(feed, new Cursor(since, Optional.of("7")), Optional.empty())).isEqualTo("7");
    assertThat(asked(feed, new Cursor(since, Optional.of("7")), Optional.of("8"))).isEqualTo("8");
    assertThat(
            asked(
                feed,
                new Cursor(Instant.EPOCH.minusSeconds(1), Optional.empty()),
                Optional.empty()))
        .isEqualTo("0");
  }

  @Test
  void theNextPositionIsInTheLinkAndStaysWhereThereIsNone() throws Exception {
    Page page =
        feed()
            .parse(
                answer(
                    URL,
                    "[" + STATUS + "]",
                    "Link",
                    "<"
                        + URL
                        + "?max_id=1>; rel=\"next\", <"
                        + URL
                        + "?limit=40&min_id=117020593741189701>; rel=\"prev\""));
    Page empty = parse("[]");

    assertThat(page.position()).contains("117020593741189701");
    assertThat(page.next()).contains("117020593741189701");
    assertThat(empty.position()).isEmpty();
    assertThat(empty.next()).isEmpty();
  }

  @Test
  void eachTagIsAFeedAndTheSamePostUnderTwoTagsIsOneMention() throws Exception {
    List<Feed> feeds = feeds("https://Town.example:8443", "#AcmeCoffee", "acme", "ACME");

    assertThat(feeds)
        .extracting(Feed::id)
        .containsExactly(
            "mastodon:town.example:8443#acmecoffee", "mastodon:town.example:8443#acme");
    assertThat(id(feeds.getFirst())).isEqualTo(id(feeds.getLast()));
  }

  @Test
  void aPostAskedForAgainMayBeGone() throws Exception {
    Lookup lookup = feed().lookup().orElseThrow();
    String id = "117020593741189701";

    assertThat(lookup.request(id).url()).hasToString("https://town.example/api/v1/statuses/" + id);
    assertThat(lookup.parse(id, answer(URL, STATUS))).isInstanceOf(Item.Said.class);
    Item hidden = lookup.parse(id, answer(URL, STATUS.replace("\"public\"", "\"private\"")));
    assertThat(hidden).isEqualTo(new Item.Gone(mentions("[" + STATUS + "]").getFirst().id(), id));
    assertThatThrownBy(() -> lookup.parse("5", answer(URL, STATUS)))
        .hasMessageContaining("not the item 5");
  }

  @Test
  void anAnswerThatIsNoListIsRefused() {
    assertThatThrownBy(() -> parse("{\"error\": \"x\"}"))
        .hasMessageContaining("no list in the answer");
    assertThatThrownBy(() -> parse("<html>")).hasMessageContaining("HTML");
    assertThatThrownBy(() -> feeds("http://", "a")).isInstanceOf(ConfigException.class);
  }

  private static String asked(Feed feed, Cursor cursor, Optional<String> page) {
    return feed.request(cursor, page).url().queryParameter("min_id");
  }

  private static Object id(Feed feed) throws Exception {
    return ((Item.Said) feed.parse(answer(URL, "[" + STATUS + "]")).items().getFirst())
        .mention()
        .id();
  }

  private static List<Mention> mentions(String body) throws Exception {
    return parse(body).items().stream()
        .map(item -> ((Item.Said) item).mention().mention())
        .toList();
  }

  private static Page parse(String body) throws Exception {
    return feed().parse(answer(URL, body));
  }

  private static Feed feed() {
    return feeds("town.example", "acmecoffee").getFirst();
  }

  private static List<Feed> feeds(String server, String... tags) {
    MastodonSource source = new MastodonSource();
    return source.feeds(
        new AbstractConfig(source.config(), Map.of("server", server, "hashtags", List.of(tags))));
  }
}
