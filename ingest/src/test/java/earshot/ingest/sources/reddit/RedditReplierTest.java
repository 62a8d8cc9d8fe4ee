package earshot.ingest.sources.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class RedditReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new RedditSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "subreddits": ["coffee"], "client-id": "shop", "client-secret": "s",
        "refresh-token": "%s", "base-url": "%s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return "";
  }

  @Override
  protected String nativeId() {
    return "t1_aa";
  }

  @Override
  protected Optional<String> thread() {
    return Optional.of("t3_pp");
  }

  @Override
  protected Optional<String> name() {
    return Optional.of("t1_bb");
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getUrl().encodedPath().equals("/api/comment");
  }

  @Override
  protected String words(RecordedRequest request) {
    assertThat(form(request, "thing_id")).isEqualTo("t1_aa");
    assertThat(form(request, "api_type")).isEqualTo("json");
    return form(request, "text");
  }

  @Override
  protected String taken() {
    return """
        {"json": {"errors": [], "data": {"things": [{"kind": "t1", "data": {"name": "t1_bb"}}]}}}
        """;
  }

  /** The post, then the comment with what stands below it. */
  @Override
  protected String shown(List<String> answers) {
    ArrayNode listings = JsonNodeFactory.instance.arrayNode();
    listing(listings.addObject()).put("name", "t3_pp");
    ObjectNode comment = listing(listings.addObject());
    comment.put("name", "t1_aa").put("parent_id", "t3_pp").put("body", "Cold");
    if (answers.isEmpty()) {
      comment.put("replies", "");
    } else {
      ObjectNode below = listing(comment.putObject("replies"));
      below.put("name", "t1_bb").put("parent_id", "t1_aa").put("body", answers.getFirst());
      below.put("replies", "");
    }
    return listings.toString();
  }

  private static ObjectNode listing(ObjectNode listing) {
    return listing.putObject("data").putArray("children").addObject().putObject("data");
  }
}
