package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.BadSearch;
import earshot.query.Every;
import earshot.query.SearchRequest;
import earshot.query.Tally;
import earshot.query.Trend;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives figures over time: how much was said, how it sounds, how fast it was answered. */
final class StatsRoutes implements Routes {
  private static final Set<String> PARAMETERS =
      Parameters.with(
          Parameters.FILTERS, "by", "zone", "compare", Trend.AGAINST_FROM, Trend.AGAINST_TO);

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
    Every every = Every.of(parameters.one("by", Every.DAY.word()));
    ZoneId zone = zone(parameters.one("zone", "UTC"));
    SearchRequest asked = parameters.search();
    Optional<SearchRequest> before = before(parameters, asked);
    Trend trend = Trend.of(wiring.store(), asked, every, zone);
    Optional<Trend> past = before.map(request -> Trend.of(wiring.store(), request, every, zone));
    context
        .contentType(Accepts.JSON)
        .result(
            Json.bytes(
                json -> {
                  json.writeStartObject();
                  json.writeStringField("by", every.word());
                  json.writeStringField("zone", zone.getId());
                  write(trend, json);
                  if (before.isPresent() && past.isPresent()) {
                    write(before.get(), past.get(), json);
                  }
                  json.writeEndObject();
                }));
  }

  /** The time to compare with, if that is wished. */
  private Optional<SearchRequest> before(Parameters parameters, SearchRequest asked) {
    String compare = parameters.one("compare", "");
    Optional<SearchRequest> against =
        Trend.against(
            asked,
            parameters.one(Trend.AGAINST_FROM, ""),
            parameters.one(Trend.AGAINST_TO, ""),
            wiring.clock().instant());
    return switch (compare) {
      case "" -> against;
      case "previous" ->
          against.or(() -> Optional.of(Trend.before(asked, wiring.clock().instant())));
      default ->
          throw new BadSearch("compare", "compare must be previous: \"%s\"".formatted(compare));
    };
  }

  static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new BadSearch("zone", "zone must be one like Asia/Yerevan: \"%s\"".formatted(name));
    }
  }

  private static void write(Trend trend, JsonGenerator json) throws IOException {
    figures(trend.sum(), trend.voice(), json);
    json.writeArrayFieldStart("spans");
    for (Map.Entry<Instant, Tally> span : trend.spans().entrySet()) {
      json.writeStartObject();
      Json.put(json, "from", span.getKey());
      Json.put(json, "to", trend.every().ends(span.getKey(), trend.zone()));
      figures(span.getValue(), trend.voice(span.getKey()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(SearchRequest before, Trend past, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("before");
    Json.putTime(json, "from", before.from());
    Json.putTime(json, "to", before.to());
    write(past, json);
    json.writeEndObject();
  }

  private static void figures(Tally tally, Tally voices, JsonGenerator json) throws IOException {
    json.writeNumberField("total", tally.total());
    counts("sentiment", tally.sentiment(), json);
    json.writeObjectFieldStart("ratings");
    json.writeNumberField("count", tally.rated());
    if (tally.meanStars().isPresent()) {
      Json.put(json, "mean", round(tally.meanStars().getAsDouble()));
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
    counts("sources", tally.sources(), json);
    counts("languages", tally.languages(), json);
    counts("places", tally.places(), json);
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
