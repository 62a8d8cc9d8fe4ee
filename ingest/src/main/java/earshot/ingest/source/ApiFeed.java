package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A feed of an API, official or not; what feeds say about themselves is the same everywhere. */
public abstract class ApiFeed implements Feed {
  protected final Api api;
  protected final String account;
  private final String source;
  private final String place;
  private final Polling polling;

  /**
   * A feed of a source.
   *
   * @param account whose place it is there, part of the identity of all that is said
   * @param place names the feed among all of its source
   */
  protected ApiFeed(String source, String account, String place, Polling polling, Api api) {
    this.source = source;
    this.account = account;
    this.place = place;
    this.polling = polling;
    this.api = api;
  }

  /** A feed of a source that wants nothing but its shape. */
  protected ApiFeed(String source, String account, String place, Shape shape, Api api) {
    this(source, account, place, Polling.of(shape), api);
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
    return polling.shape();
  }

  @Override
  public Duration fastest() {
    return polling.fastest();
  }

  @Override
  public Duration overlap() {
    return polling.overlap();
  }

  @Override
  public Optional<Duration> reach() {
    return polling.reach();
  }

  @Override
  public boolean searches() {
    return polling.searches();
  }

  @Override
  public long cost() {
    return polling.cost();
  }

  @Override
  public int pages() {
    return polling.pages();
  }

  @Override
  public final boolean robots() {
    return polling.robots();
  }

  @Override
  public final Optional<OAuth> oauth() {
    return api.oauth();
  }

  @Override
  public final Optional<Signing> signing() {
    return api.signing();
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return api.refusing().refusal(status, answer);
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

  /** Somebody said this. */
  protected static Optional<Item> heard(Draft draft) {
    return Optional.of(new Item.Said(draft));
  }

  /** Somebody said this, unless there are no words: a picture, a sticker, a mere link. */
  protected static Optional<Item> spoken(Draft draft) {
    return draft.mention().text().isEmpty() ? Optional.empty() : heard(draft);
  }

  /** Asks for single items by this address, and reads what it answers like those of a page. */
  protected final Optional<Lookup> lookup(
      Function<String, HttpUrl.Builder> where, String idField, Json.ItemReader reader) {
    return lookup(where, (id, answer) -> reader.read(same(id, answer, idField)));
  }

  /** Reads what is answered to a lookup; empty where it says that the item is gone. */
  @FunctionalInterface
  protected interface Again {
    Optional<Item> read(String nativeId, JsonNode answer) throws Exception;
  }

  /** Asks for single items by this address. */
  protected final Optional<Lookup> lookup(Function<String, HttpUrl.Builder> where, Again reader) {
    return Optional.of(
        new Lookup() {
          @Override
          public Request request(String nativeId) {
            return api.get(where.apply(nativeId));
          }

          @Override
          public Item parse(String nativeId, Fetched fetched) throws Exception {
            return reader.read(nativeId, answer(fetched)).orElseGet(() -> gone(nativeId));
          }
        });
  }

  /** The item of a lookup's answer, if it is the one that was asked for. */
  protected static JsonNode same(String nativeId, JsonNode item, String idField)
      throws IOException {
    if (!nativeId.equals(Json.text(item, idField))) {
      throw new IOException("not the item " + nativeId);
    }
    return item;
  }

  /** The newest of these answers that stand at the place; null where there is none. */
  protected static @Nullable Reply newest(Stream<@Nullable Reply> answers) {
    return answers
        .filter(Objects::nonNull)
        .max(Comparator.comparing(reply -> reply.at().orElse(Instant.MIN)))
        .orElse(null);
  }

  /** That something is not for everybody here, or no longer. */
  protected final Item hidden(String nativeId) {
    return new Item.Hidden(MentionId.of(source, account, nativeId), nativeId);
  }

  /** That something was taken back here. */
  protected final Item gone(String nativeId) {
    return new Item.Gone(MentionId.of(source, account, nativeId), nativeId);
  }
}
