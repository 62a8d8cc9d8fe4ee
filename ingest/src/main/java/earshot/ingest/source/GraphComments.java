package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Draft;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Comments under what somebody published on one of Meta's networks. A new comment does not move
 * what it stands under, so every walk reads all of the last days; older ones are only heard of by
 * hooks.
 */
public abstract class GraphComments extends GraphFeed implements Lookup, Pushed {
  /** Feeds of comments are named alike. */
  protected GraphComments(String source, String account, Api api) {
    super(source, account, "comments", api);
  }

  /** The fields by which one comment, or what stands above it, is asked for again. */
  protected abstract String fields(String nativeId);

  /** What somebody said under this id with words; empty where it was the account itself. */
  protected abstract Optional<Draft> read(JsonNode comment, String id, @Nullable String words);

  /** The field of a comment that holds its words. */
  protected abstract String words();

  /** Ids of what changed, as a body of the webhooks says. */
  protected abstract Stream<String> changed(JsonNode body);

  @Override
  public final Duration overlap() {
    return Duration.ofDays(30);
  }

  /** What was published since the floor of the walk, 25 a page. */
  protected final HttpUrl.Builder published(String edge, String fields, Instant since) {
    return list(edge, fields, 25).addQueryParameter("since", Long.toString(since.getEpochSecond()));
  }

  /** What has no words is nobody's; what has no id is broken. */
  protected final Optional<Item> said(JsonNode comment) {
    String id = Json.id(comment, "id");
    String words = Json.text(comment, words());
    boolean picture = words == null && !id.isEmpty();
    return picture ? Optional.empty() : read(comment, id, words).map(Item.Said::new);
  }

  @Override
  public final Optional<Lookup> lookup() {
    return Optional.of(this);
  }

  @Override
  public final Request request(String nativeId) {
    return api.get(api.at(nativeId).addQueryParameter("fields", fields(nativeId)));
  }

  /** What lost its words was taken back. */
  @Override
  public final Item parse(String nativeId, Fetched fetched) throws IOException {
    return said(same(nativeId, answer(fetched), "id")).orElseGet(() -> gone(nativeId));
  }

  @Override
  public final Optional<Hint> hint(JsonNode body) {
    return Hint.at(
        changed(body)
            .filter(id -> id.matches("\\d+(_\\d+)?"))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
