package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Pushed.Hint;
import earshot.mention.Draft;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Comments under what somebody published on one of Meta's networks. A new comment does not move
 * what it stands under, so every walk reads all of the last days; older ones are only heard of by
 * hooks.
 */
public abstract class GraphComments extends GraphFeed implements Pushed {
  private static final Duration A_MOMENT = Duration.ofSeconds(30);
  private static final Duration A_WHILE = Duration.ofMinutes(3);

  private final Published published;

  protected GraphComments(String source, String account, Api api, Published published) {
    super(
        source,
        account,
        published.what(),
        Polling.of(Shape.WINDOW).overlapping(Duration.ofDays(30)).atMostEvery(published.fastest()),
        api);
    this.published = published;
  }

  /**
   * What comments stand under.
   *
   * @param what names the feed among those of the account
   * @param edge its list on our account
   * @param fields what is asked for of each, comments included
   * @param fastest the shortest polite interval
   * @param slowest the longest one, where comments are there for a while only
   */
  public record Published(
      String what, String edge, String fields, Duration fastest, Optional<Duration> slowest) {
    /** What stays. */
    public static Published lasting(String edge, String fields, Duration fastest) {
      return new Published("comments", edge, fields, fastest, Optional.empty());
    }

    /** What goes on now. */
    public static Published live(String edge, String fields) {
      return new Published("live", edge, fields, A_MOMENT, Optional.of(A_WHILE));
    }
  }

  /** Whether this is an answer to {@link #start}, or a page behind it. */
  protected final boolean isPublished(Fetched fetched) {
    return fetched.url().pathSegments().getLast().equals(published.edge());
  }

  /** What somebody said in this list, and its next page. */
  protected final void all(JsonNode list, Found found) {
    said(list, found);
    more(list, found);
  }

  /** What somebody said in this list. */
  protected final void said(JsonNode list, Found found) {
    found.items(list.path("data"), "id", this::said);
  }

  /** The next page of this list. */
  protected static void more(JsonNode list, Found found) {
    next(list).ifPresent(found::step);
  }

  /** Collects what an answer holds, which has a list. */
  protected abstract void collect(Fetched fetched, JsonNode answer, Found found);

  @Override
  protected final void read(Fetched fetched, JsonNode answer, Step due, Found found)
      throws IOException {
    Json.list(answer, "data");
    collect(fetched, answer, found);
    published.slowest().map(Hints::within).ifPresent(found::hints);
  }

  /** The fields by which one comment, or what stands above it, is asked for again. */
  protected abstract String fields(String nativeId);

  /** What somebody said under this id with words; empty where it was the account itself. */
  protected abstract Optional<Draft> read(JsonNode comment, String id, @Nullable String words);

  /** The field of a comment that holds its words. */
  protected abstract String words();

  /** Ids of what changed, as a body of the webhooks says. */
  protected abstract Stream<String> changed(JsonNode body);

  /** What was published since the floor of the walk, 25 a page. */
  @Override
  protected final HttpUrl.Builder start(Cursor cursor) {
    return since(cursor, list(published.edge(), published.fields(), 25));
  }

  /** What has no words is nobody's; what has no id is broken. */
  private Optional<Item> said(JsonNode comment) {
    String id = Json.id(comment, "id");
    String words = Json.text(comment, words());
    boolean picture = words == null && !id.isEmpty();
    return picture ? Optional.empty() : read(comment, id, words).map(Item.Said::new);
  }

  /** What lost its words was taken back. */
  @Override
  public final Optional<Lookup> lookup() {
    return lookup(id -> api.at(id).addQueryParameter("fields", fields(id)), "id", this::said);
  }

  @Override
  public final Optional<Hint> hint(JsonNode body) {
    return Hint.at(
        changed(body)
            .filter(id -> id.matches("\\d+(_\\d+)?"))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
