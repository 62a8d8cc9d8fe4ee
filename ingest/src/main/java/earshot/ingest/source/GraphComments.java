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
  private final Published published;

  /** Feeds of comments are named alike. */
  protected GraphComments(String source, String account, Api api, Published published) {
    super(source, account, "comments", api);
    this.published = published;
  }

  /**
   * What comments stand under.
   *
   * @param edge its list on our account
   * @param fields what is asked for of each, comments included
   * @param fastest the shortest polite interval
   */
  public record Published(String edge, String fields, Duration fastest) {}

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
    return Page.of(found.items, Agenda.of(fetched).after(found.more).token());
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
    return list(published.edge(), published.fields(), 25)
        .addQueryParameter("since", Long.toString(cursor.since().getEpochSecond()));
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
