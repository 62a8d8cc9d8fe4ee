package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.assess.priority.Weights;
import earshot.mention.Brand;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.BadSearch;
import earshot.query.Matching;
import earshot.query.Ranking;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells everything that was ever decided about a mention, and what decided it. */
final class AuditRoutes implements Routes {
  private final Wiring wiring;

  AuditRoutes(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/mentions/{id}/audit", this::audit);
  }

  private void audit(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    Mention mention = wiring.mention(new MentionId(context.pathParam("id")));
    context.contentType(Accepts.JSON).result(Json.bytes(json -> write(mention, json)));
  }

  private void write(Mention mention, JsonGenerator json) throws IOException {
    Ranking ranking = wiring.rankingNow();
    json.writeStartObject();
    json.writeFieldName("mention");
    MentionWriter.write(mention, ranking, json);
    raw(mention, json);
    versions(mention, json);
    json.writeArrayFieldStart("brands");
    for (String brand : mention.brands()) {
      belongs(brand, mention, json);
    }
    json.writeEndArray();
    terms(mention, ranking, json);
    json.writeEndObject();
  }

  /** What it was identified and told from its other versions by. */
  private static void raw(Mention mention, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("raw");
    json.writeStringField("hash", HexFormat.of().toHexDigits(mention.saidHash()));
    json.writeStringField("source", mention.source());
    json.writeStringField("account", mention.account());
    json.writeStringField("nativeId", mention.nativeId());
    json.writeBooleanField("byQuery", mention.byQuery());
    json.writeEndObject();
  }

  /** Models and rules change with the program, and so does how words are folded. */
  private void versions(Mention mention, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("versions");
    json.writeStringField("earshot", wiring.version());
    json.writeStringField("normaliser", "icu4j " + icu());
    Json.put(json, "sentiment", mention.sentiment().map(sentiment -> sentiment.model()));
    json.writeEndObject();
  }

  private static String icu() {
    return com.ibm.icu.util.VersionInfo.ICU_VERSION.toString();
  }

  /** By its query as it is now, or because the brand owns the place. */
  private void belongs(String name, Mention mention, JsonGenerator json) throws IOException {
    Optional<String> query =
        wiring.brands().all().stream()
            .filter(brand -> brand.name().equals(name))
            .findFirst()
            .flatMap(Brand::query);
    json.writeStartObject();
    json.writeStringField("brand", name);
    Json.put(json, "query", query);
    matched(query, mention, json);
    json.writeEndObject();
  }

  private static void matched(Optional<String> query, Mention mention, JsonGenerator json)
      throws IOException {
    try {
      Optional<Matching> matching = query.map(Matching::of);
      boolean matches = matching.filter(m -> m.matches(mention)).isPresent();
      json.writeStringField("because", matches ? "query" : "place");
      if (matches) {
        MentionWriter.marks("spans", matching.orElseThrow().marks(mention), json);
      }
    } catch (BadSearch e) {
      json.writeStringField("because", "place");
      json.writeStringField("failure", String.valueOf(e.getMessage()));
    }
  }

  /** What the score is summed with now: the stored terms and the weights of all. */
  private static void terms(Mention mention, Ranking ranking, JsonGenerator json)
      throws IOException {
    Weights weights = ranking.weights();
    json.writeObjectFieldStart("formula");
    json.writeObjectFieldStart("terms");
    Map<String, Double> terms =
        mention.priority().map(priority -> priority.terms()).orElse(Map.of());
    for (Map.Entry<String, Double> term : new TreeMap<>(terms).entrySet()) {
      Json.put(json, term.getKey(), term.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("weights");
    for (Map.Entry<String, Double> weight : new TreeMap<>(weights.points()).entrySet()) {
      Json.put(json, weight.getKey(), weight.getValue());
    }
    json.writeEndObject();
    json.writeStringField("target", weights.target().toString());
    Json.put(json, "at", ranking.now());
    json.writeEndObject();
  }
}
