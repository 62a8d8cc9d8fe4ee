package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.BadSearch;
import earshot.query.Facet;
import earshot.query.Hit;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Searches mentions and shows one. */
final class MentionRoutes implements Routes {
  /** Everything that {@link SearchRequest#of} understands. */
  static final Set<String> SEARCH =
      Parameters.with(Parameters.FILTERS, "sort", "size", "after", "fold", "highlight", "widen");

  private static final Set<String> PARAMETERS = Parameters.with(SEARCH, "facets");

  private final Wiring wiring;

  MentionRoutes(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/mentions", this::search);
    routes.get("/api/v1/mentions/{id}", this::byId);
  }

  private void search(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters parameters = Parameters.of(context, PARAMETERS);
    SearchRequest request = parameters.search();
    SearchResult result =
        wiring.store().search(request.toBuilder().facets(facets(parameters)).build());
    context.contentType(Accepts.JSON).result(Json.bytes(json -> write(result, json)));
  }

  private static boolean facets(Parameters parameters) {
    return switch (parameters.one("facets", "true")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadSearch("facets", "facets must be true or false");
    };
  }

  private static void write(SearchResult result, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("total", result.total());
    json.writeArrayFieldStart("mentions");
    for (Hit hit : result.hits()) {
      MentionWriter.write(hit, result.ranking(), json);
    }
    json.writeEndArray();
    facets(result.facets(), json);
    Json.put(json, "after", result.after());
    json.writeEndObject();
  }

  private static void facets(Map<Facet, Map<String, Long>> facets, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("facets");
    for (Map.Entry<Facet, Map<String, Long>> facet : facets.entrySet()) {
      json.writeObjectFieldStart(facet.getKey().word());
      for (Map.Entry<String, Long> value : facet.getValue().entrySet()) {
        json.writeNumberField(value.getKey(), value.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void byId(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    Mention mention = wiring.mention(new MentionId(context.pathParam("id")));
    byte[] answer = Json.bytes(json -> MentionWriter.write(mention, wiring.rankingNow(), json));
    context.contentType(Accepts.JSON).result(answer);
  }
}
