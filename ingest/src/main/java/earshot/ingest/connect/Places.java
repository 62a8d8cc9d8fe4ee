package earshot.ingest.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Source;
import earshot.mention.MentionJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Reads the places that a connector watches from its configuration. */
final class Places {
  private static final String BASE_URL = "base-url";
  private static final String BRANDS = "brands";
  private static final String MATCH = "match";
  private static final String EVERY = "every";
  private static final String SINCE = "since";
  private static final String BUDGET = "budget";
  private static final String PER_CALL = "price-per-call";
  private static final String PER_ITEM = "price-per-item";
  private static final String RECHECK = "recheck";
  private static final String RETENTION = "retention";
  private static final String REPLIES = "replies";

  private static final ConfigDef.Validator PRICE =
      ConfigDef.LambdaValidator.with(
          (name, value) -> {
            if (!String.valueOf(value).strip().matches("\\d{1,9}(\\.\\d{1,6})?")) {
              throw new ConfigException(name, value, "an amount such as 0.005 is due");
            }
          },
          () -> "an amount such as 0.005");

  private final Source source;
  private final ConfigDef settings;
  private final UnaryOperator<String> references;

  Places(Source source) {
    this(source, new References(System.getenv()));
  }

  /**
   * @param references finds what values refer to
   */
  Places(Source source, UnaryOperator<String> references) {
    this.source = source;
    this.settings = settings(source);
    this.references = references;
  }

  /** The settings of one place: those of its source and those that every place has. */
  static ConfigDef settings(Source source) {
    ConfigDef own = source.config();
    ConfigDef all = new ConfigDef(own);
    Set<String> taken = own.names();
    common().configKeys().values().stream()
        .filter(key -> !taken.contains(key.name))
        .forEach(all::define);
    return source.replier().isEmpty() ? all : replies(all);
  }

  private static ConfigDef replies(ConfigDef all) {
    return all.define(
        REPLIES,
        ConfigDef.Type.BOOLEAN,
        false,
        Importance.MEDIUM,
        "Whether what is answered here is sent to the place, with the keys of these settings."
            + " Unset, it is only kept.");
  }

  static ConfigDef common() {
    return new ConfigDef()
        .define(
            BRANDS,
            ConfigDef.Type.LIST,
            List.of(),
            Importance.HIGH,
            "The brands that what is said here is about.")
        .define(
            MATCH,
            ConfigDef.Type.STRING,
            null,
            ConfigDef.LambdaValidator.with(Places::allOrQuery, () -> "all or query"),
            Importance.MEDIUM,
            "With `all` everything said here counts for the brands, with `query` only what a"
                + " brand's query matches. Unset, it is `query` where a source searches among"
                + " everything and `all` elsewhere.")
        .define(
            EVERY,
            ConfigDef.Type.STRING,
            null,
            Importance.MEDIUM,
            "The time from one walk to the next, which also replaces the usual one request a second"
                + " to that host. Unset, talkative places are asked more often than quiet ones.")
        .define(
            SINCE,
            ConfigDef.Type.STRING,
            null,
            Importance.MEDIUM,
            "How far the first walk reaches back. Unset, it is 30d, or all that a source shows that"
                + " only shows a small window, or nothing where a source speaks by itself.")
        .define(
            BUDGET,
            ConfigDef.Type.STRING,
            null,
            Importance.LOW,
            "The most requests a day (UTC), or the most money, as in `2.50 EUR`, which the last page"
                + " of a day may exceed; shared by all feeds of the place. Unset, nobody counts.")
        .define(
            PER_CALL,
            ConfigDef.Type.STRING,
            "0",
            PRICE,
            Importance.LOW,
            "What a request costs, in the money of the budget.")
        .define(
            PER_ITEM,
            ConfigDef.Type.STRING,
            "0",
            PRICE,
            Importance.LOW,
            "What each item on a page costs, in the money of the budget.")
        .define(
            RECHECK,
            ConfigDef.Type.STRING,
            "1h",
            Importance.LOW,
            "The age at which a mention is first looked at again for edits and deletions; later"
                + " looks come ever more rarely.")
        .define(
            RETENTION,
            ConfigDef.Type.STRING,
            null,
            Importance.LOW,
            "How long texts and authors from here are kept; ids, times, stars and counts stay. Unset,"
                + " the source's own rule.");
  }

  /** All feeds of all places; a feed that several places name is there once. */
  List<Watched> watched(String json) {
    Map<String, Watched> feeds = new LinkedHashMap<>();
    JsonNode places = array(json);
    for (int i = 0; i < places.size(); i++) {
      for (Watched watched : place(i, places.get(i))) {
        feeds.merge(watched.feed().id(), watched, Watched::and);
      }
    }
    return List.copyOf(feeds.values());
  }

  /** Those that are answered, by account. */
  Map<String, Courier.Addressee> addressees(String json) {
    Map<String, Courier.Addressee> all = new LinkedHashMap<>();
    JsonNode places = array(json);
    for (int i = 0; i < places.size(); i++) {
      read(i, places.get(i), this::addressee).ifPresent(to -> all.put(to.replier().account(), to));
    }
    return all;
  }

  private Optional<Courier.Addressee> addressee(AbstractConfig place) {
    return replier(place).map(replier -> new Courier.Addressee(replier, Secrets.of(place)));
  }

  /** What answers mentions of a place; empty where its settings do not say that they are. */
  Optional<Replier> replier(Map<String, ?> place) {
    return replier(config(place));
  }

  private Optional<Replier> replier(AbstractConfig place) {
    return source
        .replier()
        .filter(maker -> place.getBoolean(REPLIES))
        .map(maker -> maker.apply(place));
  }

  /** The places, of all of these, that have a feed on one of these hosts. */
  String onHosts(String json, Set<String> hosts) {
    var kept = MentionJson.MAPPER.createArrayNode();
    JsonNode places = array(json);
    for (int i = 0; i < places.size(); i++) {
      if (place(i, places.get(i)).stream().anyMatch(feed -> hosts.contains(feed.host()))) {
        kept.add(places.get(i));
      }
    }
    return kept.toString();
  }

  private static JsonNode array(String json) {
    try {
      JsonNode places = MentionJson.MAPPER.readTree(json);
      if (places != null && places.isArray()) {
        return places;
      }
    } catch (JsonProcessingException e) {
      throw bad("is no JSON: " + e.getOriginalMessage());
    }
    throw bad("must be a JSON array of objects, one a place");
  }

  private List<Watched> place(int index, JsonNode node) {
    return read(index, node, this::watched);
  }

  private <T> T read(int index, JsonNode node, Function<AbstractConfig, T> reader) {
    String at = "places[" + index + "]";
    Map<String, Object> values = values(at, node);
    try {
      return reader.apply(config(values));
    } catch (ConfigException | IllegalArgumentException e) {
      throw bad(at + ": " + e.getMessage());
    }
  }

  /** A base-url that holds anyway must not lead other addresses of the place there too. */
  private AbstractConfig config(Map<String, ?> values) {
    Map<String, Object> said = new LinkedHashMap<>(values);
    String usual = String.valueOf(settings.defaultValues().get(BASE_URL));
    said.remove(BASE_URL, usual);
    said.remove(BASE_URL, usual + "/");
    return new AbstractConfig(settings, said, false);
  }

  private Map<String, Object> values(String at, JsonNode node) {
    if (!node.isObject()) {
      throw bad(at + " must be an object");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> setting : node.properties()) {
      if (!settings.names().contains(setting.getKey())) {
        throw bad(
            "%s: unknown setting %s; known are %s"
                .formatted(
                    at, setting.getKey(), String.join(", ", new TreeSet<>(settings.names()))));
      }
      value(at, setting.getKey(), setting.getValue())
          .ifPresent(value -> values.put(setting.getKey(), value));
    }
    return values;
  }

  private Optional<Object> value(String at, String key, JsonNode value) {
    if (value.isNull()) {
      return Optional.empty();
    }
    if (value.isArray()) {
      List<String> list = new ArrayList<>();
      value.forEach(one -> list.add(found(at, one)));
      return Optional.of(list);
    }
    if (value.isObject()) {
      throw bad("%s: %s must be a text, a number or a list".formatted(at, key));
    }
    return Optional.of(found(at, value));
  }

  private String found(String at, JsonNode value) {
    try {
      return references.apply(value.asText());
    } catch (IllegalArgumentException e) {
      throw bad(at + ": " + e.getMessage());
    }
  }

  private List<Watched> watched(AbstractConfig place) {
    replier(place); // refuses settings by which nothing could be sent
    List<Feed> feeds = source.feeds(place);
    Purse purse = purse(place).shared(feeds.size());
    List<Watched> all = new ArrayList<>();
    for (Feed feed : feeds) {
      all.add(
          new Watched(
              source.name(),
              source.card().completeness(),
              feed,
              List.copyOf(new LinkedHashSet<>(place.getList(BRANDS))),
              byQuery(place, feed),
              duration(place, EVERY),
              duration(place, SINCE),
              purse,
              duration(place, RECHECK).orElseThrow(),
              duration(place, RETENTION).or(source::keepsTexts),
              Secrets.of(place)));
    }
    return all;
  }

  private static Purse purse(AbstractConfig place) {
    String budget = place.getString(BUDGET);
    return budget == null
        ? Purse.OPEN
        : Purse.of(budget, place.getString(PER_CALL), place.getString(PER_ITEM));
  }

  private static void allOrQuery(String name, @Nullable Object value) {
    if (value != null && !value.equals("all") && !value.equals("query")) {
      throw new ConfigException(name, value, "all or query is due");
    }
  }

  private static boolean byQuery(AbstractConfig place, Feed feed) {
    String match = place.getString(MATCH);
    return match == null ? feed.searches() : match.equals("query");
  }

  private static Optional<Duration> duration(AbstractConfig place, String setting) {
    String text = place.getString(setting);
    if (text == null) {
      return Optional.empty();
    }
    Duration duration = Durations.parse(setting, text);
    if (duration.isZero() && !setting.equals(SINCE)) {
      throw new ConfigException(setting, text, "must be longer than nothing");
    }
    return Optional.of(duration);
  }

  private static ConfigException bad(String what) {
    return new ConfigException("places: " + what);
  }
}
