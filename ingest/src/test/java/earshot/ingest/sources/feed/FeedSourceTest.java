package earshot.ingest.sources.feed;

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
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class FeedSourceTest extends SourceBasics {
  private static final String URL = "https://blog.example/feed/";
  private static final String COMMENTS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:creator="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
      <channel>
        <title>Comments for Town Blog</title><link>https://blog.example</link>
        <sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
        <item>
          <title>Comment on Coffee in town by Ada Byron</title>
          <link>https://blog.example/coffee/#comment-17</link>
          <creator:creator><![CDATA[Ada Byron]]></creator:creator>
          <pubDate>Sat, 14 Nov 2026 08:15:00 +0000</pubDate>
          <guid isPermaLink="false">https://blog.example/?p=3#comment-17</guid>
          <description>Cold again &amp;#8230;</description>
          <content:encoded><![CDATA[<p>Cold again &#8230;</p><p>Twice <b>this</b> week.</p>]]></content:encoded>
        </item>
      </channel></rss>
      """;

  @Override
  protected Source source() {
    return new FeedSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("url", URL);
  }

  @Override
  protected String page() {
    return COMMENTS;
  }

  @Test
  void aCommentOfABlogIsACommentByItsWriter() throws Exception {
    Mention comment = mentions(COMMENTS).getFirst();

    assertThat(comment.kind()).isEqualTo(Kind.COMMENT);
    assertThat(comment.nativeId()).isEqualTo("https://blog.example/?p=3#comment-17");
    assertThat(comment.author()).contains(Author.named("Ada Byron"));
    assertThat(comment.title()).isEmpty();
    assertThat(comment.text()).contains("Cold again …\nTwice this week.");
    assertThat(comment.url()).contains("https://blog.example/coffee/#comment-17");
    assertThat(comment.thread()).contains("https://blog.example/coffee/");
    assertThat(comment.publishedAt()).contains(Instant.parse("2026-11-14T08:15:00Z"));
    assertThat(comment.editedAt()).isEmpty();
  }

  @Test
  void everyDialectSaysTheSame() throws Exception {
    Map<String, String> dialects =
        Map.of(
            "RSS 2.0",
            "<rss><channel><item><title>A title</title><link>/a</link><author>ada@byron.example (Ada)</author>"
                + "<pubDate>14 Nov 26 08:15 GMT</pubDate><description>Some text</description></item></channel></rss>",
            "RDF",
            "<rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                + " xmlns:d='http://purl.org/dc/elements/1.1/'><channel/><item><title>A title</title><link>/a</link>"
                + "<d:creator>Ada</d:creator><d:date>2026-11-14T08:15Z</d:date><description>Some text</description></item></rdf:RDF>",
            "Atom 1.0",
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:author><a:name>Ada</a:name></a:author><a:entry><a:title>A title</a:title>"
                + "<a:link rel='self' href='/self'/><a:link href='/a'/><a:published>2026-11-14T09:15:00+01:00</a:published>"
                + "<a:content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>Some <i>text</i></div></a:content></a:entry></a:feed>",
            "Atom 0.3",
            "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><title mode='escaped'>A &lt;b&gt;title&lt;/b&gt;</title>"
                + "<link rel='alternate' href='/a'/><author><name>Ada</name></author><issued>2026-11-14T08:15:00Z</issued>"
                + "<content mode='base64'>U29tZSB0ZXh0</content></entry></feed>",
            "JSON Feed",
            "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": 7, \"title\": \"A title\", \"url\": \"/a\","
                + "\"authors\": [{\"name\": \"Ada\"}], \"date_published\": \"2026-11-14T08:15:00Z\", \"content_html\": \"<p>Some text\"}]}");
    for (Map.Entry<String, String> dialect : dialects.entrySet()) {
      Mention post = mentions(dialect.getValue()).getFirst();
      assertThat(post.kind()).as(dialect.getKey()).isEqualTo(Kind.POST);
      assertThat(post.title()).as(dialect.getKey()).contains("A title");
      assertThat(post.text()).as(dialect.getKey()).contains("Some text");
      assertThat(post.url()).as(dialect.getKey()).contains("https://blog.example/a");
      assertThat(post.author()).as(dialect.getKey()).contains(Author.named("Ada"));
      assertThat(post.at()).as(dialect.getKey()).isEqualTo(Instant.parse("2026-11-14T08:15:00Z"));
    }
  }

  @Test
  void malformedXmlStillGivesItsItems() throws Exception {
    String broken =
        "garbage <rss><channel><item><title>Bread & butter</title><description>a <br> b &nbsp; c</description>"
            + "</item><item><dc:creator>Ada</dc:creator><title>cut off";
    List<Mention> posts = mentions(broken);

    assertThat(posts)
        .extracting(post -> post.title().orElse(""))
        .containsExactly("Bread & butter", "cut off");
    assertThat(posts.getFirst().text()).contains("a\nb c");
    assertThat(posts.getLast().author()).contains(Author.named("Ada"));
  }

  @Test
  void identityIsTheIdThenTheLinkWithoutCampaignThenWhatIsSaid() throws Exception {
    assertThat(nativeId("<guid>g1</guid><link>https://blog.example/a</link>")).isEqualTo("g1");
    assertThat(
            nativeId(
                "<link>https://blog.example/a?x=1&amp;utm_source=rss&amp;utm_medium=feed</link>"))
        .isEqualTo("https://blog.example/a?x=1");
    assertThat(nativeId("<title>Only this</title><pubDate>Sat, 14 Nov 2026 08:15:00 GMT</pubDate>"))
        .isEqualTo("Only this|2026-11-14T08:15:00Z");
    assertThat(nativeId("<guid>" + "long ".repeat(500) + "</guid>")).hasSizeLessThan(100);
  }

  @Test
  void whatHasNothingIsSetAside() throws Exception {
    List<Item> items =
        parse(
                "<rss><channel><item><category>x</category></item><item><title>good</title></item></channel></rss>")
            .items();

    assertThat(items.getFirst()).isInstanceOf(Item.Unreadable.class);
    assertThat(items.getLast()).isInstanceOf(Item.Said.class);
  }

  @Test
  void googleAlertsLeadToTheirTargetAndNewsToItsPublisher() throws Exception {
    Mention alert =
        mentions(
                "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>tag:google.com,2013:googlealerts/feed:1</id>"
                    + "<title type='html'>&lt;b&gt;Acme&lt;/b&gt; opens</title>"
                    + "<link href='https://www.google.com/url?rct=j&amp;url=https://paper.example/acme%3Fa%3D1&amp;ct=ga'/></entry></feed>")
            .getFirst();
    Mention news =
        mentions(
                "<rss><channel><item><title>Acme opens - The Paper</title><guid isPermaLink='false'>CBMi</guid>"
                    + "<source url='https://paper.example'>The Paper</source></item></channel></rss>")
            .getFirst();

    assertThat(alert.title()).contains("Acme opens");
    assertThat(alert.url()).contains("https://paper.example/acme?a=1");
    assertThat(news.title()).contains("Acme opens");
    assertThat(news.author()).contains(Author.named("The Paper"));
    assertThat(news.url()).isEmpty();
  }

  @Test
  void repliesEditsAndBasesAreRead() throws Exception {
    Mention reply =
        mentions(
                "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:t='http://purl.org/syndication/thread/1.0' xml:base='https://other.example/x/'>"
                    + "<entry xml:lang='en-GB'><id>1</id><link href='y'/><t:in-reply-to ref='tag:1' href='https://blog.example/post'/>"
                    + "<t:total>3</t:total><published>2026-11-14T08:15:00Z</published><updated>2026-11-15T08:15:00Z</updated></entry></feed>")
            .getFirst();

    assertThat(reply.kind()).isEqualTo(Kind.COMMENT);
    assertThat(reply.thread()).contains("https://blog.example/post");
    assertThat(reply.url()).contains("https://other.example/x/y");
    assertThat(reply.language()).contains("en");
    assertThat(reply.engagement().orElseThrow().replies()).contains(3L);
    assertThat(reply.editedAt()).contains(Instant.parse("2026-11-15T08:15:00Z"));
  }

  @Test
  void theCharsetIsTheMarksThenTheHeadersThenTheDeclarations() throws Exception {
    String xml =
        "<?xml version='1.0' encoding='%s'?><rss><channel><item><title>Café</title></item></channel></rss>";
    byte[] latin = xml.formatted("iso-8859-1").getBytes(StandardCharsets.ISO_8859_1);
    byte[] lying = xml.formatted("iso-8859-1").getBytes(StandardCharsets.UTF_8);
    byte[] wrong = xml.formatted("utf-8").getBytes(Charset.forName("windows-1252"));

    assertThat(title(latin, "text/xml")).isEqualTo("Café");
    assertThat(title(lying, "text/xml; charset=utf-8")).isEqualTo("Café");
    assertThat(title(wrong, "text/xml")).isEqualTo("Café");
    assertThat(
            title(
                ("\ufeff" + xml.formatted("utf-16")).getBytes(StandardCharsets.UTF_16BE),
                "text/xml; charset=us-ascii"))
        .isEqualTo("Café");
    assertThat(title(xml.formatted("utf-16").getBytes(StandardCharsets.UTF_8), "text/xml"))
        .isEqualTo("Café");
  }

  @Test
  void entitiesAreNeitherFetchedNorMultiplied() throws Exception {
    String bomb =
        "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b '&a;&a;&a;'>]>"
            + "<rss><channel><item><title>x&a;&b;y</title></item></channel></rss>";

    assertThat(mentions(bomb).getFirst().title()).contains("x&a;&b;y");
    assertThat(
            mentions(
                "<rss><channel><item><title>"
                    + "<b>".repeat(50_000)
                    + "deep</title></item></channel></rss>"))
        .hasSize(1);
  }

  @Test
  void theFeedSaysHowOftenItWantsToBeAsked() throws Exception {
    String quiet =
        "<rss><channel><ttl>180</ttl><skipHours><hour>8</hour><hour>9</hour></skipHours></channel></rss>";
    Page page = feed().parse(answer(URL, quiet, "Date", "Sat, 14 Nov 2026 08:15:00 GMT"));

    assertThat(page.hints().interval()).contains(Duration.ofMinutes(180));
    assertThat(page.hints().pause()).contains(Duration.ofMinutes(105));
    assertThat(parse(COMMENTS).hints().interval()).contains(Duration.ofMinutes(30));
  }

  @Test
  void olderPagesFollowOnTheSameHostOnly() throws Exception {
    String atom = "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='next' href='%s'/></feed>";

    assertThat(parse(atom.formatted("?page=2")).next()).contains(URL + "?page=2");
    assertThat(parse(atom.formatted(URL)).next()).isEmpty();
    assertThat(parse(atom.formatted("https://evil.example/")).next()).isEmpty();
    assertThat(parse("{\"items\": [], \"next_url\": \"" + URL + "2\"}").next()).contains(URL + "2");
    Cursor start = new Cursor(Instant.EPOCH, Optional.empty());
    assertThat(feed().request(start, Optional.empty()).url()).hasToString(URL);
    assertThat(feed().request(start, Optional.of(URL + "2")).url()).hasToString(URL + "2");
  }

  @Test
  void aPageThatIsNoFeedIsRefusedWithTheAddressOfItsFeed() {
    String html =
        "<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head></html>";

    assertThatThrownBy(() -> parse(html)).hasMessageContaining("https://blog.example/feed.xml");
    assertThatThrownBy(() -> parse("")).hasMessageContaining("no RSS, Atom or JSON feed");
    assertThatThrownBy(() -> parse("{\"error\": 1}")).hasMessageContaining("no JSON Feed");
  }

  @Test
  void settingsAreCheckedAndSecretsStayOutOfNames() {
    assertThatThrownBy(() -> config("no address")).isInstanceOf(ConfigException.class);
    String name =
        new FeedSource().feeds(config("https://me:pw@x.example/f?id=1&token=abc")).getFirst().id();
    assertThat(name)
        .startsWith("feed:https://x.example/f?id=1")
        .doesNotContain("abc")
        .doesNotContain("pw");
  }

  @Test
  void anotherHostMayBeAskedWithoutChangingWhatItIs() {
    AbstractConfig moved =
        new AbstractConfig(
            new FeedSource().config(), Map.of("url", URL, "base-url", "http://proxy.example:8080"));
    Feed feed = new FeedSource().feeds(moved).getFirst();

    assertThat(feed.id()).isEqualTo("feed:" + URL);
    assertThat(feed.request(new Cursor(Instant.EPOCH, Optional.empty()), Optional.empty()).url())
        .hasToString("http://proxy.example:8080/feed/");
  }

  private static String title(byte[] body, String contentType) throws Exception {
    Page page = feed().parse(answer(URL, body, "Content-Type", contentType));
    return ((Item.Said) page.items().getFirst()).mention().mention().title().orElse("");
  }

  private static String nativeId(String item) throws Exception {
    return mentions("<rss><channel><item>" + item + "</item></channel></rss>")
        .getFirst()
        .nativeId();
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
    return new FeedSource().feeds(config(URL)).getFirst();
  }

  private static AbstractConfig config(String url) {
    return new AbstractConfig(new FeedSource().config(), Map.of("url", url));
  }
}
