package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.io.IOException;
import java.util.Optional;

/** A feed of an official API; what its feeds say about themselves is the same everywhere. */
public abstract class ApiFeed implements Feed {
  protected final Api api;
  protected final String account;
  private final String source;
  private final String place;
  private final Shape shape;

  /**
   * A feed of a source.
   *
   * @param account whose place it is there, part of the identity of all that is said
   * @param place names the feed among all of its source
   */
  protected ApiFeed(String source, String account, String place, Shape shape, Api api) {
    this.source = source;
    this.account = account;
    this.place = place;
    this.shape = shape;
    this.api = api;
  }

  @Override
  public final String id() {
    return source + ":" + place;
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public final Shape shape() {
    return shape;
  }

  @Override
  public final boolean robots() {
    return false;
  }

  @Override
  public final Optional<OAuth> oauth() {
    return api.oauth();
  }

  /** The answer, unless the place refuses in it with a status of success. */
  protected final JsonNode answer(Fetched fetched) throws IOException {
    Optional<Refusal> refusal = refusal(200, fetched);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return fetched.json();
  }

  /** Begins what somebody said here. */
  protected final Draft said(String nativeId, Kind kind) {
    return Mention.said(source, account, nativeId, kind);
  }

  /** The item of a lookup's answer, if it is the one that was asked for. */
  protected static JsonNode same(String nativeId, JsonNode item, String idField)
      throws IOException {
    if (!nativeId.equals(Json.text(item, idField))) {
      throw new IOException("not the item " + nativeId);
    }
    return item;
  }

  /** That something was taken back here. */
  protected final Item gone(String nativeId) {
    return new Item.Gone(MentionId.of(source, account, nativeId), nativeId);
  }
}
