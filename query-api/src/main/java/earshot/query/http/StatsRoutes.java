package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.BadSearch;
import earshot.query.Every;
import earshot.query.SearchRequest;
import earshot.query.Tally;
import earshot.query.Voices;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives figures over time: how much was said, how it sounds, how fast it was answered. */
final class StatsRoutes implements Routes {
  private static final Set<String> PARAMETERS = Parameters.with(Parameters.FILTERS, "by", "zone");

  private final Wiring wiring;

  StatsRoutes(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/stats", this::stats);
  }

  private void stats(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters parameters = Parameters.of(context, PARAMETERS);
    Every every = every(parameters.one("by", Every.DAY.word()));
    ZoneId zone = zone(parameters.one("zone", "UTC"));
    SearchRequest asked = parameters.search();
    SortedMap<Instant, Tally> spans = wiring.store().tallies(asked, every, zone);
    SortedMap<Instant, Tally> voices =
        Voices.among(asked)
            .map(among -> wiring.store().tallies(among, every, zone))
            .orElseGet(TreeMap::new);
    context
        .contentType(Accepts.JSON)
        .result(Json.bytes(json -> write(spans, voices, every, zone, json)));
  }

  private static Every every(String word) {
    return Every.named(word)
        .orElseThrow(
            () -> new BadSearch("by", "by must be day, week or month: \"%s\"".formatted(word)));
  }

  static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new BadSearch("zone", "zone must be one like Asia/Yerevan: \"%s\"".formatted(name));
    }
  }

  private static void write(
      SortedMap<Instant, Tally> spans,
      SortedMap<Instant, Tally> voices,
      Every every,
      ZoneId zone,
      JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("by", every.word());
    json.writeStringField("zone", zone.getId());
    figures(sum(spans), sum(voices), json);
    json.writeArrayFieldStart("spans");
    for (Map.Entry<Instant, Tally> span : spans.entrySet()) {
      json.writeStartObject();
      Json.put(json, "from", span.getKey());
      Json.put(json, "to", every.ends(span.getKey(), zone));
      figures(span.getValue(), voices.getOrDefault(span.getKey(), Tally.NOTHING), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static Tally sum(SortedMap<Instant, Tally> spans) {
    return spans.values().stream().reduce(Tally.NOTHING, Tally::plus);
  }

  private static void figures(Tally tally, Tally voices, JsonGenerator json) throws IOException {
    json.writeNumberField("total", tally.total());
    counts("sentiment", tally.sentiment(), json);
    json.writeObjectFieldStart("ratings");
    json.writeNumberField("count", tally.rated());
    if (tally.rated() > 0) {
      Json.put(json, "mean", round(tally.ratings() / tally.rated()));
    }
    counts("stars", tally.stars(), json);
    json.writeEndObject();
    json.writeObjectFieldStart("answers");
    json.writeNumberField("count", tally.answered());
    if (tally.answered() > 0) {
      Json.put(json, "meanSeconds", Math.rint(tally.waited() / tally.answered() / 1000));
    }
    json.writeEndObject();
    counts("brands", tally.brands(), json);
    shares(voices.brands(), json);
  }

  private static void counts(String name, Map<String, Long> counts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private static void shares(Map<String, Long> brands, JsonGenerator json) throws IOException {
    double all = brands.values().stream().mapToLong(Long::longValue).sum();
    json.writeObjectFieldStart("shareOfVoice");
    for (Map.Entry<String, Long> brand : brands.entrySet()) {
      Json.put(json, brand.getKey(), round(brand.getValue() / all));
    }
    json.writeEndObject();
  }

  private static double round(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
