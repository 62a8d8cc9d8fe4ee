package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Draft;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * What the lists of WordPress's REST API have in common, and of what builds on it: newest first by
 * page numbers, of which the Link header knows the last one, for a page beyond it is an error. They
 * cannot be asked for by time: {@code after} means the site's own clock.
 */
public abstract class WordPressFeed extends ApiFeed {
  private final String path;

  /** A feed of the list that lies there on a site. */
  protected WordPressFeed(String source, HttpUrl site, String path, Api api) {
    super(source, Addresses.site(site), Addresses.site(site), Shape.NEWEST_FIRST, api);
    this.path = path;
  }

  /** What somebody wrote; only asked for what is approved. Empty where it is nobody's words. */
  protected abstract Optional<Draft> read(JsonNode comment);

  /** Where the list is, with what it needs beside order and page. */
  protected HttpUrl.Builder list() {
    return api.at(path);
  }

  /** What waited for approval bears the time it was written. */
  @Override
  public final Duration overlap() {
    return Duration.ofDays(7);
  }

  @Override
  public final Request request(Cursor cursor, Optional<String> page) {
    return api.get(
        list()
            .addQueryParameter("orderby", "date_gmt")
            .addQueryParameter("order", "desc")
            .addQueryParameter("per_page", "100")
            .addQueryParameter("page", page.orElse("1")));
  }

  @Override
  public final Page parse(Fetched fetched) throws IOException {
    return Page.of(
        Json.items(Json.list(fetched.json(), ""), "id", this::item),
        fetched.link("next").map(url -> url.queryParameter("page")));
  }

  private Optional<Item> item(JsonNode comment) {
    boolean approved = comment.path("status").asText("approved").equals("approved");
    return approved ? read(comment).map(Item.Said::new) : Optional.empty();
  }

  /** What is in the trash, spam or no longer approved can still be asked for. */
  @Override
  public final Optional<Lookup> lookup() {
    return lookup(id -> api.at(path).addPathSegment(id), "id", this::item);
  }
}
