package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.Mention;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;

/**
 * What the sources keep to that are Google's APIs for owners: lists of reviews, read as the owner.
 */
public abstract class OwnedBasics extends SourceBasics {
  /** Settings beside the application's. */
  protected abstract Map<String, Object> owned();

  /** A review in the real shape. */
  protected abstract String review();

  /** A page that holds this review and names {@code p2} as the next one. */
  protected abstract String page(String review);

  @Override
  protected final Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(owned());
    settings.put("client-id", "shop");
    settings.put("client-secret", "s3cret-of-shop");
    settings.put("refresh-token", "r3fresh-of-owner");
    return settings;
  }

  @Override
  protected final String page() {
    return page(review());
  }

  /** What this review says. */
  protected final Mention said(String review) throws Exception {
    return saidOn(read(page(review))).getFirst();
  }

  @Test
  void itAsksAsTheOwner() {
    assertThat(firstFeed().oauth())
        .contains(
            new OAuth(
                HttpUrl.get("https://oauth2.googleapis.com/token"),
                "shop",
                new Password("s3cret-of-shop"),
                Optional.of(new Password("r3fresh-of-owner"))));
    Map<String, Object> nobody = new HashMap<>(settings());
    nobody.remove("refresh-token");
    assertThatThrownBy(() -> feedsOf(nobody)).isInstanceOf(ConfigException.class);
  }

  @Test
  void anEmptyAnswerIsEmptyAndAListIsNone() throws Exception {
    assertThat(read("{}").items()).isEmpty();
    assertThat(read("{}").next()).isEmpty();
    assertThatThrownBy(() -> read("[]")).hasMessageContaining("no list");
    assertThat(read(page()).next()).contains("p2");
  }

  @Test
  void aRefusalSaysWhy() {
    String error = "{\"error\": {\"code\": 403, \"message\": \"No.\", \"status\": \"%s\"}}";
    assertThat(meaning(403, error.formatted("PERMISSION_DENIED"))).contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(403, error.formatted("RESOURCE_EXHAUSTED"))).contains(Refusal.Kind.TOO_MUCH);
    assertThat(meaning(401, error.formatted("UNAUTHENTICATED"))).isEmpty();
  }
}
