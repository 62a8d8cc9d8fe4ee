package earshot.query.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

class SlackReceiverTest extends HttpReceiverContract {
  @Override
  Receiver at(URI url, Post post) {
    return new SlackReceiver(post, url);
  }

  @Override
  String words(JsonNode body) {
    return body.path("text").asText();
  }
}
