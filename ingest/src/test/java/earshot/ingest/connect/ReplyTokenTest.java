package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.Api;
import earshot.ingest.source.ApiReplier;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.PromptServers;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import earshot.mention.Kind;
import earshot.mention.MentionId;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import earshot.mention.Sending;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Request;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers through a place that takes each refresh token once and gives the next one. */
class ReplyTokenTest {
  private final List<String> refreshed = new CopyOnWriteArrayList<>();
  private final Map<String, String> kept = new HashMap<>();
  private MockWebServer server = PromptServers.server();

  /** A place that only takes answers. */
  private static final class Desk implements Source {
    @Override
    public String name() {
      return "desk";
    }

    @Override
    public ConfigDef config() {
      return OAuth.settings(new Settings().base("https://desk.example", "Where it is asked"))
          .config();
    }

    @Override
    public List<Feed> feeds(AbstractConfig place) {
      return List.of();
    }

    @Override
    public Optional<Function<AbstractConfig, Replier>> replier() {
      return Optional.of(
          place ->
              new ApiReplier(
                  "",
                  ReplyRules.upTo(100, Unit.CHARACTERS),
                  Api.of(place).as(OAuth.of(place, "https://desk.example/token"))) {
                @Override
                public Request request(ReplyOrder reply) {
                  return api.post(api.at("answers"), "{}");
                }

                @Override
                public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
                  return Optional.of(needed(answer.json(), "id"));
                }
              });
    }

    @Override
    public Card card() {
      return new Card(
          "a", "b", Card.Completeness.COMPLETE, "c", "d", "e", "f", "g", "h", Card.Proof.UNPROVEN);
    }
  }

  @BeforeEach
  void open() throws IOException {
    server = PromptServers.started(this::respond);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private MockResponse respond(RecordedRequest request) {
    if (!request.getUrl().encodedPath().equals("/token")) {
      return new MockResponse.Builder().body("{\"id\": \"9\"}").build();
    }
    refreshed.add(request.getBody().utf8().replaceFirst(".*refresh_token=([^&]*).*", "$1"));
    String next = "r" + (refreshed.size() + 1) + "-of-the-place";
    return new MockResponse.Builder()
        .body("{\"access_token\": \"t\", \"expires_in\": 60, \"refresh_token\": \"" + next + "\"}")
        .build();
  }

  private Sending.State answer(String id) {
    String place =
        """
        [{"brands": ["Acme"], "replies": true, "client-id": "shop", "client-secret": "s3cret",
          "refresh-token": "r1-of-the-settings", "base-url": "%s"}]"""
            .formatted(server.url("/"));
    try (ReplyRig rig = new ReplyRig(new Desk(), place, kept)) {
      return rig.settle(order(id)).state();
    }
  }

  private static ReplyOrder order(String id) {
    return new ReplyOrder(
        id,
        MentionId.of("desk", "", "7"),
        "desk",
        "",
        "7",
        Kind.COMMENT,
        Optional.empty(),
        Optional.empty(),
        "Thank you",
        Optional.empty(),
        Rig.START);
  }

  @Test
  void anExchangedTokenOutlivesTheTaskAndNobodyReadsIt() {
    assertThat(answer("c-1")).isEqualTo(Sending.State.SENT);
    assertThat(answer("c-2")).isEqualTo(Sending.State.SENT);
    assertThat(refreshed).containsExactly("r1-of-the-settings", "r2-of-the-place");
    assertThat(kept.toString())
        .contains("credential ")
        .doesNotContain("of-the-place", "of-the-settings", "s3cret");
  }
}
