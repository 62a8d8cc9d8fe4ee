package earshot.query.http;

import earshot.query.CheckResult;
import earshot.query.Component;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Server;

/** The HTTP server: the JSON API and whatever else is opened beside it. */
public final class MentionApi implements Component {
  /** Long queries come in the address. */
  private static final int LONGEST_HEAD = 32 * 1024;

  /** For a short body; people on bad lines send theirs within a second. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Problems problems;
  private final List<Routes> rooms = new ArrayList<>();
  private final Metrics metrics;
  private final Gate gate;
  private final Doorkeeper doorkeeper;
  private final EventRoutes events;
  private final Javalin server;
  private final Optional<Tls> tls;
  private final Duration patience;
  private volatile String host = "127.0.0.1";
  private volatile int wanted;
  private volatile boolean listening;

  /**
   * A server that does not listen yet.
   *
   * @param more doors beside those of the API
   */
  public MentionApi(Wiring wiring, Routes... more) {
    this(wiring, Optional.empty(), more);
  }

  /**
   * The same.
   *
   * @param tls by which it proves who it is; empty where what is said is not encrypted
   */
  public MentionApi(Wiring wiring, Optional<Tls> tls, Routes... more) {
    this(wiring, EventRoutes.HEARTBEAT, PATIENCE, tls, List.of(more));
  }

  MentionApi(Wiring wiring, Duration heartbeat, Duration patience, List<Routes> more) {
    this(wiring, heartbeat, patience, Optional.empty(), more);
  }

  private MentionApi(
      Wiring wiring, Duration heartbeat, Duration patience, Optional<Tls> tls, List<Routes> more) {
    this.tls = tls;
    this.patience = patience;
    Wiring measured = wiring.withStore(new MeasuredStore(wiring.store(), wiring.meters()));
    events = new EventRoutes(measured, heartbeat);
    metrics = new Metrics(wiring.meters(), wiring.access().rules().openMetrics());
    gate = new Gate(wiring, this::readers);
    doorkeeper = new Doorkeeper(() -> host, wiring.access().rules().address());
    rooms.add(new MentionRoutes(measured));
    rooms.add(new WorkRoutes(measured));
    rooms.add(new StatsRoutes(measured));
    rooms.add(new CoverageRoutes(measured));
    rooms.add(new ExportRoutes(measured));
    rooms.add(events);
    rooms.add(new ListingRoutes(measured));
    GroupRoutes groups = new GroupRoutes(measured);
    rooms.add(groups);
    rooms.add(new GroupEditRoutes(measured, groups, Desk.PATIENCE));
    rooms.add(new FeedbackRoutes(measured));
    rooms.add(new ImportRoutes(measured));
    rooms.add(new PeopleRoutes(measured));
    rooms.add(new TokenRoutes(measured));
    rooms.add(new SessionRoutes(measured));
    rooms.add(new HealthRoutes(measured));
    rooms.add(new OpenApiRoutes());
    rooms.add(metrics);
    rooms.addAll(more);
    problems = new Problems(more);
    server = Javalin.create(this::configure);
  }

  /**
   * Requests are short and run on threads of the pool: handed to virtual threads, which wait for
   * the network by way of two more threads, a small search took a twentieth longer.
   */
  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Doorkeeper.LARGEST_BODY;
    config.http.compressionStrategy = CompressionStrategy.GZIP;
    config.router.caseInsensitiveRoutes = false;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(LONGEST_HEAD);
        });
    tls.ifPresent(
        own ->
            config.jetty.addConnector((server, http) -> own.connector(server, http, host, wanted)));
    config.jetty.modifyServer(this::prepare);
    metrics.measure(config);
    doorkeeper.open(config.routes);
    gate.open(config.routes);
    problems.open(config.routes);
    rooms.forEach(room -> room.open(config.routes));
  }

  private void prepare(Server server) {
    server.setErrorHandler(new EarlyProblems());
    server.setHandler(new PromptBodies(patience));
    server.setStopTimeout(0);
    server.setStopAtShutdown(false);
  }

  /**
   * Begins to listen.
   *
   * @param port 0 for any free one, see {@link #port()}
   */
  public MentionApi start(String host, int port) {
    this.host = host;
    wanted = port;
    server.start(host, port);
    listening = true;
    return this;
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** Each route as method and path, for who describes or tests them. */
  public SortedSet<String> routes() {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<RouteRole> readers(String path) {
    return Optional.ofNullable(
            server.unsafe.internalRouter.findFirstHttpHandlerEntry(HandlerType.GET, path))
        .map(parsed -> parsed.endpoint.metadata(Roles.class))
        .map(Roles::getRoles)
        .orElse(Set.of());
  }

  /** Those of them that change something and do not say whom they let in. */
  public SortedSet<String> unnamed() {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod() && !Admits.reads(endpoint.method))
        .filter(endpoint -> endpoint.metadata(Roles.class) == null)
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public CheckResult check() {
    return listening
        ? CheckResult.ok("listening on %s:%d".formatted(host, port()))
        : CheckResult.failed("does not listen");
  }

  @Override
  public void close() {
    listening = false;
    events.close();
    server.stop();
  }
}
