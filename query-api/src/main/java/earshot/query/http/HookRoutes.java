package earshot.query.http;

import earshot.query.HookLog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what places send by themselves, if they prove that they are who they seem. */
public final class HookRoutes implements Routes {
  static final String BELOW = "/api/v1/hooks/";
  private static final String PATH = BELOW + "{source}";

  /** Meta sends up to a thousand changes at once. */
  static final int LARGEST_BODY = 2 << 20;

  /** Of that size, so many at once; places send again what was not taken. */
  private static final int AT_ONCE = 64;

  private static final int AT_ONCE_EACH = 8;

  private static final int REMEMBERED = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(HookRoutes.class);

  private final Supplier<Hooks> hooks;
  private final HookLog log;
  private final Clock clock;
  private final boolean behindProxy;
  private final Map<String, Boolean> taken = new Newest();
  private final Room room = new Room(AT_ONCE, AT_ONCE_EACH);

  /**
   * Doors for these.
   *
   * @param hooks the places that may send something, as they are now
   */
  public HookRoutes(Supplier<Hooks> hooks, HookLog log, Wiring wiring) {
    this.hooks = hooks;
    this.log = log;
    this.clock = wiring.clock();
    this.behindProxy = wiring.box().behindProxy();
  }

  /** What was taken lately. */
  private static final class Newest extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post(PATH, this::take, Admits.ANYWHERE);
    routes.get(PATH, this::greet, Admits.ANYWHERE);
    routes.head(PATH, context -> source(context), Admits.ANYWHERE);
  }

  private String source(Context context) {
    String source = context.pathParam("source");
    if (!hooks.get().knows(source)) {
      throw Problem.notFound("no place of \"%s\" has a hook secret".formatted(source)).thrown();
    }
    return source;
  }

  private void take(Context context) {
    String source = source(context);
    byte[] body = body(context);
    Hook.Sent sent =
        new Hook.Sent(
            name -> Optional.ofNullable(context.header(name)),
            name -> Optional.ofNullable(context.queryParam(name)),
            body);
    if (!hooks.get().isGenuine(source, sent)) {
      LOG.warn("something came for {} that does not prove to be from there", source);
      throw Problem.of(403, "forged", "This is not from there", "the proof is wrong or missing")
          .thrown();
    }
    String digest = source + " " + digest(body);
    if (!isKnown(digest)) {
      log.append(source, body, clock.instant().truncatedTo(ChronoUnit.MILLIS));
      remember(digest);
    }
    context.status(200).contentType("text/plain").result("");
  }

  /** Who sends it is known only when all of it is here. */
  private byte[] body(Context context) {
    String from = AddressLimit.network(AddressLimit.address(context, behindProxy));
    if (!room.enter(from)) {
      throw Problem.of(503, "unavailable", "Earshot can't take this right now", "too many at once")
          .thrown();
    }
    try {
      return RequestBody.bytes(context, LARGEST_BODY);
    } finally {
      room.leave(from);
    }
  }

  private synchronized boolean isKnown(String digest) {
    return taken.containsKey(digest);
  }

  private synchronized void remember(String digest) {
    taken.put(digest, true);
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Meta asks an address that it was given for a word back, before it sends anything there. */
  private void greet(Context context) {
    String source = source(context);
    String word = parameter(context, "hub.verify_token");
    String challenge = parameter(context, "hub.challenge");
    boolean subscribes = parameter(context, "hub.mode").equals("subscribe");
    if (!subscribes || !hooks.get().greets(source, word) || !challenge.matches("[\\w.-]{1,200}")) {
      throw Problem.of(403, "forged", "This is not from there", "the greeting is wrong").thrown();
    }
    context.contentType("text/plain").result(challenge);
  }

  private static String parameter(Context context, String name) {
    return Optional.ofNullable(context.queryParam(name)).orElse("");
  }
}
