package earshot.ingest.connect;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Card;
import earshot.ingest.source.Card.Completeness;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.LiveFeed;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Listens to a {@link LiveTown}, which keeps what was said for a day. */
final class LiveSource implements Source {
  @Override
  public String name() {
    return "live";
  }

  @Override
  public ConfigDef config() {
    return new ConfigDef()
        .define("base-url", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where it is.");
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new Town(HttpUrl.get(place.getString("base-url"))));
  }

  @Override
  public Card card() {
    return new Card(
        "all",
        "nothing",
        Completeness.SINCE_JOIN,
        "yes",
        "yes",
        "none",
        "any",
        "none",
        "no",
        Card.Proof.UNPROVEN);
  }

  /** Listens to it in Connect. */
  public static final class Connector extends MentionConnector {
    @Override
    public Source source() {
      return new LiveSource();
    }
  }

  private record Town(HttpUrl base) implements LiveFeed {
    @Override
    public String id() {
      return "live:town";
    }

    @Override
    public String place() {
      return "town";
    }

    @Override
    public Instant timeOf(String position) {
      return Instant.ofEpochMilli(Long.parseLong(position));
    }

    @Override
    public Duration keeps() {
      return Duration.ofDays(1);
    }

    @Override
    public Request request(Cursor cursor, Optional<String> page) {
      String from = cursor.position().orElse(Long.toString(cursor.since().toEpochMilli()));
      return new Request.Builder()
          .url(base.newBuilder().addQueryParameter("cursor", from).build())
          .build();
    }

    @Override
    public Page parse(Fetched fetched) throws IOException {
      JsonNode event = fetched.json();
      return Page.last(List.of(item(event))).at(Optional.of(event.required("at").asText()));
    }

    private static Item item(JsonNode event) {
      if (event.has("left")) {
        return new Item.AllGone(event.get("left").asText());
      } else if (event.has("gone")) {
        String id = event.get("gone").asText();
        return new Item.Gone(MentionId.of("live", "town", id), id);
      }
      return new Item.Said(
          Mention.said("live", "town", event.required("id").asText(), Kind.POST)
              .text(event.path("text").asText())
              .publishedAt(Instant.ofEpochMilli(event.path("at").asLong())));
    }
  }
}
