package earshot.query.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.query.access.Asking;
import earshot.query.access.Identity;
import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.http.Visitor;
import earshot.query.http.Wiring;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells two people on one mention of each other, as server-sent events for as long as each has it
 * before them. Who has no name is not told of, and hears nothing.
 */
final class CompanyDoors implements Routes {
  /** A connection that nobody reads is found out by writing to it. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** Browsers come back by themselves; what only looks open must not stay. */
  private static final int HEARTBEATS = 40;

  private final Wiring wiring;
  private final Company company = new Company();

  CompanyDoors(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/mentions/{id}/company", this::sit, Admits.AGENTS);
  }

  private void sit(Context context) throws IOException, InterruptedException {
    MentionId id = new MentionId(context.pathParam("id"));
    if (wiring.store().byId(id).isEmpty()) {
      throw new NotFoundResponse();
    }
    Optional<String> who = DeskDoors.who(context);
    if (who.isEmpty()) {
      context.status(HttpStatus.NO_CONTENT); // and the browser does not come back
      return;
    }
    try (Company.Seat seat = company.sit(id, who.get())) {
      tell(seat, context);
    }
  }

  private void tell(Company.Seat seat, Context context) throws IOException, InterruptedException {
    context.contentType("text/event-stream;charset=utf-8");
    context.header("X-Accel-Buffering", "no"); // else nginx holds events back
    OutputStream out = context.res().getOutputStream();
    Optional<Identity> asking = Asking.who();
    for (int beats = 0; beats < HEARTBEATS; beats++) {
      Optional<List<String>> others = seat.news(HEARTBEAT);
      if (!Visitor.of(context, wiring.access()).equals(asking)) {
        return; // logged out, removed or with another role by now
      }
      send(out, others.map(CompanyDoors::event).orElse(": heartbeat\n\n"));
    }
  }

  private static String event(List<String> who) {
    try {
      String data = MentionJson.MAPPER.writeValueAsString(Map.of("who", who));
      return "event: company\ndata: %s\n\n".formatted(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("names are JSON", e);
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
