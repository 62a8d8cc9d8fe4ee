package earshot.ingest.connect;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Card;
import earshot.ingest.source.Card.Completeness;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Hints;
import earshot.ingest.source.Item;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Page;
import earshot.ingest.source.Pushed;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Source;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Reads a {@link TestPlace}. */
final class TestSource implements Source {
  /** What is not for everybody. */
  static final String HIDDEN = "(hidden)";

  @Override
  public String name() {
    return "test";
  }

  @Override
  public ConfigDef config() {
    return new ConfigDef(OAuth.settings(new Settings()).config())
        .define("base-url", Type.STRING, Importance.HIGH, "Where the place is.")
        .define("shape", Type.STRING, Importance.HIGH, "forward, newest or window")
        .define("robots", Type.BOOLEAN, false, Importance.LOW, "Whether robots.txt speaks for it.")
        .define("lookup", Type.BOOLEAN, false, Importance.LOW, "Whether items can be asked for.")
        .define("pages", Type.INT, 2_000, Importance.LOW, "The most pages of one walk.")
        .define("key", Type.PASSWORD, null, Importance.LOW, "What the place wants to be shown.")
        .define("cost", Type.LONG, 1L, Importance.LOW, "Calls that a page counts for.")
        .define("searches", Type.BOOLEAN, false, Importance.LOW, "Whether it is a search.")
        .define("rooms", Type.LIST, List.of("hall"), Importance.LOW, "One feed each.");
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    HttpUrl base = HttpUrl.get(place.getString("base-url"));
    List<Feed> feeds = new ArrayList<>();
    for (String room : place.getList("rooms")) {
      feeds.add(
          new TestFeed(
              base,
              room,
              place.getString("shape"),
              place.getBoolean("robots"),
              place.getBoolean("lookup"),
              place.getInt("pages"),
              place.getLong("cost"),
              place.getBoolean("searches"),
              OAuth.of(place, base.resolve("/token").toString())));
    }
    return feeds;
  }

  @Override
  public Card card() {
    return new Card(
        "all",
        "nothing",
        Completeness.WINDOW,
        "yes",
        "yes",
        "none",
        "any",
        "none",
        "no",
        Card.Proof.UNPROVEN);
  }

  record TestFeed(
      HttpUrl base,
      String room,
      String kind,
      boolean robots,
      boolean canLookUp,
      int pages,
      long cost,
      boolean searches,
      Optional<OAuth> oauth)
      implements Feed, Pushed {
    @Override
    public Optional<Hint> hint(JsonNode body) {
      Set<String> changed = new HashSet<>();
      body.path("changed").forEach(id -> changed.add(id.asText()));
      return body.path("walk").asBoolean() ? Optional.of(Hint.WALK) : Hint.at(changed);
    }

    @Override
    public String id() {
      return "test:" + base.host() + ":" + base.port() + ":" + kind + ":" + room;
    }

    @Override
    public String place() {
      return room;
    }

    @Override
    public Shape shape() {
      return switch (kind) {
        case "forward" -> Shape.FORWARD;
        case "newest" -> Shape.NEWEST_FIRST;
        default -> Shape.WINDOW;
      };
    }

    @Override
    public Request request(Cursor cursor, Optional<String> page) {
      HttpUrl.Builder url = base.newBuilder().addPathSegment(kind);
      page.or(() -> shape() == Shape.FORWARD ? cursor.position() : Optional.empty())
          .ifPresent(
              token -> url.addQueryParameter(shape() == Shape.FORWARD ? "after" : "page", token));
      return new Request.Builder().url(url.build()).build();
    }

    @Override
    public Optional<Refusal> refusal(int status, Fetched answer) {
      return refusal(answer.error());
    }

    private static Optional<Refusal> refusal(JsonNode answer) {
      Optional<Duration> pause =
          text(answer, "for").map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
      return text(answer, "refused")
          .map(kind -> new Refusal(Refusal.Kind.valueOf(kind), "it says " + kind, pause));
    }

    @Override
    public Page parse(Fetched fetched) throws IOException {
      JsonNode json = fetched.json();
      Optional<Refusal> refusal = refusal(json);
      if (refusal.isPresent()) {
        throw refusal.get();
      }
      List<Item> items = new ArrayList<>();
      boolean named = json.path("named").asBoolean();
      json.required("items").forEach(item -> items.add(item(item, named)));
      Optional<Duration> pause =
          text(json, "pause").map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
      return Page.of(items, text(json, "next"))
          .at(text(json, "position"))
          .with(new Hints(pause, Optional.empty(), Optional.empty()));
    }

    private Item item(JsonNode item, boolean named) {
      Optional<String> id = text(item, "id");
      if (id.isEmpty()) {
        return new Item.Unreadable(id, "an item has no id", item.toString());
      }
      Draft said =
          Mention.said("test", room, id.get(), Kind.POST)
              .text(item.path("text").asText())
              .publishedAt(text(item, "at").map(Instant::parse).orElse(null));
      if (item.path("text").asText().equals(HIDDEN)) {
        return new Item.Hidden(said.id(), id.get());
      }
      return new Item.Said(named ? said.answeredAs(id.get()) : said);
    }

    private static Optional<String> text(JsonNode json, String field) {
      return Optional.ofNullable(json.get(field)).map(JsonNode::asText);
    }

    @Override
    public Optional<Lookup> lookup() {
      if (!canLookUp) {
        return Optional.empty();
      }
      return Optional.of(
          new Lookup() {
            @Override
            public Request request(String nativeId) {
              HttpUrl url =
                  base.newBuilder().addPathSegment("item").addPathSegment(nativeId).build();
              return new Request.Builder().url(url).build();
            }

            @Override
            public Item parse(String nativeId, Fetched fetched) throws IOException {
              return TestFeed.this.parse(fetched).items().getFirst();
            }
          });
    }
  }

  /** Watches it in Connect. */
  public static final class Connector extends MentionConnector {
    @Override
    public Source source() {
      return new TestSource();
    }
  }
}
