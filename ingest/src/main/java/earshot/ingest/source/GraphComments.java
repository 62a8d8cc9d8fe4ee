package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Draft;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
  private static final Duration A_MOMENT = Duration.ofSeconds(30);
  private static final Duration A_WHILE = Duration.ofMinutes(3);

  private final Published published;

  protected GraphComments(String source, String account, Api api, Published published) {
    super(source, account, published.what(), api);
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

  /** Whether this is an answer to {@link #first}, or a page behind it. */
  protected final boolean isPublished(Fetched fetched) {
    return fetched.url().pathSegments().getLast().equals(published.edge());
  }

  /** What one answer held: items, and where its lists go on. */
  public final class Found {
    private final List<Item> items = new ArrayList<>();
    private final List<String> more = new ArrayList<>();

    /** What somebody said in this list, and its next page. */
    public void all(JsonNode list) {
      said(list);
      more(list);
    }

    public void said(JsonNode list) {
      items.addAll(Json.items(list.path("data"), "id", GraphComments.this::said));
    }

    public void more(JsonNode list) {
      next(list).ifPresent(more::add);
    }

    /** A page that is still to be read. */
    public void page(String step) {
      more.add(step);
    }
  }

  /** Collects what an answer holds, which has a list. */
  protected abstract void collect(Fetched fetched, JsonNode answer, Found found);

  @Override
  public final Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    Json.list(answer, "data");
    Found found = new Found();
    collect(fetched, answer, found);
    return Page.of(found.items, Agenda.of(fetched).after(found.more).token())
        .with(published.slowest().map(Hints::within).orElse(Hints.NONE));
  }

  @Override
  public final Duration fastest() {
    return published.fastest();
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
  @Override
  protected final HttpUrl.Builder first(Cursor cursor) {
    return since(cursor, list(published.edge(), published.fields(), 25));
  }

  /** What has no words is nobody's; what has no id is broken. */
  private Optional<Item> said(JsonNode comment) {
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
