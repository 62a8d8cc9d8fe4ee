package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.config.Place;
import earshot.ingest.connect.MentionConnector;
import earshot.ingest.connect.ReplyConnector;
import earshot.mention.Brand;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is declared, as connectors for Kafka Connect: one a source type, in pieces where many places
 * are watched.
 */
final class Connectors {
  /**
   * Connect keeps a connector's configuration in one record, which must stay well below a megabyte.
   */
  private static final int PLACES_EACH = 1_000;

  private Connectors() {}

  /**
   * Configuration by connector name.
   *
   * @param kafka how to reach Kafka, for those whose places send something by themselves
   */
  static Map<String, Map<String, String>> of(
      Configuration configuration, Map<String, Object> kafka) {
    return of(configuration, configuration.places(), configuration.brands(), kafka);
  }

  /**
   * The same of other places than those that are declared.
   *
   * @param brands all that there are
   */
  static Map<String, Map<String, String>> of(
      Configuration configuration,
      List<Place> watched,
      List<Brand> brands,
      Map<String, Object> kafka) {
    Map<String, Object> named = named(configuration, kafka);
    Map<String, List<Place>> byType = new TreeMap<>();
    watched.forEach(
        place -> byType.computeIfAbsent(place.type().name(), t -> new ArrayList<>()).add(place));
    Set<String> searched =
        brands.stream()
            .filter(brand -> brand.query().isPresent())
            .map(Brand::name)
            .collect(Collectors.toSet());
    Map<String, Map<String, String>> connectors = new TreeMap<>();
    byType.forEach(
        (type, places) -> {
          for (int piece = 0; piece * PLACES_EACH < places.size(); piece++) {
            List<Place> some =
                places.subList(
                    piece * PLACES_EACH, Math.min(places.size(), (piece + 1) * PLACES_EACH));
            connectors.put(
                "earshot-" + type + (piece == 0 ? "" : "-" + (piece + 1)),
                connector(configuration, some, searched, named));
          }
          answered(places)
              .ifPresent(
                  some ->
                      connectors.put(
                          "earshot-" + type + "-replies",
                          replies(configuration, some, searched, named)));
        });
    return connectors;
  }

  /** How to reach Kafka, as Connect may keep it there: secrets are named only. */
  private static Map<String, Object> named(Configuration configuration, Map<String, Object> kafka) {
    Map<String, Object> named = new LinkedHashMap<>(kafka);
    configuration.kafkaLogin().ifPresent(login -> named.put("sasl.jaas.config", login));
    return named;
  }

  private static Optional<List<Place>> answered(List<Place> places) {
    return Optional.of(places.stream().filter(PlaceReplies::answers).toList())
        .filter(some -> !some.isEmpty());
  }

  /** Sends what is answered to these places. */
  private static Map<String, String> replies(
      Configuration configuration,
      List<Place> places,
      Set<String> searched,
      Map<String, Object> kafka) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("connector.class", ReplyConnector.class.getName());
    config.put(ReplyConnector.SOURCE, places.get(0).type().connector());
    config.put("topics", Topics.REPLIES.name());
    config.put("consumer.override.isolation.level", "read_committed");
    kafka.forEach((key, value) -> config.put(ReplyConnector.RECEIPTS + key, value.toString()));
    watch(configuration, places, searched, config);
    return config;
  }

  private static Map<String, String> connector(
      Configuration configuration,
      List<Place> places,
      Set<String> searched,
      Map<String, Object> kafka) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("connector.class", places.get(0).type().connector());
    config.put("tasks.max", String.valueOf(configuration.connect().getInt("tasks")));
    if (places.stream().anyMatch(place -> place.settings().containsKey(HookSecrets.SECRET))) {
      kafka.forEach(
          (key, value) -> config.put(MentionConnector.HOOKS_CONSUMER + key, value.toString()));
    }
    watch(configuration, places, searched, config);
    return config;
  }

  /** The places, and how to behave there. */
  private static void watch(
      Configuration configuration,
      List<Place> places,
      Set<String> searched,
      Map<String, String> config) {
    config.put(
        "allow-private-addresses",
        String.valueOf(configuration.network().getBoolean("allow-private-addresses")));
    config.put("user-agent", configuration.network().getString("user-agent"));
    config.put(
        "places",
        new String(
            MentionJson.write(places.stream().map(place -> settings(place, searched)).toList()),
            StandardCharsets.UTF_8));
  }

  /**
   * What stands in the configuration of a place.
   *
   * @param searched brands that have a query; without one nothing could ever match it
   */
  private static Map<String, Object> settings(Place place, Set<String> searched) {
    Map<String, Object> settings = new LinkedHashMap<>(place.written());
    settings.put("brands", place.brands());
    if (place.brands().stream().noneMatch(searched::contains)) {
      settings.putIfAbsent("match", "all");
    }
    return settings;
  }
}
