package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** A feed of a list that comes in pages: only what to ask for and how to read one item is left. */
public abstract class ListFeed extends ApiFeed {
  private final Listed listed;

  /**
   * What the list looks like.
   *
   * @param field of the answer that holds it; empty where the answer is the list
   * @param id field of an item, by which one that cannot be read is named
   */
  public record Listed(String field, String id, Paging paging) {}

  /** A feed of a source; see {@link ApiFeed}. */
  protected ListFeed(
      String source, String account, String place, Polling polling, Listed listed, Api api) {
    super(source, account, place, polling, api);
    this.listed = listed;
  }

  /** Where the list is, without its pages. */
  protected abstract HttpUrl.Builder list(Cursor cursor);

  /** What one item of the answer says; empty where it is nobody's words. */
  protected abstract Optional<Item> item(JsonNode one, JsonNode answer);

  /** What one item says that needs nothing else of the answer. */
  protected final Optional<Item> item(JsonNode one) {
    return item(one, one);
  }

  /** The list in an answer. */
  protected JsonNode found(JsonNode answer) throws IOException {
    return Json.list(answer, listed.field());
  }

  /** What the place asked for in an answer. */
  protected Hints hints(JsonNode answer) {
    return Hints.NONE;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(listed.paging().at(list(cursor), page));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    JsonNode found = found(answer);
    return Page.of(
            Json.items(found, listed.id(), one -> item(one, answer)),
            listed.paging().next(fetched, answer, found))
        .with(hints(answer));
  }
}
