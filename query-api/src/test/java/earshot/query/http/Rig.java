package earshot.query.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.priority.Weights;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Trigger;
import earshot.mention.Act;
import earshot.mention.Brand;
import earshot.mention.Command;
import earshot.mention.Coverage;
import earshot.mention.Draft;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Removed;
import earshot.mention.ReplyRules;
import earshot.query.Change;
import earshot.query.CheckResult;
import earshot.query.GroupedMentions;
import earshot.query.InMemoryMentionStore;
import earshot.query.MentionStore;
import earshot.query.Ranking;
import earshot.query.ReplyBook;
import earshot.query.Said;
import earshot.query.Shelf;
import earshot.query.Unfit;
import earshot.query.access.Access;
import earshot.query.access.AccessRules;
import earshot.query.access.Crowd;
import earshot.query.access.Notebook;
import earshot.query.access.Passwords;
import earshot.query.access.Role;
import earshot.query.access.Scope;
import earshot.query.digest.DigestPlan;
import earshot.query.live.BrandBook;
import earshot.query.live.CoverageLedger;
import earshot.query.live.FactualBrands;
import earshot.query.live.ListingLedger;
import earshot.query.live.RemovalLedger;
import earshot.query.live.Tape;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** The real server on a free port, over a store in memory, at {@link Said#NOW}. */
public final class Rig implements AutoCloseable {
  private static final Clock CLOCK = Clock.fixed(Said.NOW, ZoneOffset.UTC);

  public final Shelf book = new Shelf();
  public final InMemoryMentionStore store =
      new InMemoryMentionStore(() -> Ranking.of(Said.NOW, Weights.DEFAULT, book), book);
  public final List<Coverage> coverage = new CopyOnWriteArrayList<>();
  public final Map<String, CheckResult> health = new ConcurrentHashMap<>();
  public final List<Brand> brands = new CopyOnWriteArrayList<>();
  public final List<Listing> listings = new CopyOnWriteArrayList<>();
  public final List<Removed> removed = new CopyOnWriteArrayList<>();
  public volatile CheckResult brandsRead = CheckResult.ok("");
  public volatile ReplyBook replies = ReplyBook.NONE;
  public final Tray intake = new Tray();
  public final Alarms alarms = new Alarms();
  public final Judgements judgements = new Judgements();
  public final List<Rule> rules = new CopyOnWriteArrayList<>();
  public final List<DigestPlan> plans = new CopyOnWriteArrayList<>();
  public final Tape events = new Tape();
  public final Crowd crowd = new Crowd();
  public final Notebook notebook = new Notebook();
  public final Access access = new Access(crowd, new Passwords(), CLOCK, AccessRules.STANDARD);
  public final MentionApi api;
  private final HttpClient client = HttpClient.newHttpClient();

  public Rig() {
    this(store -> store, wiring -> new Routes[0]);
  }

  public Rig(Function<MentionStore, MentionStore> around, Function<Wiring, Routes[]> more) {
    Wiring wiring = wiring(around.apply(store), Box.STANDARD);
    List<Routes> doors = new ArrayList<>(List.of(more.apply(wiring)));
    doors.add(new AlertRoutes(alarms, judgements, wiring.clock()));
    doors.add(new AuditRoutes(wiring, alarms, judgements));
    Rulebook ledger = new Rulebook(rules);
    RuleForm form = new RuleForm(Rig::rule);
    doors.add(
        new BacktestRoutes(
            store, ledger, form, judgements, wiring.coverage(), wiring.groups(), wiring.clock()));
    doors.add(new RuleRoutes(ledger, form));
    doors.add(new DigestRoutes(wiring, plans, alarms));
    api = new MentionApi(wiring, doors.toArray(Routes[]::new)).start("127.0.0.1", 0);
  }

  private Rig(Function<Wiring, Routes[]> doors) {
    Wiring wiring = wiring(store, Box.STANDARD);
    api = new MentionApi(wiring, doors.apply(wiring)).start("127.0.0.1", 0);
  }

  private Rig(Tls tls, Function<Wiring, Routes[]> doors) {
    Wiring wiring = wiring(store, Box.STANDARD);
    api = new MentionApi(wiring, Optional.of(tls), doors.apply(wiring)).start("127.0.0.1", 0);
  }

  /** The same over TLS alone; whoever asks has to bring a client that trusts it. */
  static Rig over(Tls tls, Function<Wiring, Routes[]> doors) {
    return new Rig(tls, doors);
  }

  /** With these doors beside the API's own, and no others. */
  public static Rig with(Function<Wiring, Routes[]> doors) {
    return new Rig(doors);
  }

  Rig(Duration heartbeat) {
    this(heartbeat, MentionApi.PATIENCE, wiring -> new Routes[0]);
  }

  private Rig(Duration heartbeat, Duration patience, Function<Wiring, Routes[]> doors) {
    Wiring wiring = wiring(store, Box.STANDARD);
    List<Routes> all = List.of(doors.apply(wiring));
    api = new MentionApi(wiring, heartbeat, patience, all).start("127.0.0.1", 0);
  }

  /** With these doors beside the API's own, and no longer patience for bodies. */
  static Rig patient(Duration patience, Function<Wiring, Routes[]> doors) {
    return new Rig(EventRoutes.HEARTBEAT, patience, doors);
  }

  public Rig(Box box) {
    api = new MentionApi(wiring(store, box)).start("127.0.0.1", 0);
  }

  private Wiring wiring(MentionStore asked, Box box) {
    health.put("store", CheckResult.ok("3 mentions"));
    health.put("streams", CheckResult.ok("running"));
    Map<String, Supplier<CheckResult>> checks =
        new java.util.TreeMap<>(
            Map.of("store", () -> health.get("store"), "streams", () -> health.get("streams")));
    return new Wiring(
        new GroupedMentions(asked, book, () -> Ranking.of(Said.NOW, Weights.DEFAULT, book)),
        () -> Weights.DEFAULT,
        checks,
        Set.of("store"),
        ledger(),
        events,
        new FactualBrands(brandBook(), new Truths()),
        listingLedger(),
        removalLedger(),
        book,
        intake,
        replyBook(),
        box,
        access,
        notebook,
        CLOCK,
        "1.2.3",
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private CoverageLedger ledger() {
    return new CoverageLedger() {
      @Override
      public List<Coverage> all() {
        return List.copyOf(coverage);
      }

      @Override
      public CheckResult check() {
        return CheckResult.ok("");
      }
    };
  }

  private ReplyBook replyBook() {
    return new ReplyBook() {
      @Override
      public Optional<ReplyRules> rules(Mention mention) {
        return replies.rules(mention);
      }

      @Override
      public boolean byMail(Mention mention) {
        return replies.byMail(mention);
      }
    };
  }

  private BrandBook brandBook() {
    return new BrandBook() {
      @Override
      public List<Brand> all() {
        return List.copyOf(brands);
      }

      @Override
      public CheckResult check() {
        return brandsRead;
      }
    };
  }

  private RemovalLedger removalLedger() {
    return new RemovalLedger() {
      @Override
      public List<Removed> all() {
        return List.copyOf(removed);
      }

      @Override
      public CheckResult check() {
        return CheckResult.ok("");
      }
    };
  }

  private ListingLedger listingLedger() {
    return new ListingLedger() {
      @Override
      public List<Listing> all() {
        return List.copyOf(listings);
      }

      @Override
      public CheckResult check() {
        return CheckResult.ok("");
      }
    };
  }

  /**
   * The little of the configuration's words that tests need: each, or a threshold within an hour.
   */
  public static Rule rule(JsonNode written) {
    for (String name : (Iterable<String>) written::fieldNames) {
      if (!Set.of("name", "when", "threshold", "silent", "notify", "escalate").contains(name)) {
        throw new IllegalArgumentException("unknown key '%s' in a rule".formatted(name));
      }
    }
    String name = written.path("name").asText();
    String when = written.path("when").asText();
    JsonNode count = written.at("/threshold/count");
    Rule rule =
        written.has("silent")
            ? Rule.of(name, "w", new Trigger.Silent(Duration.ofHours(6)))
            : count.isMissingNode()
                ? Rule.each(name, when)
                : Rule.of(name, when, new Trigger.Threshold(count.asInt(), Duration.ofHours(1)));
    List<String> told = new ArrayList<>();
    written.path("notify").forEach(receiver -> told.add(known("notify", receiver.asText())));
    written.at("/escalate/notify").forEach(receiver -> known("escalate", receiver.asText()));
    return rule.telling(told.toArray(String[]::new));
  }

  private static String known(String field, String receiver) {
    if (receiver.equals("nobody")) {
      throw new Unfit(field, Unfit.Kind.CHOICE, "nobody is there", receiver, List.of("desk"));
    }
    return receiver;
  }

  /** A token of this role; from now on people have to log in, for there is an administrator. */
  public String token(Role role) {
    return token(role, Scope.ALL);
  }

  /** A token that is for these things only; likewise. */
  String token(Role role, Set<Scope> scopes) {
    if (!access.owned()) {
      access.administration().add("ada", Role.ADMINISTRATOR, "analytical engine", Optional.empty());
    }
    String name = "%s %d".formatted(role.word(), crowd.entries().size());
    return access
        .administration()
        .issue(name, role, scopes, Duration.ofDays(1), Optional.empty())
        .secret();
  }

  /** With a brand that declares nothing. */
  public Rig knowing(String brand) {
    brands.add(new Brand(brand, Optional.empty()));
    return this;
  }

  /** With a flow that does what is commanded on the newest version of a mention. */
  public Rig obeying() {
    intake.obey = this::obey;
    return this;
  }

  private void obey(Command command) {
    long newest = store.byId(command.mention()).orElseThrow().version();
    if (command.act() == Act.FORGET) {
      store.apply(List.of(new Change.Remove(command.mention(), newest + 1)));
    } else if (command.seen().orElseThrow().version() == newest) {
      store.apply(List.of(new Change.Put(command.done())));
    }
  }

  public Rig holding(Draft... drafts) {
    for (Draft draft : drafts) {
      store.apply(List.of(new Change.Put(draft.mention())));
    }
    return this;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(api.port(), path));
  }

  /** Asks with these headers, name and value in turn. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(request("GET", path, headers), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> send(String method, String path, String... headers) {
    return send(request(method, path, headers), HttpResponse.BodyHandlers.ofString());
  }

  /** Puts this JSON. */
  public HttpResponse<String> put(String path, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .build();
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Posts this body; the headers, name and value in turn, say what it is. */
  public HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .headers(headers)
            .build();
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request, body);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest request(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
    return (headers.length == 0 ? request : request.headers(headers)).build();
  }

  public JsonNode json(String path) {
    return parsed(get(path).body());
  }

  public static JsonNode parsed(String json) {
    try {
      return MentionJson.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /** Sends bytes no client would, and reads all that comes. */
  public String raw(String request) {
    try (Socket socket = new Socket("127.0.0.1", api.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    api.close();
    client.shutdownNow(); // close() would wait for streams that have no end
  }
}
