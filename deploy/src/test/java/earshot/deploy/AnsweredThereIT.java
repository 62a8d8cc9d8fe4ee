package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.chaos.ChildEarshot;
import earshot.deploy.local.FreePort;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole Earshot beside a blog, a forum and a social network where the brand answers itself. */
class AnsweredThereIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String ALL = "/api/v1/mentions?size=50";
  private static final String WAITING = ALL + "&status=open&status=pending";
  private static final String COMMENTS = "/wp-json/wp/v2/comments";
  private static final String TOOTS = "/api/v1/accounts/42/statuses";

  private final Instant asked = Instant.now().minusSeconds(40).truncatedTo(ChronoUnit.SECONDS);
  private Instant answered = asked;
  private final Map<String, String> shown = new ConcurrentHashMap<>();
  private final int port = FreePort.picked();
  @TempDir Path dir;

  /** What is shown at each address now. */
  private final class Town extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      HttpUrl url = request.getUrl();
      String body = shown.get(url.encodedPath());
      return body == null
          ? new MockResponse.Builder().code(404).build()
          : new MockResponse.Builder().body(body).build();
    }
  }

  @Test
  void theAnswerStandsBesideTheMentionAndNobodyWaits() throws Exception {
    try (MockWebServer town = new MockWebServer()) {
      town.setDispatcher(new Town());
      town.start();
      questions();
      Path config = Files.writeString(dir.resolve("earshot.yml"), yaml(town.url("/").toString()));
      try (ChildEarshot earshot = ChildEarshot.up(config, dir.resolve("data"), port)) {
        earshot.awaitReady(PATIENCE);
        await().atMost(PATIENCE).until(() -> get(WAITING).path("total").asInt() == 3);
        earshot.kill();
      }
      try (ChildEarshot earshot = ChildEarshot.up(config, dir.resolve("data"), port)) {
        earshot.awaitReady(PATIENCE);
        answers();
        await().atMost(PATIENCE).until(() -> get(WAITING).path("total").asInt() == 0);
        areAnswered();
        shown.put(COMMENTS, "[" + comment(81, 0, 0, "Cold, says the blog", asked) + "]");
        shown.remove(COMMENTS + "/82");
        await().atMost(PATIENCE).until(() -> get(WAITING).path("total").asInt() == 1);
        JsonNode waits = get(WAITING).path("mentions").path(0);
        assertThat(waits.path("text").asText()).isEqualTo("Cold, says the blog");
        assertThat(waits.has("reply")).isFalse();
        earshot.stop(Duration.ofSeconds(60));
      }
    }
  }

  private void areAnswered() throws Exception {
    JsonNode all = get(ALL);
    assertThat(all.path("total").asInt()).as("an answer is no mention").isEqualTo(3);
    Map<String, String> replies = new TreeMap<>();
    for (JsonNode found : all.path("mentions")) {
      JsonNode mention = get("/api/v1/mentions/" + found.path("id").asText());
      assertThat(mention.path("status").asText()).isEqualTo("answered");
      assertThat(mention.path("reply").path("at").asText()).isEqualTo(answered.toString());
      replies.put(mention.path("source").asText(), mention.path("reply").path("text").asText());
    }
    assertThat(replies)
        .containsEntry("wordpress", "Sorry, says the blog")
        .containsEntry("discourse", "Sorry, says the forum")
        .containsEntry("mastodon", "Sorry, says the network");
  }

  private void questions() {
    String blog = comment(81, 0, 0, "Cold, says the blog", asked);
    shown.put(COMMENTS, "[" + blog + "]");
    shown.put(COMMENTS + "/81", blog);
    shown.put("/posts.json", posts(post(15, 1, "ada", "Cold, says the forum", asked)));
    String toot = status(7, "null", "ada", "Cold, says the network", asked);
    shown.put("/api/v1/timelines/tag/acme", "[" + toot + "]");
    shown.put("/api/v1/statuses/7", toot);
    shown.put("/api/v1/accounts/lookup", "{\"id\": \"42\"}");
    shown.put(TOOTS, "[]");
  }

  private void answers() {
    answered = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    String blog = comment(82, 81, 3, "Sorry, says the blog", answered);
    shown.put(COMMENTS, shown.get(COMMENTS).replace("]", "," + blog + "]"));
    shown.put(COMMENTS + "/82", blog);
    String forum = post(16, 2, "acme", "Sorry, says the forum", answered);
    shown.put("/posts.json", shown.get("/posts.json").replace("]", "," + forum + "]"));
    String toot = status(9, "\"7\"", "acme", "Sorry, says the network", answered);
    shown.put(TOOTS, "[" + toot + "]");
    shown.put("/api/v1/statuses/9", toot);
  }

  private static String comment(int id, int parent, int author, String text, Instant at) {
    return """
        {"id": %d, "post": 12, "parent": %d, "author": %d, "author_name": "Somebody", "date_gmt": "%s",
         "content": {"rendered": "<p>%s</p>"}, "link": "https://blog.example/#%1$d", "status": "approved", "type": "comment"}
        """
        .formatted(id, parent, author, at.toString().replace("Z", ""), text);
  }

  private static String posts(String post) {
    return "{\"latest_posts\": [" + post + "]}";
  }

  private static String post(int id, int number, String user, String text, Instant at) {
    return """
        {"id": %d, "username": "%s", "created_at": "%s", "updated_at": "%3$s", "cooked": "<p>%s</p>", "post_number": %d,
         "reply_to_post_number": null, "topic_id": 11, "topic_slug": "cold", "version": 1}
        """
        .formatted(id, user, at, text, number);
  }

  private static String status(int id, String answers, String user, String text, Instant at) {
    return """
        {"id": "%d", "in_reply_to_id": %s, "visibility": "public", "created_at": "%s", "content": "<p>%s</p>",
         "url": "https://town.example/%1$d", "account": {"acct": "%5$s", "username": "%5$s"}}
        """
        .formatted(id, answers, at, text, user);
  }

  private static String yaml(String town) {
    return """
        brands:
          - name: Acme
            sources:
              - {type: wordpress, site: "%1$s", ours: ["3"], every: 1s, recheck: 4s}
              - {type: discourse, forum: "%1$s", ours: [acme], every: 1s}
              - {type: mastodon, server: "%1$s", hashtags: [acme], ours: [acme], match: all, every: 1s, recheck: 4s}
        network: {allow-private-addresses: true}
        """
        .formatted(town);
  }

  private JsonNode get(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI asked = URI.create("http://127.0.0.1:" + port + path);
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IOException(path + " is answered " + answer.statusCode());
      }
      return MentionJson.MAPPER.readTree(answer.body());
    }
  }
}
