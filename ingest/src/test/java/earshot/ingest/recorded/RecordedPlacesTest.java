package earshot.ingest.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.ingest.sources.appstore.AppStoreSource;
import earshot.ingest.sources.discourse.DiscourseSource;
import earshot.ingest.sources.facebook.FacebookSource;
import earshot.ingest.sources.googleplaces.GooglePlacesSource;
import earshot.ingest.sources.googleplay.GooglePlaySource;
import earshot.ingest.sources.hackernews.HackerNewsSource;
import earshot.ingest.sources.instagram.InstagramSource;
import earshot.ingest.sources.mastodon.MastodonSource;
import earshot.ingest.sources.stackexchange.StackExchangeSource;
import earshot.ingest.sources.surveymonkey.SurveyMonkeySource;
import earshot.ingest.sources.telegram.TelegramSource;
import earshot.ingest.sources.woocommerce.WooCommerceSource;
import earshot.ingest.sources.x.XSource;
import earshot.ingest.sources.yelp.YelpSource;
import earshot.ingest.sources.youtube.YoutubeSource;
import earshot.ingest.sources.zendesk.ZendeskSource;
import earshot.mention.Mention;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;

/** What real places once answered gives whole mentions, where somebody keeps the recordings. */
class RecordedPlacesTest {
  private static final Map<String, Predicate<Mention>> FIELDS =
      new TreeMap<>(
          Map.of(
              "author", mention -> mention.author().isPresent(),
              "text", mention -> mention.text().or(mention::title).isPresent(),
              "time", mention -> mention.publishedAt().isPresent(),
              "url", mention -> mention.url().isPresent()));

  @Test
  void hashtagTimelinesOfMastodon() throws Exception {
    Feed feed =
        feed(new MastodonSource(), Map.of("server", "localhost:3000", "hashtags", List.of("hoot")));
    int recorded = 0;
    List<Mention> found = new ArrayList<>();
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/mastodon.jsonl.gz"))) {
      String url = line.path("request").path("url").asText();
      boolean timeline = url.contains("/timelines/tag/") || url.contains("/timelines/public");
      if (timeline && line.path("response").path("status").asInt() == 200) {
        byte[] body = line.path("response").path("body").asText().getBytes(StandardCharsets.UTF_8);
        for (JsonNode status : Recorded.json(body)) {
          recorded +=
              status.path("visibility").asText().equals("public") && status.path("reblog").isNull()
                  ? 1
                  : 0;
        }
        String link = line.path("response").path("headers").path("link").path(0).asText("");
        Page page = feed.parse(Recorded.answer(url, body, "Link", link));
        assertThat(page.position().isPresent()).as(url).isEqualTo(!link.isEmpty());
        found.addAll(said(page));
      }
    }
    report("mastodon", recorded, found);
  }

  @Test
  void reviewsOfTheAppStore() throws Exception {
    int recorded = 0;
    List<Mention> found = new ArrayList<>();
    Feed feed = feed(new AppStoreSource(), Map.of("app", "1", "countries", List.of("jp")));
    for (Map.Entry<String, byte[]> file : Recorded.files(Recorded.path("apple")).entrySet()) {
      for (JsonNode entry : Recorded.json(file.getValue()).path("feed").path("entry")) {
        recorded += entry.has("im:rating") ? 1 : 0;
      }
      found.addAll(said(feed.parse(Recorded.answer("https://itunes.invalid/", file.getValue()))));
    }
    report("appstore", recorded, found);
    assertThat(found).allMatch(review -> review.rating().isPresent(), "has stars");
  }

  @Test
  void commentsOfHackerNews() throws Exception {
    byte[] body =
        Files.readAllBytes(Recorded.path("hackernews/algolia-search_by_date-comments.json"));
    Feed feed = feed(new HackerNewsSource(), Map.of("query", "-\"no such words\""));
    Page page = feed.parse(Recorded.answer("https://hn.invalid/", body));
    report("hackernews", Recorded.json(body).path("hits").size(), said(page));
  }

  @Test
  void commentsOfYoutube() throws Exception {
    Feed feed = feed(new YoutubeSource(), Map.of("key", "k", "channel", "UC0"));
    int recorded = 0;
    List<Mention> found = new ArrayList<>();
    for (Map.Entry<String, byte[]> file :
        Recorded.files(Recorded.path("youtube/comment_threads")).entrySet()) {
      for (JsonNode thread : Recorded.json(file.getValue()).path("items")) {
        recorded += 1 + thread.path("replies").path("comments").size();
        byte[] page = ("{\"items\": [" + thread + "]}").getBytes(StandardCharsets.UTF_8);
        found.addAll(said(feed.parse(Recorded.answer("https://youtube.invalid/", page))));
      }
    }
    report("youtube", recorded, found);
  }

  @Test
  void repliesOfYoutube() throws Exception {
    Feed feed = feed(new YoutubeSource(), Map.of("key", "k", "channel", "UC0"));
    int recorded = 0;
    List<Mention> found = new ArrayList<>();
    for (Map.Entry<String, byte[]> file :
        Recorded.files(Recorded.path("youtube/comments")).entrySet()) {
      if (Recorded.json(file.getValue()).path("items").isArray()) {
        recorded += Recorded.json(file.getValue()).path("items").size();
        String url = "https://youtube.invalid/#Ug1:v:";
        found.addAll(said(feed.parse(Recorded.answer(url, file.getValue()))));
      }
    }
    report("youtube", recorded, found);
  }

  @Test
  void videosOfYoutube() throws Exception {
    Feed feed = feed(new YoutubeSource(), Map.of("key", "k", "search", "surfing"));
    for (String page : List.of("1", "2")) {
      byte[] body =
          Files.readAllBytes(Recorded.path("youtube/search/search_by_keywords_p" + page + ".json"));
      Page videos = feed.parse(Recorded.answer("https://youtube.invalid/", body));
      report("youtube", Recorded.json(body).path("items").size(), said(videos));
    }
  }

  @Test
  void reviewsOfWooCommerce() throws Exception {
    Feed feed =
        feed(
            new WooCommerceSource(),
            Map.of("shop", "https://shop.invalid", "consumer-key", "k", "consumer-secret", "s"));
    for (String file : List.of("fluxc/product-reviews.json", "ios/reviews-all-without-data.json")) {
      byte[] body = Files.readAllBytes(Recorded.path("woocommerce/" + file));
      int approved = 0;
      for (JsonNode review : Recorded.json(body)) {
        approved += review.path("status").asText().equals("approved") ? 1 : 0;
      }
      report(
          "woocommerce", approved, said(feed.parse(Recorded.answer("https://s.invalid/", body))));
    }
  }

  @Test
  void ticketsOfZendesk() throws Exception {
    Feed feed = feed(new ZendeskSource(), Map.of("subdomain", "s", "user", "u", "token", "t"));
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/zendesk.jsonl.gz"))) {
      String url = line.path("request").path("url").asText();
      if (url.contains("/incremental/tickets/cursor.json")) {
        byte[] body = line.path("response").path("body").asText().getBytes(StandardCharsets.UTF_8);
        Page page = feed.parse(Recorded.answer(url, body));
        assertThat(page.items()).hasSize(Recorded.json(body).path("tickets").size()).isNotEmpty();
        assertThat(page.items()).noneMatch(Item.Unreadable.class::isInstance);
        assertThat(page.position()).isPresent();
        assertThat(page.next().isPresent()).isEqualTo(!body(body, "end_of_stream").asBoolean());
      }
    }
  }

  @Test
  void commentsOfInstagram() throws Exception {
    Feed feed = feed(new InstagramSource(), Map.of("account", "1", "token", "t"));
    List<String> lists = List.of("medias/comments_p1", "medias/comments_p2", "comments/replies");
    for (String list : lists) {
      byte[] file =
          Files.readAllBytes(Recorded.path("meta/python-facebook/instagram/" + list + ".json"));
      Page page = feed.parse(Recorded.answer("https://graph.invalid/v24.0/7/comments", file));
      assertThat(said(page)).hasSize(body(file, "data").size()).isNotEmpty();
      assertThat(said(page)).allMatch(m -> m.publishedAt().isPresent() && m.text().isPresent());
      assertThat(page.next().isPresent()).isEqualTo(list.endsWith("p1"));
    }
  }

  @Test
  void answersOfSurveyMonkey() throws Exception {
    Feed feed = feed(new SurveyMonkeySource(), Map.of("surveys", List.of("1"), "token", "t"));
    int recorded = 0;
    List<Mention> found = new ArrayList<>();
    for (Map.Entry<String, byte[]> file :
        Recorded.files(Recorded.path("surveymonkey")).entrySet()) {
      if (file.getKey().contains("responses/bulk")) {
        for (JsonNode answer : Recorded.json(file.getValue()).findParents("text")) {
          recorded += answer.has("tag_data") ? 1 : 0;
        }
        Page page = feed.parse(Recorded.answer("https://api.invalid/", file.getValue()));
        assertThat(page.next()).isEmpty();
        assertThat(page.position()).isPresent();
        found.addAll(said(page));
      }
    }
    assertThat(found).hasSize(recorded).isNotEmpty();
    assertThat(found).allMatch(m -> m.publishedAt().isPresent() && m.url().isPresent());
  }

  private static JsonNode body(byte[] body, String field) {
    return Recorded.json(body).path(field);
  }

  @Test
  void recommendationsOfFacebook() throws Exception {
    Feed feed =
        feed(new FacebookSource(), Map.of("page", "1", "token", "t", "what", List.of("ratings")));
    for (String file :
        List.of(
            "v3_1/opengraphrating-real-recommendation.json",
            "v3_1/opengraphrating-recommendation.json",
            "v2_11/opengraphrating-issue878.json")) {
      String rating = Files.readString(Recorded.path("meta/restfb/" + file));
      Page page =
          feed.parse(Recorded.answer("https://graph.invalid/", "{\"data\": [" + rating + "]}"));
      assertThat(said(page)).as(file).hasSize(1).allMatch(m -> m.publishedAt().isPresent());
    }
  }

  @Test
  void commentsOfFacebook() throws Exception {
    Feed feed = feed(new FacebookSource(), Map.of("page", "1", "token", "t"));
    JsonNode comments =
        Recorded.json(
            Files.readAllBytes(
                Recorded.path("meta/python-facebook/facebook/comments/comments_info.json")));
    String data = "{\"data\": [" + String.join(",", texts(comments)) + "]}";
    List<Mention> found = said(feed.parse(Recorded.answer("https://graph.invalid/", data)));
    assertThat(found).hasSize(comments.size()).allMatch(m -> m.publishedAt().isPresent());
    assertThat(found).extracting(m -> m.thread().orElse("")).containsOnly("10158371815748553");
  }

  private static List<String> texts(JsonNode nodes) {
    List<String> texts = new ArrayList<>();
    nodes.forEach(node -> texts.add(node.toString()));
    return texts;
  }

  @Test
  void postsOfDiscourse() throws Exception {
    Feed feed = feed(new DiscourseSource(), Map.of("forum", "https://forum.invalid"));
    for (String file : List.of("posts_latest.json", "posts_before.json")) {
      byte[] body = Files.readAllBytes(Recorded.path("discourse/" + file));
      Page page = feed.parse(Recorded.answer("https://forum.invalid/posts.json", body));
      report("discourse", body(body, "latest_posts").size(), said(page));
      assertThat(page.next()).as("lowest number").contains("2");
    }
  }

  @Test
  void questionsOfStackExchange() throws Exception {
    Feed feed = feed(new StackExchangeSource(), Map.of("query", "pandas"));
    for (Map.Entry<String, byte[]> file :
        Recorded.files(Recorded.path("stackexchange/perceval")).entrySet()) {
      Page page = feed.parse(Recorded.answer("https://api.invalid/", file.getValue()));
      assertThat(said(page))
          .as("%s", file.getKey())
          .hasSize(body(file.getValue(), "items").size())
          .allMatch(m -> m.author().isPresent() && m.publishedAt().isPresent());
      assertThat(page.next().isPresent()).isEqualTo(body(file.getValue(), "has_more").asBoolean());
      assertThat(page.hints().pause().isPresent()).isEqualTo(file.getKey().contains("backoff"));
    }
  }

  @Test
  void reviewsOfYelp() throws Exception {
    Feed feed = feed(new YelpSource(), Map.of("business", "b", "key", "k"));
    byte[] body = Files.readAllBytes(Recorded.path("yelp/yelp-ios/reviews_response.json"));
    Page page = feed.parse(Recorded.answer("https://api.invalid/", body));
    report("yelp", body(body, "reviews").size(), said(page));
  }

  @Test
  void listingsOfYelp() throws Exception {
    Feed feed = feed(new YelpSource(), Map.of("business", "b", "key", "k", "what", "listing"));
    for (Map.Entry<String, byte[]> file :
        Recorded.files(Recorded.path("yelp/yelp-python")).entrySet()) {
      if (file.getKey().endsWith(".json")) {
        Page page = feed.parse(Recorded.answer("https://api.invalid/", file.getValue()));
        assertThat(page.items())
            .extracting(item -> ((Item.Fact) item).name())
            .contains("name", "phone", "address", "hours", "rating", "reviews");
      }
    }
  }

  @Test
  void reviewsOfGooglePlaces() throws Exception {
    Feed feed = feed(new GooglePlacesSource(), Map.of("place", "p", "key", "k"));
    byte[] body =
        Files.readAllBytes(Recorded.path("google-places/v1-place-reviews-googleplex.json"));
    String whole = new String(body, StandardCharsets.UTF_8).replaceFirst("\\{", "{\"id\": \"p\", ");
    List<Mention> found = said(feed.parse(Recorded.answer("https://places.invalid/", whole)));
    report("places", body(body, "reviews").size(), found);
  }

  @Test
  void aReviewOfGooglePlay() throws Exception {
    Map<String, Object> settings =
        Map.of("app", "a.b", "client-id", "c", "client-secret", "s", "refresh-token", "r");
    String review =
        Files.readString(Recorded.path("google-play/androidpublisher-v2-review-2017.json"));
    List<Mention> found =
        said(
            feed(new GooglePlaySource(), settings)
                .parse(Recorded.answer("https://g.invalid/", "{\"reviews\": [" + review + "]}")));
    report("googleplay", 1, found);
    assertThat(found).allMatch(m -> m.reply().isPresent() && m.rating().isPresent());
    assertThat(found).allMatch(m -> m.publishedAt().isPresent());
  }

  @Test
  void updatesOfTelegram() throws Exception {
    Feed feed = feed(new TelegramSource(), Map.of("bot", "acme_bot", "token", "1:t"));
    for (Map.Entry<String, byte[]> file :
        Recorded.files(Recorded.path("telegram/perceval")).entrySet()) {
      Page page = feed.parse(Recorded.answer("https://api.invalid/", file.getValue()));
      JsonNode updates = body(file.getValue(), "result");
      assertThat(said(page))
          .as(file.getKey())
          .hasSize(updates.size())
          .allMatch(m -> m.author().isPresent() && m.publishedAt().isPresent());
      assertThat(page.position().isPresent()).isEqualTo(!updates.isEmpty());
    }
  }

  /** They were asked for without their fields: nobody knows who wrote them, or when. */
  @Test
  void postsOfX() throws Exception {
    Feed feed = feed(new XSource(), Map.of("query", "tweepy", "token", "t"));
    int pages = 0;
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/x-twitter.jsonl.gz"))) {
      String url = line.path("request").path("url").asText();
      if (url.contains("/2/tweets/search/")) {
        byte[] body = line.path("response").path("body").asText().getBytes(StandardCharsets.UTF_8);
        Page page = feed.parse(Recorded.answer(url, body));
        List<String> own = new ArrayList<>();
        for (JsonNode post : body(body, "data")) {
          own.add(post.path("id").asText());
        }
        assertThat(said(page)).extracting(Mention::nativeId).isEqualTo(own).isNotEmpty();
        assertThat(said(page)).allMatch(m -> m.text().isPresent() && m.url().isPresent());
        assertThat(page.next().isPresent()).isEqualTo(body(body, "meta").has("next_token"));
        pages++;
      }
    }
    assertThat(pages).isPositive();
  }

  private static void report(String source, int recorded, List<Mention> found) {
    Map<String, Long> missing = new TreeMap<>();
    FIELDS.forEach(
        (field, there) -> missing.put(field, found.stream().filter(there.negate()).count()));
    System.out.printf(
        "%-10s recorded %4d found %4d missing %s%n", source, recorded, found.size(), missing);
    assertThat(found).as(source).hasSize(recorded).isNotEmpty();
    assertThat(found).as(source).extracting(Mention::nativeId).noneMatch(String::isBlank);
    assertThat(missing.get("author") + missing.get("url")).as("without author or address").isZero();
  }

  private static List<Mention> said(Page page) {
    assertThat(page.items()).noneMatch(Item.Unreadable.class::isInstance);
    return page.items().stream().map(item -> ((Item.Said) item).mention().mention()).toList();
  }

  private static Feed feed(Source source, Map<String, Object> settings) {
    return source.feeds(new AbstractConfig(source.config(), settings)).getFirst();
  }
}
