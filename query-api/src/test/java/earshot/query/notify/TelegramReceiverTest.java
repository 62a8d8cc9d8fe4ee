package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.net.URI;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class TelegramReceiverTest extends HttpReceiverContract {
  @Override
  Receiver at(URI url, Post post) {
    return new TelegramReceiver(post, Optional.of(url.resolve("/")), "123:abc", "@desk");
  }

  /** Without a parse mode Telegram shows text as it is. */
  @Override
  String words(JsonNode body) {
    assertThat(body.has("parse_mode")).isFalse();
    return body.path("text").asText().replace("<!channel>", "");
  }

  @Test
  void goesToTheChatByTheBotAndIsNeverTooLong() throws Exception {
    receiver().send(message("x".repeat(9_000)));
    RecordedRequest request = server.takeRequest();
    JsonNode body = MentionJson.MAPPER.readTree(request.getBody().toByteArray());

    assertThat(request.getUrl().encodedPath()).isEqualTo("/bot123:abc/sendMessage");
    assertThat(body.path("chat_id").asText()).isEqualTo("@desk");
    assertThat(body.path("text").asText())
        .hasSize(4096)
        .as("nothing is cut silently")
        .endsWith("…\nhttps://earshot.example/alerts#1");
  }
}
