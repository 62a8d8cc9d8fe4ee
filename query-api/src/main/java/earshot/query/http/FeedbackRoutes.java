package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.Intake.HandedIn;
import earshot.query.access.Pace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes what visitors of a page write, and gives pages the script that asks them. */
final class FeedbackRoutes implements Routes {
  private static final String PATH = "/api/v1/feedback";

  private final Wiring wiring;
  private final Origins origins;
  private final AddressLimit limit;
  private final byte[] script = script();

  FeedbackRoutes(Wiring wiring) {
    this.wiring = wiring;
    origins = new Origins(wiring.box().origins());
    limit = limit(wiring.box());
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post(PATH, this::take, Admits.ANYWHERE);
    routes.options(PATH, origins::preflight, Admits.ANYWHERE);
    routes.get("/box.js", this::box, Admits.ANYWHERE);
  }

  private static AddressLimit limit(Box box) {
    return new AddressLimit(
        new Pace(box.perMinute(), box.burst(), System::nanoTime), box.behindProxy());
  }

  private void take(Context context) {
    origins.admit(context);
    limit.admit(context);
    Parameters.of(context, Set.of());
    Optional<Feedback> feedback =
        Feedback.of(RequestBody.read(context, (int) Doorkeeper.LARGEST_BODY, Accepts.JSON));
    Optional<String> id = feedback.map(this::keep);
    count(feedback.isPresent() ? "taken" : "trapped");
    context.status(202).contentType(Accepts.JSON).result(Json.bytes(json -> write(id, json)));
  }

  /** A robot in the trap gets the same answer without an id. */
  private static void write(Optional<String> id, JsonGenerator json) throws IOException {
    json.writeStartObject();
    Json.put(json, "id", id);
    json.writeEndObject();
  }

  private String keep(Feedback feedback) {
    if (!wiring.knows(feedback.brand())) {
      throw JsonFields.refused("brand", "there is no brand \"%s\"".formatted(feedback.brand()));
    }
    HandedIn handed = feedback.handedIn(wiring.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    wiring.intake().take(List.of(handed));
    return handed.mention().id().value();
  }

  private void count(String outcome) {
    Counter.builder("earshot.feedback")
        .description("Posts to the comment box, by what became of them")
        .tag("outcome", outcome)
        .register(wiring.meters())
        .increment();
  }

  private void box(Context context) {
    context.header("Cross-Origin-Resource-Policy", "cross-origin");
    context.header("Cache-Control", "public, max-age=3600");
    context.contentType("text/javascript;charset=utf-8").result(script);
  }

  private static byte[] script() {
    try (InputStream in =
        Objects.requireNonNull(FeedbackRoutes.class.getResourceAsStream("box.js"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("box.js in this program's own jar", e);
    }
  }
}
