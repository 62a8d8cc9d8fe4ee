package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorsVerbTest {
  @TempDir Path dir;
  private Path config;

  @BeforeEach
  void declare() throws Exception {
    Path key = Files.writeString(dir.resolve("key"), "s3cret");
    config =
        Files.writeString(
            dir.resolve("earshot.yml"),
            """
            brands:
              - name: Acme
                sources:
                  - {type: feed, url: "https://blog.example/feed"}
                  - {type: yelp, business: acme, key: "${file:%s}"}
            kafka: {bootstrap: "broker:9092"}
            """
                .formatted(key));
  }

  @Test
  void whatIsDeclaredGoesToConnectWithReferencesInPlaceOfKeys() throws Exception {
    try (MockWebServer connect = new MockWebServer()) {
      connect.enqueue(new MockResponse.Builder().code(201).body("{}").build());
      connect.enqueue(new MockResponse.Builder().code(200).body("{}").build());
      connect.start();

      int status = put(connect);

      assertThat(status).isZero();
      RecordedRequest feed = connect.takeRequest();
      assertThat(feed.getRequestLine()).startsWith("PUT /connectors/earshot-feed/config ");
      JsonNode settings = MentionJson.MAPPER.readTree(feed.getBody().toByteArray());
      assertThat(settings.path("connector.class").asText()).endsWith(".FeedConnector");
      String yelp = connect.takeRequest().getBody().utf8();
      assertThat(yelp).contains("${file:").doesNotContain("s3cret");
    }
  }

  @Test
  void aRefusalOfConnectIsOurFailure() throws Exception {
    try (MockWebServer connect = new MockWebServer()) {
      connect.enqueue(new MockResponse.Builder().code(400).body("no such class").build());
      connect.start();

      assertThat(put(connect)).isEqualTo(1);
    }
  }

  private int put(MockWebServer connect) {
    String there = connect.url("/").toString();
    return Main.run("connectors", "--config", config.toString(), "--connect", there);
  }
}
