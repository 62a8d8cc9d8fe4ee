package earshot.query.http;

import earshot.query.Rebuild;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;

/** Lets people have the index built anew from Kafka, and tells how far it is. */
public final class ReindexRoutes implements Routes {
  private static final String PATH = "/api/v1/reindex";

  private final Rebuild rebuild;

  public ReindexRoutes(Rebuild rebuild) {
    this.rebuild = rebuild;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post(PATH, this::begin, Admits.ADMINISTRATORS);
    routes.get(PATH, this::tell, Admits.ADMINISTRATORS);
  }

  private void begin(Context context) {
    rebuild.begin();
    tell(context.status(202));
  }

  private void tell(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    Rebuild.Progress progress = rebuild.progress();
    byte[] answer =
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeStringField("state", progress.state().word());
              json.writeNumberField("read", progress.read());
              Json.put(json, "problem", progress.problem());
              json.writeEndObject();
            });
    context.contentType(Accepts.JSON).result(answer);
  }
}
