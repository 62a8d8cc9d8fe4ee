package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Coverage;
import earshot.mention.Listing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells how far each feed got: what was heard and what was not. */
final class CoverageRoutes implements Routes {
  private static final Set<String> PARAMETERS = Set.of("source", "brand");

  private final Wiring wiring;

  CoverageRoutes(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/coverage", this::all);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters parameters = Parameters.of(context, PARAMETERS);
    List<String> sources = parameters.all("source");
    List<String> brands = parameters.all("brand");
    List<Coverage> feeds =
        wiring.coverage().all().stream()
            .filter(feed -> sources.isEmpty() || sources.contains(feed.source()))
            .filter(feed -> brands.isEmpty() || feed.brands().stream().anyMatch(brands::contains))
            .toList();
    context
        .contentType(Accepts.JSON)
        .result(
            Json.list(
                feeds.size(), "feeds", feeds, (feed, json) -> write(feed, links(feed), json)));
  }

  /** Addresses to send to people, which the place of this feed stated. */
  private List<String> links(Coverage feed) {
    return Listing.linksOf(feed, wiring.listings().all());
  }

  private static void write(Coverage feed, List<String> links, JsonGenerator json)
      throws IOException {
    json.writeStringField("feed", feed.feed());
    json.writeStringField("source", feed.source());
    json.writeStringField("place", feed.place());
    Json.put(json, "brands", feed.brands());
    if (!links.isEmpty()) {
      Json.put(json, "links", links);
    }
    json.writeStringField("completeness", feed.completeness());
    spans(feed, json);
    json.writeNumberField("said", feed.said());
    json.writeNumberField("gone", feed.gone());
    json.writeNumberField("unreadable", feed.unreadable());
    Json.putTime(json, "lastAttempt", feed.lastAttempt());
    Json.putTime(json, "lastSuccess", feed.lastSuccess());
    Json.putTime(json, "nextPoll", feed.nextPoll());
    Json.put(json, "problem", feed.problem());
    Json.putCount(json, "budgetLeft", feed.budgetLeft());
  }

  private static void spans(Coverage feed, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("complete");
    for (Coverage.Span span : feed.complete()) {
      json.writeStartObject();
      Json.put(json, "from", span.from());
      Json.put(json, "to", span.to());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("gaps");
    for (Coverage.Gap gap : feed.gaps()) {
      json.writeStartObject();
      Json.put(json, "from", gap.from());
      Json.put(json, "to", gap.to());
      json.writeStringField("reason", gap.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
