package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackReceiverTest extends HttpReceiverContract {
  @Override
  Receiver at(URI url, Post post) {
    return new SlackReceiver(post, url);
  }

  @Override
  String words(JsonNode body) {
    return body.path("text").asText();
  }

  @ParameterizedTest
  @CsvSource({
    "https://discord.com/api/webhooks/1/a/slack, true",
    "https://ptb.discord.com/api/webhooks/1/a/slack, true",
    "https://discordapp.com/api/webhooks/1/a/slack, true",
    "https://hooks.slack.com/services/1, false",
    "https://chat.notdiscord.com/hooks/1, false"
  })
  void discordTakesLess(URI url, boolean less) {
    assertThat(SlackReceiver.ofDiscord(url)).isEqualTo(less);
  }

  @Test
  void whatIsTooLongEndsWithWholeLinesAndWhereTheRestIs() throws Exception {
    receiver().send(message("a line & more\n".repeat(4_000)));
    String text = arrived().getFirst();

    assertThat(text).hasSizeBetween(30_000, 40_000).startsWith("a line &amp; more\n");
    assertThat(text).endsWith("a line &amp; more\n…\nhttps://earshot.example/alerts#1");
  }
}
