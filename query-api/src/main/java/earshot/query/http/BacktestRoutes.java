package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.rule.Backtest;
import earshot.assess.rule.CoverageBook;
import earshot.assess.rule.Rule;
import earshot.mention.Episode;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.live.CoverageLedger;
import earshot.query.live.RuleLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Tells what a rule would have found on stored history, one question at a time. */
public final class BacktestRoutes implements Routes {
  private static final Set<String> FIELDS = Set.of("rule", "from", "to");
  private static final int LARGEST_BODY = 64 * 1024;
  private static final Duration USUAL_SPAN = Duration.ofDays(30);

  private final MentionStore store;
  private final RuleLedger rules;
  private final RuleForm form;
  private final CoverageLedger coverage;
  private final Clock clock;
  private final Semaphore oneAtATime = new Semaphore(1);

  public BacktestRoutes(
      MentionStore store, RuleLedger rules, RuleForm form, CoverageLedger coverage, Clock clock) {
    this.store = store;
    this.rules = rules;
    this.form = form;
    this.coverage = coverage;
    this.clock = clock;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post("/api/v1/backtest", this::backtest);
  }

  private void backtest(Context context) {
    Accepts.check(context, Accepts.JSON);
    JsonFields asked = JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), FIELDS);
    Instant to = asked.time("to").orElseGet(clock::instant);
    Instant from = asked.time("from").orElse(to.minus(USUAL_SPAN));
    if (!from.isBefore(to)) {
      throw JsonFields.refused("to", "to must be later than from: " + to);
    }
    Found found = replay(rule(asked), from, to);
    context
        .contentType(Accepts.JSON)
        .result(Json.bytes(json -> write(found.backtest(), from, to, found.alerts(), json)));
  }

  /** A backtest that ran, and the alerts it would have raised. */
  public record Found(Backtest backtest, List<Episode> alerts) {}

  /**
   * Runs it, unless another one runs: each may hold much of the history.
   *
   * @throws Problem.Thrown when another one runs, or the rule can't be replayed
   */
  public Found replay(Rule rule, Instant from, Instant to) {
    if (!oneAtATime.tryAcquire()) {
      throw Problem.of(503, "busy", "Another backtest runs", "ask again when it is done").thrown();
    }
    try {
      return found(rule, from, to);
    } finally {
      oneAtATime.release();
    }
  }

  private Rule rule(JsonFields asked) {
    JsonNode given =
        asked
            .node("rule")
            .orElseThrow(() -> JsonFields.refused("rule", "which rule? A name or an object"));
    if (given.isTextual()) {
      String name = given.textValue();
      return rules
          .named(name)
          .orElseThrow(
              () -> JsonFields.refused("rule", "there is no rule named \"%s\"".formatted(name)));
    }
    return given.has("trigger") ? record(given) : form.read(given);
  }

  /** As rules stand on their topic. */
  private static Rule record(JsonNode given) {
    try {
      return MentionJson.MAPPER.treeToValue(given, Rule.class);
    } catch (JsonProcessingException e) {
      String why = Optional.ofNullable(e.getCause()).orElse(e).getMessage();
      throw JsonFields.refused(
          "rule", "the rule can't be read: " + String.valueOf(why).lines().findFirst().orElse(""));
    }
  }

  private Found found(Rule rule, Instant from, Instant to) {
    try (Stream<Mention> history =
        store.all(SearchRequest.builder().q(rule.when().orElse("")).facets(false).build())) {
      Backtest backtest = new Backtest(rule).read(history);
      CoverageBook heard = new CoverageBook();
      coverage.all().forEach(feed -> heard.put(feed.feed(), Optional.of(feed)));
      return new Found(backtest, backtest.run(heard, from, to));
    } catch (IllegalArgumentException e) {
      throw JsonFields.refused("rule", String.valueOf(e.getMessage()));
    }
  }

  private static void write(
      Backtest backtest, Instant from, Instant to, List<Episode> found, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", backtest.rule().name());
    Json.put(json, "from", from);
    Json.put(json, "to", to);
    json.writeNumberField("mentions", backtest.mentions());
    json.writeNumberField("total", found.size());
    json.writeArrayFieldStart("alerts");
    for (Episode episode : found) {
      json.writeStartObject();
      EpisodeWriter.write(episode, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
