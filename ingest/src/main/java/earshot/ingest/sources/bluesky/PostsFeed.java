package earshot.ingest.sources.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.LiveFeed;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Page;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Words;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * All posts of the network from a <a
 * href="https://github.com/bluesky-social/jetstream">Jetstream</a> server, of which few are kept.
 * Positions are microseconds of that server's clock, and no other's.
 */
final class PostsFeed extends ApiFeed implements LiveFeed {
  static final String POSTS = "app.bsky.feed.post";
  private static final List<String> WORDED =
      List.of("text", "uri", "title", "description", "alt", "tag");
  private static final Set<String> LEFT =
      Set.of("deleted", "takendown", "suspended", "deactivated");

  /** Events come from many machines and not quite in order. */
  private static final Duration REWIND = Duration.ofSeconds(5);

  private final List<Words> words;
  private final Ours ours;
  private final Duration keeps;

  PostsFeed(Api api, List<Words> words, Ours ours, Duration keeps) {
    super(
        BlueskySource.NAME, "", place(api, words), Polling.of(Shape.FORWARD).searching(true), api);
    this.words = words;
    this.ours = ours;
    this.keeps = keeps;
  }

  private static String place(Api api, List<Words> words) {
    return api.base().host()
        + " "
        + words.stream().map(Words::written).collect(Collectors.joining(", "));
  }

  @Override
  public Duration keeps() {
    return keeps;
  }

  @Override
  public Instant timeOf(String position) {
    return Instant.EPOCH.plus(Long.parseLong(position), ChronoUnit.MICROS);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    Instant from = cursor.position().map(this::timeOf).orElse(cursor.since()).minus(REWIND);
    return api.get(
        api.at("subscribe?wantedCollections={}&cursor={}", POSTS, Long.toString(micros(from))));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode event = fetched.json();
    Long micros = Json.count(event, "time_us");
    if (micros == null) {
      throw new IOException("an event without its time");
    }
    List<Item> items =
        switch (event.path("kind").asText()) {
          case "commit" -> commit(event, timeOf(micros.toString())).stream().toList();
          case "account" -> account(event).stream().toList();
          default -> List.of(); // names that change, and what is yet to come
        };
    return Page.last(items).at(Optional.of(micros.toString()));
  }

  private Optional<Item> commit(JsonNode event, Instant at) {
    JsonNode commit = event.path("commit");
    if (!commit.path("collection").asText().equals(POSTS)) {
      return Optional.empty();
    }
    String did = Json.id(event, "did");
    String id = posts(did) + Json.id(commit, "rkey");
    if (did.isEmpty() || id.endsWith("/")) {
      throw new IllegalArgumentException("a post without its address");
    }
    JsonNode record = commit.path("record");
    String answered = Json.text(record.path("reply").path("parent"), "uri");
    Optional<Draft> post =
        ours.are(did) && answered != null || fits(record)
            ? Optional.of(ours.told(post(id, did, record, at), ours.are(did), answered))
            : Optional.empty();
    return switch (commit.path("operation").asText()) {
      case "create" -> post.map(Item.Said::new);
      // Who takes the words out of a post takes back what we heard.
      case "update" ->
          Optional.of(post.<Item>map(p -> new Item.Said(p.editedAt(at))).orElse(gone(id)));
      case "delete" -> Optional.of(gone(id));
      default -> throw new IllegalArgumentException("an operation that is none");
    };
  }

  /** Closing an account takes back everything, without an event for each post. */
  private static Optional<Item> account(JsonNode event) {
    JsonNode account = event.path("account");
    boolean left =
        !account.path("active").asBoolean(true) && LEFT.contains(account.path("status").asText());
    return left ? Optional.of(new Item.AllGone(posts(Json.id(event, "did")))) : Optional.empty();
  }

  private static String posts(String did) {
    return "at://" + did + "/" + POSTS + "/";
  }

  private boolean fits(JsonNode record) {
    Stream<String> said = WORDED.stream().flatMap(field -> record.findValuesAsText(field).stream());
    String all = said.collect(Collectors.joining(" \n "));
    return words.stream().anyMatch(entry -> entry.occurIn(all));
  }

  private Draft post(String id, String did, JsonNode record, Instant at) {
    String root = Json.text(record.path("reply").path("root"), "uri");
    String profile = "https://bsky.app/profile/" + did;
    return said(id, root == null ? Kind.POST : Kind.COMMENT)
        .author(null, did, profile)
        .text(Json.text(record, "text"))
        .url(profile + "/post/" + id.substring(id.lastIndexOf('/') + 1))
        .language(Json.language(record.path("langs").path(0).asText(null)))
        .publishedAt(published(Json.time(record, "createdAt"), at))
        .thread(root);
  }

  /** Writers choose this time freely: the future is not believed. */
  private static Instant published(@Nullable Instant at, Instant now) {
    return Optional.ofNullable(at).filter(now::isAfter).filter(Instant.EPOCH::isBefore).orElse(now);
  }
}
