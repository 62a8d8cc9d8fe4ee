package earshot.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import earshot.deploy.local.BrokenShard;
import java.util.Random;

/** The index is lost for good, and its operator does what `status` advises. */
record RedIndex() implements Fault {
  @Override
  public void strike(Parts parts, Random dice) throws Exception {
    new Node("KILL").strike(parts, dice);
    BrokenShard.ofNode(parts.node());
    await("pages say that it is red")
        .atMost(Parts.START)
        .ignoreExceptions()
        .until(() -> parts.witness().get("/health").body().contains("Elasticsearch is red"));
    assertThat(parts.witness().get("/").statusCode()).isEqualTo(503);
    assertThat(parts.verb("status")).contains("earshot reindex");
    assertThat(parts.verb("reindex")).contains("done");
  }
}
