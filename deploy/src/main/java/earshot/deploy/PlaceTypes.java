package earshot.deploy;

import earshot.deploy.config.MadePlaces;
import earshot.deploy.config.Place;
import earshot.deploy.config.SourceType;
import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Card;
import earshot.ingest.source.Source;
import earshot.ingest.source.Translation;
import earshot.mention.MentionJson;
import earshot.query.Unfit;
import earshot.query.live.MadePlace;
import earshot.query.live.PlaceBook.About;
import earshot.query.live.PlaceBook.Kind;
import earshot.query.live.PlaceBook.PlaceType;
import earshot.query.live.PlaceBook.PlaceWish;
import earshot.query.live.PlaceBook.Setting;
import earshot.query.live.PlaceBook.Watched;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each type of source needs to know of a place, for people who add one while Earshot runs. */
final class PlaceTypes {
  /** Chosen in another way than the rest. */
  private static final Set<String> ELSEWHERE = Set.of("brands");

  private static final Logger LOG = LoggerFactory.getLogger(PlaceTypes.class);

  private static final String HIDDEN = "…";

  private final Map<String, SourceType> types;
  private final MadePlaces reading;
  private final Map<String, MentionConnector> connectors = new TreeMap<>();
  private final Map<Locale, List<PlaceType>> described = new ConcurrentHashMap<>();

  PlaceTypes(Map<String, SourceType> types, Map<String, String> environment) {
    this.types = types;
    this.reading = new MadePlaces(types, environment);
    for (SourceConnector connector : ServiceLoader.load(SourceConnector.class)) {
      if (connector instanceof MentionConnector ours) {
        connectors.put(ours.source().name(), ours);
      }
    }
  }

  /** All types, by name, in the words of this language. */
  List<PlaceType> all(Locale language) {
    return described.computeIfAbsent(language, this::describe);
  }

  private List<PlaceType> describe(Locale language) {
    return connectors.entrySet().stream()
        .filter(type -> types.containsKey(type.getKey()))
        .map(type -> type(type.getKey(), type.getValue().source(), language))
        .toList();
  }

  private PlaceType type(String name, Source source, Locale language) {
    Translation words = Translation.of(source, language);
    List<ConfigDef.ConfigKey> keys = new ArrayList<>(declared(name).configKeys().values());
    keys.removeIf(key -> ELSEWHERE.contains(key.name));
    keys.sort(
        Comparator.comparing((ConfigDef.ConfigKey key) -> !needed(key))
            .thenComparing(key -> key.importance)
            .thenComparing(key -> key.name));
    return new PlaceType(
        name,
        about(words.card(source.card())),
        keys.stream().map(key -> setting(key, words.of(key))).toList());
  }

  private static About about(Card card) {
    return new About(
        card.covers(),
        card.cannot(),
        card.completeness().word(),
        card.edits(),
        card.deletions(),
        card.cost(),
        card.retention(),
        card.reply(),
        card.proof().word(),
        card.key());
  }

  private ConfigDef declared(String type) {
    return Optional.ofNullable(types.get(type)).map(SourceType::place).orElseGet(ConfigDef::new);
  }

  private static boolean needed(ConfigDef.ConfigKey key) {
    return key.defaultValue == ConfigDef.NO_DEFAULT_VALUE;
  }

  private static Setting setting(ConfigDef.ConfigKey key, String says) {
    boolean preset =
        key.hasDefault() && key.defaultValue != null && key.type != ConfigDef.Type.LIST;
    return new Setting(
        key.name,
        switch (key.type) {
          case LIST -> Kind.LIST;
          case BOOLEAN -> Kind.YES_OR_NO;
          case PASSWORD -> Kind.SECRET;
          case INT, LONG, SHORT, DOUBLE -> Kind.NUMBER;
          default -> Kind.TEXT;
        },
        needed(key),
        key.importance == ConfigDef.Importance.HIGH,
        preset && key.type != ConfigDef.Type.PASSWORD ? String.valueOf(key.defaultValue) : "",
        says);
  }

  /**
   * The place that somebody wants, if it could be watched.
   *
   * @throws IllegalArgumentException saying why it could not
   */
  MadePlace made(String id, PlaceWish wish, Instant at) {
    Map<String, Object> settings = new LinkedHashMap<>();
    ConfigDef declared = declared(wish.type());
    wish.settings().forEach((name, values) -> given(name, values, declared, settings));
    MadePlace place = new MadePlace(id, wish.type(), wish.brands(), settings, false, wish.by(), at);
    check(reading.place(wish.type(), wish.brands(), settings));
    return place;
  }

  /** All places of a type are watched together: one that can't be would stop the others too. */
  private void check(Place place) {
    Optional<String> why = objection(place, place.settings());
    if (why.isPresent()) {
      throw place.settings().keySet().stream()
          .filter(setting -> objection(place, without(setting, place.settings())).isEmpty())
          .findFirst()
          .<IllegalArgumentException>map(
              setting -> new Unfit(setting, Unfit.Kind.OTHER, why.get(), why.get()))
          .orElseGet(() -> new IllegalArgumentException(why.get()));
    }
  }

  /** Sources say why, but not of what: to blame is the setting without which all would be well. */
  private static Map<String, Object> without(String setting, Map<String, Object> settings) {
    Map<String, Object> rest = new LinkedHashMap<>(settings);
    rest.remove(setting);
    return rest;
  }

  /** Why the source does not take these settings of a place, if it doesn't. */
  private Optional<String> objection(Place place, Map<String, Object> said) {
    Map<String, Object> settings = new LinkedHashMap<>(said);
    settings.put("brands", place.brands());
    String json = new String(MentionJson.write(List.of(settings)), StandardCharsets.UTF_8);
    return Optional.ofNullable(connectors.get(place.type().name()))
        .map(connector -> connector.validate(Map.of(MentionConnector.PLACES, json)))
        .stream()
        .flatMap(result -> result.configValues().stream())
        .flatMap(value -> value.errorMessages().stream())
        .map(why -> why.replaceFirst("^.*places\\[0]:? ?", ""))
        .findFirst();
  }

  private static void given(
      String name, List<String> values, ConfigDef declared, Map<String, Object> settings) {
    if (ELSEWHERE.contains(name)) {
      throw new IllegalArgumentException("'%s' is said beside the settings".formatted(name));
    }
    ConfigDef.ConfigKey key = declared.configKeys().get(name);
    boolean list = key != null && key.type == ConfigDef.Type.LIST;
    List<String> said =
        values.stream()
            .flatMap(value -> list ? Stream.of(value.split(",")) : Stream.of(value))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList();
    if (!said.isEmpty()) {
      settings.put(name, list ? said : said.getFirst());
    }
  }

  /** As the sources watch it; nothing where this version knows no such place any more. */
  Optional<Place> place(MadePlace place) {
    try {
      return Optional.of(reading.place(place.type(), place.brands(), place.settings()));
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "the {} {} that was added is left out: {}", place.type(), place.id(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether somebody added what the file declares. */
  boolean same(Place declared, MadePlace made) {
    return declared.type().name().equals(made.type())
        && texts(declared.written()).equals(texts(made.settings()));
  }

  Watched shown(MadePlace place) {
    return new Watched(
        place.id(),
        place.type(),
        place.brands(),
        shown(place.type(), place.settings()),
        false,
        place.paused());
  }

  Watched shown(Place place) {
    String type = place.type().name();
    String id = type + "-" + Integer.toHexString(place.written().hashCode());
    return new Watched(id, type, place.brands(), shown(type, place.written()), true, false);
  }

  /** Secrets that stand in the file in clear stay there. */
  private Map<String, String> shown(String type, Map<String, Object> written) {
    Map<String, String> shown = texts(written);
    ConfigDef declared = declared(type);
    shown.replaceAll(
        (name, value) -> {
          ConfigDef.ConfigKey key = declared.configKeys().get(name);
          boolean secret = key == null || key.type == ConfigDef.Type.PASSWORD;
          return secret && !MadePlaces.isReference(value) ? HIDDEN : value;
        });
    return shown;
  }

  private static Map<String, String> texts(Map<String, Object> settings) {
    Map<String, String> texts = new LinkedHashMap<>();
    settings.forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static String text(Object value) {
    return value instanceof List<?> many
        ? String.join(", ", many.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }
}
