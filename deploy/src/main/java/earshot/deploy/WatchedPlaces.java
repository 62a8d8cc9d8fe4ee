package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.config.Place;
import earshot.deploy.local.ConnectWorker;
import earshot.mention.Brand;
import earshot.query.CheckResult;
import earshot.query.Unfit;
import earshot.query.live.KafkaBrandBook;
import earshot.query.live.KafkaMadePlaces;
import earshot.query.live.MadePlace;
import earshot.query.live.PlaceBook;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places that are watched: those of the file, and those that people add while Earshot runs,
 * which the sources of this process pick up at once.
 */
final class WatchedPlaces implements PlaceBook, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedPlaces.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_MILLIS = 2_000;

  private final Configuration configuration;
  private final Map<String, Object> kafka;
  private final PlaceTypes types;
  private final KafkaMadePlaces made;
  private final KafkaBrandBook brands;
  private final Clock clock = Clock.systemUTC();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("places").factory());
  private final Map<String, Map<String, String>> running = new HashMap<>();
  private volatile Optional<ConnectWorker> worker = Optional.empty();
  private Optional<Known> told = Optional.empty();

  /** What the worker's connectors are made of beside the file. */
  private record Known(List<MadePlace> made, List<Brand> brands) {}

  private WatchedPlaces(Configuration configuration, Map<String, Object> kafka, PlaceTypes types) {
    this.configuration = configuration;
    this.kafka = Map.copyOf(kafka);
    this.types = types;
    this.made = new KafkaMadePlaces(kafka).start();
    this.brands = new KafkaBrandBook(kafka).start();
  }

  /** Begins to read what people added; nothing is watched yet. */
  static WatchedPlaces open(Configuration configuration, Map<String, Object> kafka) {
    PlaceTypes types = new PlaceTypes(SourceTypes.installed(), System.getenv());
    return new WatchedPlaces(configuration, kafka, types);
  }

  /** Has this worker watch them, and whatever people change about them from now on. */
  void drive(ConnectWorker connect) {
    awaitWhatIsKnown();
    worker = Optional.of(connect);
    apply();
    connect.names().stream()
        .filter(name -> name.startsWith("earshot-") && !connectors().contains(name))
        .forEach(connect::remove);
    rounds.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A place that people added and that is not read yet would be let go of, and begin anew. */
  private void awaitWhatIsKnown() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!(made.check().ok() && brands.check().ok()) && System.nanoTime() < deadline) {
      try {
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Names of the connectors that have to run now. */
  synchronized Set<String> connectors() {
    return Set.copyOf(running.keySet());
  }

  private void look() {
    try {
      apply();
    } catch (RuntimeException e) {
      LOG.error("what people changed about places could not be passed on to Connect", e);
    }
  }

  /** Tells the worker what has changed since it was told last. */
  private synchronized void apply() {
    Known now = new Known(made.all(), brands.all());
    if (worker.isEmpty() || told.equals(Optional.of(now))) {
      return;
    }
    List<Place> watched =
        new Following<>(configuration.places(), now::made, types, places -> places).get();
    Map<String, Map<String, String>> wanted =
        Connectors.of(configuration, watched, now.brands(), kafka);
    wanted.forEach(
        (name, config) -> {
          if (!config.equals(running.get(name))) {
            worker.get().put(name, config);
            running.put(name, config);
          }
        });
    for (String name : List.copyOf(running.keySet())) {
      if (!wanted.containsKey(name)) {
        worker.get().remove(name);
        running.remove(name);
      }
    }
    told = Optional.of(now);
  }

  /** What follows from the places that are watched, always as they are now. */
  <T> Supplier<T> following(Function<List<Place>, T> found) {
    return new Following<>(configuration.places(), made::all, types, found);
  }

  @Override
  public List<Watched> all() {
    Stream<Watched> declared = configuration.places().stream().map(types::shown);
    return Stream.concat(declared, made.all().stream().map(types::shown)).toList();
  }

  @Override
  public List<PlaceType> types(Locale language) {
    return types.all(language);
  }

  @Override
  public boolean drives() {
    return worker.isPresent();
  }

  @Override
  public Watched add(PlaceWish wish) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    MadePlace place = types.made(id, wish, clock.instant());
    Watched shown = types.shown(place);
    if (isWatched(place)) {
      throw new Unfit(
          "",
          Unfit.Kind.TAKEN,
          "this place is watched already",
          String.join(", ", shown.settings().values()));
    }
    made.put(place);
    apply();
    return shown;
  }

  private boolean isWatched(MadePlace place) {
    return made.all().stream()
            .anyMatch(
                other ->
                    other.type().equals(place.type()) && other.settings().equals(place.settings()))
        || configuration.places().stream().anyMatch(declared -> types.same(declared, place));
  }

  @Override
  public void pause(String id, boolean paused, Optional<String> by) {
    made.named(id).ifPresent(place -> made.put(place.paused(paused, by, clock.instant())));
    apply();
  }

  @Override
  public void remove(String id) {
    made.remove(id);
    apply();
  }

  CheckResult check() {
    return made.check();
  }

  @Override
  public void close() {
    rounds.shutdownNow();
    made.close();
    brands.close();
  }
}
