package earshot.query.http;

import earshot.mention.Episode;
import earshot.query.BadSearch;
import earshot.query.Change;
import earshot.query.SearchRequest;
import earshot.query.access.Asking;
import earshot.query.access.DiscreetStore;
import earshot.query.access.Identity;
import earshot.query.live.AlertBell;
import earshot.query.live.Event;
import earshot.query.live.Position;
import earshot.query.live.Subscription;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells new and changed mentions, and alerts, as they come, as <a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>.
 *
 * <p>Each event carries where to go on, and so does each heartbeat: a client whose filter lets
 * little through still comes back close to where it was. Alerts carry none: they are few, and who
 * was away asks for them.
 */
final class EventRoutes implements Routes, AutoCloseable {
  private static final String TYPE = "text/event-stream";
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Alerts wait for the next mention, at most so long. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Wiring wiring;
  private final Duration heartbeat;
  private final Set<Subscription> open = ConcurrentHashMap.newKeySet();

  EventRoutes(Wiring wiring, Duration heartbeat) {
    this.wiring = wiring;
    this.heartbeat = heartbeat;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/events", this::listen);
  }

  /** Listeners stay for hours: each gets a thread of its own, and that of the request goes on. */
  private void listen(Context context) {
    Accepts.check(context, TYPE);
    SearchRequest wanted = Parameters.of(context, Parameters.FILTERS).search();
    EventFilter filter = EventFilter.of(DiscreetStore.narrowed(wanted));
    Optional<Position> heard = lastHeard(context);
    Optional<Identity> who = Asking.who();
    Asking.end();
    context.future(
        () -> {
          CompletableFuture<Void> end = new CompletableFuture<>();
          Thread.startVirtualThread(() -> tell(context, filter, heard, who, end));
          return end;
        });
  }

  private void tell(
      Context context,
      EventFilter filter,
      Optional<Position> heard,
      Optional<Identity> who,
      CompletableFuture<Void> end) {
    try (AlertBell.Listener alerts = wiring.events().alerts().listen();
        Subscription subscription = wiring.events().subscribe(heard)) {
      open.add(subscription);
      tell(context, filter, who, subscription, alerts);
      end.complete(null);
    } catch (IOException | InterruptedException | RuntimeException e) {
      end.completeExceptionally(e);
    } finally {
      open.removeIf(Subscription::over);
    }
  }

  private static Optional<Position> lastHeard(Context context) {
    Optional<String> id =
        Optional.ofNullable(context.header("Last-Event-ID")).filter(given -> !given.isBlank());
    return id.map(
        given ->
            Position.parse(given)
                .orElseThrow(
                    () -> new BadSearch("Last-Event-ID", "Last-Event-ID is no id of an event")));
  }

  private void tell(
      Context context,
      EventFilter filter,
      Optional<Identity> who,
      Subscription subscription,
      AlertBell.Listener alerts)
      throws IOException, InterruptedException {
    context.contentType(TYPE + ";charset=utf-8");
    context.header("X-Accel-Buffering", "no"); // else nginx holds events back
    OutputStream out = context.res().getOutputStream();
    send(out, "retry: 3000\nid: %s\n\n".formatted(subscription.position()));
    Duration look = heartbeat.compareTo(LOOK) < 0 ? heartbeat : LOOK;
    Duration quiet = Duration.ZERO;
    while (!subscription.over()) {
      Optional<Event> event = subscription.next(look);
      if (!Visitor.of(context, wiring.access()).equals(who)) {
        return; // logged out, removed or with another role by now
      }
      if (event.isPresent() && filter.lets(event.get().change())) {
        send(out, written(event.get()));
      }
      sendAlerts(out, alerts);
      quiet = event.isPresent() ? Duration.ZERO : quiet.plus(look);
      if (quiet.compareTo(heartbeat) >= 0 && !subscription.over()) {
        send(out, ": heartbeat\nid: %s\n\n".formatted(subscription.position()));
        quiet = Duration.ZERO;
      }
    }
  }

  private static void sendAlerts(OutputStream out, AlertBell.Listener alerts) throws IOException {
    for (Optional<Episode> alert = alerts.next(); alert.isPresent(); alert = alerts.next()) {
      Episode episode = alert.get();
      byte[] data =
          Json.bytes(
              json -> {
                json.writeStartObject();
                EpisodeWriter.write(episode, json);
                json.writeEndObject();
              });
      send(out, "event: alert\ndata: %s\n\n".formatted(new String(data, StandardCharsets.UTF_8)));
    }
  }

  private String written(Event event) {
    String name = event.change() instanceof Change.Put ? "mention" : "gone";
    byte[] data =
        switch (event.change()) {
          case Change.Put put ->
              Json.bytes(json -> MentionWriter.write(put.mention(), wiring.rankingNow(), json));
          case Change.Remove gone ->
              Json.bytes(
                  json -> {
                    json.writeStartObject();
                    json.writeStringField("id", gone.id().value());
                    json.writeEndObject();
                  });
        };
    return "event: %s\nid: %s\ndata: %s\n\n"
        .formatted(name, event.position(), new String(data, StandardCharsets.UTF_8));
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Lets all listeners go, so that the server can stop at once. */
  @Override
  public void close() {
    open.forEach(Subscription::close);
  }
}
