package earshot.ingest.recorded;

import static earshot.ingest.recorded.Recorded.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.recorded.Replay.Answer;
import earshot.ingest.source.Source;
import earshot.ingest.sources.appstore.AppStoreSource;
import earshot.ingest.sources.discourse.DiscourseSource;
import earshot.ingest.sources.facebook.FacebookSource;
import earshot.ingest.sources.googleplaces.GooglePlacesSource;
import earshot.ingest.sources.googleplay.GooglePlaySource;
import earshot.ingest.sources.hackernews.HackerNewsSource;
import earshot.ingest.sources.instagram.InstagramSource;
import earshot.ingest.sources.mastodon.MastodonSource;
import earshot.ingest.sources.reddit.RedditSource;
import earshot.ingest.sources.stackexchange.StackExchangeSource;
import earshot.ingest.sources.surveymonkey.SurveyMonkeySource;
import earshot.ingest.sources.telegram.TelegramSource;
import earshot.ingest.sources.woocommerce.WooCommerceSource;
import earshot.ingest.sources.x.XSource;
import earshot.ingest.sources.yelp.YelpSource;
import earshot.ingest.sources.youtube.YoutubeSource;
import earshot.ingest.sources.zendesk.ZendeskSource;
import earshot.mention.Listing;
import earshot.mention.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What real places once answered, sent through the running connectors where somebody keeps the
 * recordings: everything that was said is heard, each field as it was recorded.
 */
class RecordedPlacesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @AfterAll
  static void print() {
    ConformanceTable.print();
  }

  @Test
  void hashtagsOfMastodon() throws Exception {
    Replay replay =
        new Replay(
                new MastodonSource(),
                "\"server\": \"localhost:3000\", \"hashtags\": [\"hoot\"]",
                "[]")
            .text("id", "/id")
            .field("author", RecordedPlacesTest::nameOnMastodon)
            .html("text", "/content")
            .text("title", "/spoiler_text")
            .time("/created_at");
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/mastodon.jsonl.gz"))) {
      if (url(line).matches(".*/timelines/(tag/|public).*") && status(line) == 200) {
        JsonNode link = line.path("response").path("headers").path("link").path(0);
        replay.walk(
            those(
                json(body(line)),
                post ->
                    post.path("visibility").asText().equals("public")
                        && post.path("reblog").isNull()),
            Answer.of("/timelines/tag/hoot", body(line), "Link", link.asText("")));
      }
    }
    assertThat(replay.report()).allMatch(post -> post.url().isPresent());
  }

  private static String nameOnMastodon(JsonNode post) {
    String name = post.at("/account/display_name").asText();
    return name.isBlank() ? post.at("/account/username").asText() : name;
  }

  @Test
  void reviewsOfTheAppStore() throws Exception {
    Replay replay =
        new Replay(
                new AppStoreSource(), "\"app\": \"1\", \"countries\": [\"jp\"]", "{\"feed\": {}}")
            .text("id", "/id/label")
            .text("author", "/author/name/label")
            .text("title", "/title/label")
            .text("text", "/content/label")
            .time("/updated/label")
            .stars("/im:rating/label");
    for (byte[] body : Recorded.files(Recorded.path("apple")).values()) {
      replay.walk(
          those(json(body).at("/feed/entry"), entry -> entry.has("im:rating")),
          Answer.of("/json", body));
    }
    replay.report();
  }

  @Test
  void wordsOnHackerNews() throws Exception {
    Replay replay =
        new Replay(
                new HackerNewsSource(), "\"query\": \"-\\\"no such words\\\"\"", "{\"hits\": []}")
            .text("id", "/objectID")
            .text("author", "/author")
            .field("text", hit -> flat(first(hit, "comment_text", "story_text")))
            .field("title", hit -> hit.hasNonNull("comment_text") ? "" : hit.path("title").asText())
            .seconds("/created_at_i");
    byte[] body =
        Files.readAllBytes(Recorded.path("hackernews/algolia-search_by_date-comments.json"));
    replay.walk(json(body).path("hits"), Answer.of("/search_by_date", body));
    replay.report();
  }

  @Test
  void commentsOfYoutube() throws Exception {
    Replay replay = comments("\"channel\": \"UC0\"");
    for (byte[] body : Recorded.files(Recorded.path("youtube/comment_threads")).values()) {
      if (json(body).path("items").isArray()) {
        List<JsonNode> said = new ArrayList<>();
        for (JsonNode thread : json(body).path("items")) {
          said.add(thread.at("/snippet/topLevelComment"));
          thread.at("/replies/comments").forEach(said::add);
        }
        replay.walk(said, Answer.of("/commentThreads", body));
      }
    }
    replay.report();
  }

  /**
   * Of a thread that has more than it brings; the list of them was recorded, the thread was not.
   */
  @Test
  void repliesOfYoutube() throws Exception {
    String thread =
        """
        {"items": [{"id": "Ugw5zYU6n9pmIgAZWvN4AaABAg", "snippet": {"videoId": "v", "totalReplyCount": 3,
          "topLevelComment": {"id": "Ugw5zYU6n9pmIgAZWvN4AaABAg", "snippet": {"publishedAt": "2020-01-01T00:00:00Z",
            "authorDisplayName": "Ada", "textDisplay": "First"}}}}]}
        """;
    byte[] one =
        Files.readAllBytes(Recorded.path("youtube/comments/comments_by_parent_paged_1.json"));
    byte[] two =
        Files.readAllBytes(Recorded.path("youtube/comments/comments_by_parent_paged_2.json"));
    List<JsonNode> said = new ArrayList<>();
    said.add(json(thread.getBytes(StandardCharsets.UTF_8)).at("/items/0/snippet/topLevelComment"));
    json(one).path("items").forEach(said::add);
    json(two).path("items").forEach(said::add);
    comments("\"channel\": \"UC0\"")
        .walk(
            said,
            Answer.of("/commentThreads", thread),
            Answer.of("/comments", one),
            Answer.of("/comments", two))
        .report();
  }

  private static Replay comments(String what) {
    return new Replay(new YoutubeSource(), "\"key\": \"k\", " + what, "{\"items\": []}")
        .text("id", "/id")
        .text("author", "/snippet/authorDisplayName")
        .text("text", "/snippet/textDisplay")
        .time("/snippet/publishedAt");
  }

  @Test
  void videosOfYoutube() throws Exception {
    byte[] one = Files.readAllBytes(Recorded.path("youtube/search/search_by_keywords_p1.json"));
    byte[] two = Files.readAllBytes(Recorded.path("youtube/search/search_by_keywords_p2.json"));
    List<JsonNode> said = new ArrayList<>();
    json(one).path("items").forEach(said::add);
    json(two).path("items").forEach(said::add);
    new Replay(new YoutubeSource(), "\"key\": \"k\", \"search\": \"surfing\"", "{\"items\": []}")
        .text("id", "/id/videoId")
        .html("author", "/snippet/channelTitle")
        .html("title", "/snippet/title")
        .html("text", "/snippet/description")
        .time("/snippet/publishedAt")
        .walk(said, Answer.of("/search", one), Answer.of("/search", two))
        .report();
  }

  @Test
  void reviewsOfWooCommerce() throws Exception {
    Replay replay =
        new Replay(
                new WooCommerceSource(),
                "\"shop\": \"https://shop.invalid\", \"consumer-key\": \"k\", \"consumer-secret\": \"s\"",
                "[]")
            .text("id", "/id")
            .text("author", "/reviewer")
            .html("text", "/review")
            .time("/date_created_gmt")
            .field(
                "rating",
                review -> Optional.of(review.path("rating").asDouble()).filter(stars -> stars > 0));
    for (String file : List.of("fluxc/product-reviews.json", "ios/reviews-all-without-data.json")) {
      byte[] body = Files.readAllBytes(Recorded.path("woocommerce/" + file));
      replay.walk(
          those(json(body), review -> review.path("status").asText().equals("approved")),
          Answer.of("/products/reviews", body));
    }
    replay.report();
  }

  @Test
  void ticketsOfZendesk() throws Exception {
    Replay replay =
        new Replay(
                new ZendeskSource(),
                "\"subdomain\": \"s\", \"user\": \"u\", \"token\": \"t\", \"what\": [\"tickets\"]",
                "{\"tickets\": [], \"end_of_stream\": true}")
            .text("id", "/id")
            .text("title", "/subject")
            .text("text", "/description")
            .time("/created_at");
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/zendesk.jsonl.gz"))) {
      if (url(line).contains("/incremental/tickets/cursor.json")) {
        replay.walk(
            those(
                json(body(line)).path("tickets"),
                t -> !t.path("status").asText().equals("deleted")),
            Answer.of("/cursor.json", body(line)));
      }
    }
    replay.report();
  }

  /** The lists of comments were recorded, the media that they hang on were not. */
  @Test
  void commentsOfInstagram() throws Exception {
    JsonNode one = meta("instagram/medias/comments_p1");
    JsonNode two = meta("instagram/medias/comments_p2");
    JsonNode replies = meta("instagram/comments/replies");
    ((ObjectNode) one.at("/data/0")).set("replies", replies);
    ObjectNode media = JSON.createObjectNode();
    media
        .putArray("data")
        .addObject()
        .put("id", "7")
        .put("timestamp", "2020-06-01T10:00:00+0000")
        .set("comments", one);
    graph(new InstagramSource(), "\"account\": \"1\", \"token\": \"t\"")
        .text("text", "/text")
        .time("/timestamp")
        .walk(
            data(one, two, replies),
            Answer.of("/media", media.toString()),
            Answer.of("/comments", two.toString()))
        .report();
  }

  private static Replay graph(Source source, String settings) {
    return new Replay(source, settings, "{\"data\": []}").text("id", "/id");
  }

  private static JsonNode meta(String file) throws IOException {
    return json(Files.readAllBytes(Recorded.path("meta/python-facebook/" + file + ".json")));
  }

  private static List<JsonNode> data(JsonNode... lists) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode list : lists) {
      list.path("data").forEach(all::add);
    }
    return all;
  }

  @Test
  void answersOfSurveyMonkey() throws Exception {
    Replay replay =
        new Replay(
                new SurveyMonkeySource(),
                "\"surveys\": [\"318754279\"], \"token\": \"t\", \"what\": [\"responses\"]",
                "{\"data\": [], \"links\": {}}")
            .text("id", "/id")
            .text("text", "/text")
            .time("/date_created");
    for (Map.Entry<String, byte[]> file :
        Recorded.files(Recorded.path("surveymonkey")).entrySet()) {
      if (file.getKey().contains("responses/bulk")) {
        replay.walk(answers(json(file.getValue())), Answer.of("/bulk", file.getValue()));
      }
    }
    assertThat(replay.report()).allMatch(answer -> answer.url().isPresent());
  }

  /** Each answer in words, with what its response says of it. */
  private static List<JsonNode> answers(JsonNode responses) {
    List<JsonNode> answers = new ArrayList<>();
    for (JsonNode response : responses.path("data")) {
      for (JsonNode question : response.findParents("answers")) {
        for (JsonNode answer : question.path("answers")) {
          if (answer.has("text")) {
            answers.add(
                JSON.createObjectNode()
                    .put("id", response.path("id").asText() + "-" + question.path("id").asText())
                    .put("text", answer.path("text").asText())
                    .put("date_created", response.path("date_created").asText()));
          }
        }
      }
    }
    return answers;
  }

  @Test
  void recommendationsOfFacebook() throws Exception {
    ArrayNode ratings = JSON.createArrayNode();
    for (String file :
        List.of(
            "v3_1/opengraphrating-real-recommendation.json",
            "v3_1/opengraphrating-recommendation.json",
            "v2_11/opengraphrating-issue878.json")) {
      ratings.add(json(Files.readAllBytes(Recorded.path("meta/restfb/" + file))));
    }
    Replay replay =
        new Replay(
                new FacebookSource(),
                "\"page\": \"1\", \"token\": \"t\", \"what\": [\"ratings\"]",
                "{\"data\": []}")
            .field("id", RecordedPlacesTest::ratingOnFacebook)
            .text("text", "/review_text")
            .text("author", "/reviewer/name")
            .time("/created_time");
    for (JsonNode rating : ratings) {
      replay.walk(List.of(rating), Answer.of("/ratings", "{\"data\": [" + rating + "]}"));
    }
    replay.report();
  }

  private static String ratingOnFacebook(JsonNode rating) {
    String story = rating.at("/open_graph_story/id").asText();
    return story.isEmpty() ? "by-" + rating.at("/reviewer/id").asText() : story;
  }

  @Test
  void commentsOfFacebook() throws Exception {
    List<JsonNode> comments = new ArrayList<>();
    meta("facebook/comments/comments_info").forEach(comments::add);
    ObjectNode post = JSON.createObjectNode();
    post.putArray("data")
        .addObject()
        .put("id", "1_10158371815748553")
        .put("created_time", "2021-07-21T21:00:00+0000")
        .putObject("comments")
        .set("data", JSON.valueToTree(comments));
    List<Mention> found =
        graph(new FacebookSource(), "\"page\": \"1\", \"token\": \"t\", \"what\": [\"comments\"]")
            .text("text", "/message")
            .time("/created_time")
            .walk(comments, Answer.of("/feed", post.toString()))
            .report();
    assertThat(found).extracting(m -> m.thread().orElse("")).containsOnly("1_10158371815748553");
  }

  @Test
  void postsOfDiscourse() throws Exception {
    Replay replay =
        new Replay(
                new DiscourseSource(),
                "\"forum\": \"https://forum.invalid\"",
                "{\"latest_posts\": []}")
            .text("id", "/id")
            .field("author", post -> first(post, "name", "username"))
            .html("text", "/cooked")
            .time("/created_at");
    for (String file : List.of("posts_latest.json", "posts_before.json")) {
      byte[] body = Files.readAllBytes(Recorded.path("discourse/" + file));
      replay.walk(json(body).path("latest_posts"), Answer.of("/posts.json", body));
    }
    replay.report();
  }

  @Test
  void questionsOfStackExchange() throws Exception {
    Replay replay =
        new Replay(
                new StackExchangeSource(),
                "\"query\": \"pandas\"",
                "{\"items\": [], \"has_more\": false}")
            .text("id", "/question_id")
            .html("author", "/owner/display_name")
            .html("title", "/title")
            .html("text", "/body")
            .seconds("/creation_date");
    for (byte[] body : Recorded.files(Recorded.path("stackexchange/perceval")).values()) {
      replay.walk(json(body).path("items"), Answer.of("/search/advanced", body));
    }
    replay.report();
  }

  @Test
  void reviewsOfYelp() throws Exception {
    byte[] body = Files.readAllBytes(Recorded.path("yelp/yelp-ios/reviews_response.json"));
    yelp("reviews")
        .field(
            "id", review -> review.path("url").asText().replaceFirst(".*[?&]hrid=([^&]+).*", "$1"))
        .text("author", "/user/name")
        .text("text", "/text")
        .field("time", review -> Optional.of(inCalifornia(review.path("time_created").asText())))
        .stars("/rating")
        .walk(json(body).path("reviews"), Answer.of("/reviews", body))
        .report();
  }

  private static Instant inCalifornia(String written) {
    return LocalDateTime.parse(written.replace(' ', 'T'))
        .atZone(ZoneId.of("America/Los_Angeles"))
        .toInstant();
  }

  private static Replay yelp(String what) {
    return new Replay(
        new YelpSource(),
        "\"business\": \"b\", \"key\": \"k\", \"what\": [\"" + what + "\"]",
        "{\"reviews\": []}");
  }

  @Test
  void listingsOfYelp() throws Exception {
    for (Map.Entry<String, byte[]> file :
        Recorded.files(Recorded.path("yelp/yelp-python")).entrySet()) {
      if (file.getKey().endsWith(".json")) {
        JsonNode business = json(file.getValue());
        List<Listing> facts =
            yelp("listing").walk(List.of(), Answer.of("/businesses/b", file.getValue())).facts();
        Map<String, String> stated =
            facts.stream().collect(Collectors.toMap(Listing::name, Listing::value));
        assertThat(stated)
            .containsEntry("name", business.path("name").asText())
            .containsEntry("phone", business.path("phone").asText())
            .containsEntry("reviews", business.path("review_count").asText())
            .containsKeys("address", "hours", "rating");
      }
    }
  }

  @Test
  void reviewsOfGooglePlaces() throws Exception {
    byte[] body =
        Files.readAllBytes(Recorded.path("google-places/v1-place-reviews-googleplex.json"));
    String whole = new String(body, StandardCharsets.UTF_8).replaceFirst("\\{", "{\"id\": \"p\", ");
    new Replay(new GooglePlacesSource(), "\"place\": \"p\", \"key\": \"k\"", "{}")
        .field("id", review -> review.path("name").asText().replaceFirst(".*/", ""))
        .text("author", "/authorAttribution/displayName")
        .text("text", "/originalText/text")
        .time("/publishTime")
        .stars("/rating")
        .walk(json(body).path("reviews"), Answer.of("/places/p", whole))
        .report();
  }

  @Test
  void aReviewOfGooglePlay() throws Exception {
    byte[] review =
        Files.readAllBytes(Recorded.path("google-play/androidpublisher-v2-review-2017.json"));
    List<Mention> found =
        new Replay(
                new GooglePlaySource(),
                "\"app\": \"a.b\", \"client-id\": \"c\", \"client-secret\": \"s\", \"refresh-token\": \"r\"",
                "{}")
            .text("id", "/reviewId")
            .text("author", "/authorName")
            .text("text", "/comments/0/userComment/text")
            .seconds("/comments/0/userComment/lastModified/seconds")
            .stars("/comments/0/userComment/starRating")
            .walk(
                List.of(json(review)),
                Answer.of(
                    "/reviews",
                    "{\"reviews\": [" + new String(review, StandardCharsets.UTF_8) + "]}"))
            .report();
    assertThat(found).allMatch(one -> one.reply().isPresent());
  }

  @Test
  void updatesOfTelegram() throws Exception {
    Replay replay =
        new Replay(
                new TelegramSource(),
                "\"bot\": \"acme_bot\", \"token\": \"1:t\"",
                "{\"ok\": true, \"result\": []}")
            .field(
                "id",
                update ->
                    message(update).at("/chat/id").asText()
                        + "/"
                        + message(update).path("message_id").asText())
            .field(
                "author",
                update ->
                    (message(update).at("/from/first_name").asText()
                            + " "
                            + message(update).at("/from/last_name").asText())
                        .strip())
            .field("text", update -> message(update).path("text").asText())
            .field(
                "time",
                update ->
                    Optional.of(Instant.ofEpochSecond(message(update).path("date").asLong())));
    for (byte[] body : Recorded.files(Recorded.path("telegram/perceval")).values()) {
      replay.walk(json(body).path("result"), Answer.of("/getUpdates", body));
    }
    String update = Files.readString(Recorded.path("telegram/telegrambots/Update.json"));
    replay.walk(
        List.of(json(update.getBytes(StandardCharsets.UTF_8))),
        Answer.of("/getUpdates", "{\"ok\": true, \"result\": [" + update + "]}"));
    replay.report();
  }

  private static JsonNode message(JsonNode update) {
    return update.has("message") ? update.path("message") : update.path("edited_message");
  }

  /** They were asked for without their fields: nobody knows who wrote them, or when. */
  @Test
  void postsOfX() throws Exception {
    Replay replay =
        new Replay(
                new XSource(),
                "\"query\": \"tweepy\", \"token\": \"t\"",
                "{\"meta\": {\"result_count\": 0}}")
            .text("id", "/id")
            .field("text", post -> flat(post.path("text").asText()));
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/x-twitter.jsonl.gz"))) {
      if (url(line).contains("/2/tweets/search/")) {
        replay.walk(json(body(line)).path("data"), Answer.of("/search/recent", body(line)));
      }
    }
    assertThat(replay.report()).allMatch(post -> post.url().isPresent());
  }

  @Test
  void thingsOfReddit() throws Exception {
    Replay replay =
        new Replay(
                new RedditSource(),
                "\"query\": \"x\", \"client-id\": \"recorded\", \"client-secret\": \"recorded\"",
                "{\"kind\": \"Listing\", \"data\": {\"children\": []}}")
            .text("id", "/name")
            .field("author", thing -> thing.path("author").asText().replace("[deleted]", ""))
            .text("title", "/title")
            .field("text", thing -> flatWords(thing))
            .field(
                "time",
                thing -> Optional.of(Instant.ofEpochSecond(thing.path("created_utc").asLong())));
    for (JsonNode line : Recorded.lines(Recorded.path("normalized/reddit.jsonl.gz"))) {
      String listing = line.path("response").path("body").asText();
      if (status(line) == 200 && isListing(listing)) {
        List<JsonNode> things = new ArrayList<>();
        json(body(line)).at("/data/children").forEach(child -> things.add(child.path("data")));
        things.removeIf(RecordedPlacesTest::isTakenBack);
        replay.walk(things, Answer.of("/search/", body(line)));
      }
    }
    assertThat(replay.report()).hasSizeGreaterThan(1_000);
  }

  /** Whole, and of things that somebody said, not of subreddits or messages. */
  private static boolean isListing(String body) {
    return body.startsWith("{\"kind\": \"Listing\"")
        && body.endsWith("}}")
        && body.matches("(?s).{0,200}\"kind\": \"t[13]\".*")
        && !body.contains("\"was_comment\"");
  }

  private static boolean isTakenBack(JsonNode thing) {
    return Set.of("[deleted]", "[removed]").contains(first(thing, "body", "selftext"))
        || thing.hasNonNull("removed_by_category");
  }

  private static String flatWords(JsonNode thing) {
    return first(thing, "body", "selftext").replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  private static String flat(String html) {
    return Jsoup.parse(html).text().replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  /** The first of these fields that is there. */
  private static String first(JsonNode of, String... fields) {
    for (String field : fields) {
      if (of.hasNonNull(field) && !of.path(field).asText().isBlank()) {
        return of.path(field).asText();
      }
    }
    return "";
  }

  private static List<JsonNode> those(JsonNode list, Predicate<JsonNode> which) {
    return StreamSupport.stream(list.spliterator(), false).filter(which).toList();
  }

  private static String url(JsonNode line) {
    return line.path("request").path("url").asText();
  }

  private static int status(JsonNode line) {
    return line.path("response").path("status").asInt();
  }

  private static byte[] body(JsonNode line) {
    return line.path("response").path("body").asText().getBytes(StandardCharsets.UTF_8);
  }
}
