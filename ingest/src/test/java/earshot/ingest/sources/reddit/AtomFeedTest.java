package earshot.ingest.sources.reddit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Recorded;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reddit without a key. */
class AtomFeedTest extends SourceBasics {
  private static final String POST =
      """
      <entry><author><name>/u/ada_b</name><uri>https://www.reddit.com/user/ada_b</uri></author><category term="coffee" label="r/coffee"/>
       <content type="html">&lt;!-- SC_OFF --&gt;&lt;div class=&quot;md&quot;&gt;&lt;p&gt;Twice &amp;amp; cold.&lt;/p&gt; &lt;p&gt;Sorry?&lt;/p&gt;
        &lt;/div&gt;&lt;!-- SC_ON --&gt; &amp;#32; submitted by &amp;#32; &lt;a href=&quot;https://www.reddit.com/user/ada_b&quot;&gt; /u/ada_b &lt;/a&gt;
        &lt;span&gt;&lt;a href=&quot;https://www.reddit.com/r/coffee/comments/1acme/&quot;&gt;[comments]&lt;/a&gt;&lt;/span&gt;</content>
       <id>t3_1acme</id><link href="https://www.reddit.com/r/coffee/comments/1acme/cold_late/"/>
       <updated>2026-10-26T06:13:20+00:00</updated><published>2026-10-26T06:13:20+00:00</published><title>Cold &amp; late</title></entry>
      """;
  private static final String COMMENT =
      """
      <entry><author><name>/u/bob</name><uri>https://www.reddit.com/user/bob</uri></author>
       <content type="html">&lt;div class=&quot;md&quot;&gt;&lt;p&gt;Same here.&lt;/p&gt;&lt;/div&gt;</content>
       <id>t1_9shop</id><link href="https://www.reddit.com/r/coffee/comments/1acme/cold_late/9shop/"/>
       <updated>2026-10-26T06:14:20+00:00</updated><title>/u/bob on Cold &amp; late</title></entry>
      """;

  @Override
  protected Source source() {
    return new RedditSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("subreddits", List.of("coffee"));
  }

  @Override
  protected String page() {
    return feed(POST);
  }

  private static String feed(String... entries) {
    return """
        <?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
        <id>/r/coffee/new/.rss</id><title>newest submissions</title>%s</feed>"""
        .formatted(String.join("", entries));
  }

  @Test
  void aPostIsReadWithoutTheLinksBelowIt() throws Exception {
    Mention post = saidOn(read(page())).getFirst();

    assertThat(post.kind()).isEqualTo(Kind.POST);
    assertThat(post.nativeId()).isEqualTo("t3_1acme");
    assertThat(post.title()).contains("Cold & late");
    assertThat(post.text()).contains("Twice & cold.\nSorry?");
    assertThat(post.author().orElseThrow().name()).contains("ada_b");
    assertThat(post.url()).contains("https://www.reddit.com/r/coffee/comments/1acme/cold_late/");
    assertThat(post.publishedAt()).contains(Instant.parse("2026-10-26T06:13:20Z"));
  }

  @Test
  void aCommentHasNoTitleOfItsOwn() throws Exception {
    Mention comment = saidOn(read(feed(COMMENT))).getFirst();

    assertThat(comment.kind()).isEqualTo(Kind.COMMENT);
    assertThat(comment.title()).isEmpty();
    assertThat(comment.text()).contains("Same here.");
    assertThat(comment.thread()).contains("t3_1acme");
  }

  @Test
  void theSameThingHasTheSameIdWithAndWithoutAKey() throws Exception {
    String json =
        "{\"data\": {\"children\": [{\"data\": {\"name\": \"t3_1acme\", \"created_utc\": 1.0}}]}}";
    Map<String, Object> keyed =
        Map.of("subreddits", List.of("coffee"), "client-id", "a", "client-secret", "b");
    Mention withKey =
        saidOn(feedsOf(keyed).getFirst().parse(Recorded.answer("https://r.example/", json)))
            .getFirst();
    assertThat(withKey.id()).isEqualTo(saidOn(read(page())).getFirst().id());
  }

  @Test
  void aMereLinkHasATitleOnly() throws Exception {
    String link = POST.replaceAll("(?s)&lt;div.*/div&gt;", "");
    Mention post = saidOn(read(feed(link))).getFirst();
    assertThat(post.text()).isEmpty();
    assertThat(post.title()).contains("Cold & late");
  }

  @Test
  void whatIsNeitherPostNorCommentIsSetAside() throws Exception {
    List<Item> items = read(feed(POST.replace("t3_1acme", "t5_2qh1i"), COMMENT)).items();
    assertThat(items.getFirst()).isInstanceOf(Item.Unreadable.class);
    assertThat(items.getLast()).isInstanceOf(Item.Said.class);
    assertThat(read(feed(COMMENT.replace("Same here.", "[removed]"))).items())
        .singleElement()
        .isInstanceOf(Item.Gone.class);
  }

  @Test
  void aPageForPeopleIsNoFeed() {
    assertThatThrownBy(() -> read("<html><body>whoa there, pardner!</body></html>"))
        .hasMessageContaining("no Atom feed");
  }

  @Test
  void theAddressIsTheListings() {
    assertThat(address()).hasToString("https://www.reddit.com/r/coffee/new/.rss?limit=100");
    assertThat(firstFeed().robots()).as("a feed, not an API").isTrue();
    Feed search = feedsOf(Map.of("query", "acme coffee")).getFirst();
    assertThat(search.request(START, Optional.empty()).url())
        .hasToString(
            "https://www.reddit.com/search/.rss?limit=100&q=acme%20coffee&sort=new&type=link&restrict_sr=0");
  }
}
