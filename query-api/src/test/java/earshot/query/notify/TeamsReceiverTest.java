package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TeamsReceiverTest extends HttpReceiverContract {
  @Override
  Receiver at(URI url, Post post) {
    return new TeamsReceiver(post, url);
  }

  /** Runs of text are shown as they are, so nothing in them can do anything. */
  @Override
  String words(JsonNode body) {
    return StreamSupport.stream(card(body).path("body").spliterator(), false)
        .peek(block -> assertThat(block.path("type").asText()).isEqualTo("RichTextBlock"))
        .map(block -> block.at("/inlines/0/text").asText().replace("<!channel>", ""))
        .collect(Collectors.joining("\n"));
  }

  private static JsonNode card(JsonNode body) {
    return body.at("/attachments/0/content");
  }

  @Test
  void aCardThatWouldBeTooLargeEndsWithWhereTheRestIs() throws Exception {
    receiver().send(message("սուրճը սառն էր\n".repeat(2_000)));
    byte[] sent = server.takeRequest().getBody().toByteArray();

    assertThat(sent).hasSizeBetween(20_000, 28 * 1024);
    assertThat(words(MentionJson.MAPPER.readTree(sent)))
        .endsWith("սառն էր\n…\nhttps://earshot.example/alerts#1");
  }

  @Test
  void theCardHasTheDirectionOfItsLanguage() throws Exception {
    receiver().send(message("x"));
    JsonNode body = MentionJson.MAPPER.readTree(server.takeRequest().getBody().toByteArray());

    assertThat(card(body).path("rtl").asBoolean()).isTrue();
    assertThat(card(body).at("/actions/0/url").asText()).startsWith("https://earshot.example/");
  }
}
