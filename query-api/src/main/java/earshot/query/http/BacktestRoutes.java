package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.rule.Backtest;
import earshot.assess.rule.CoverageBook;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Score;
import earshot.mention.Episode;
import earshot.mention.Judged;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.query.GroupBook;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.live.CoverageLedger;
import earshot.query.live.JudgementLedger;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells what a rule would have found on stored history, one question at a time. */
public final class BacktestRoutes implements Routes {
  private static final Set<String> FIELDS = Set.of("rule", "other", "from", "to");
  private static final int LARGEST_BODY = 64 * 1024;
  private static final Duration USUAL_SPAN = Duration.ofDays(30);

  private final MentionStore store;
  private final RuleLedger rules;
  private final RuleForm form;
  private final JudgementLedger judgements;
  private final CoverageLedger coverage;
  private final GroupBook groups;
  private final Clock clock;
  private final Semaphore oneAtATime = new Semaphore(1);

  public BacktestRoutes(
      MentionStore store,
      RuleLedger rules,
      RuleForm form,
      JudgementLedger judgements,
      CoverageLedger coverage,
      GroupBook groups,
      Clock clock) {
    this.store = store;
    this.rules = rules;
    this.form = form;
    this.judgements = judgements;
    this.coverage = coverage;
    this.groups = groups;
    this.clock = clock;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post("/api/v1/backtest", this::backtest, Admits.MANAGERS);
  }

  private void backtest(Context context) {
    Accepts.check(context, Accepts.JSON);
    JsonFields asked = JsonFields.of(RequestBody.read(context, LARGEST_BODY, Accepts.JSON), FIELDS);
    Instant to = asked.time("to").orElseGet(clock::instant);
    Instant from = asked.time("from").orElse(to.minus(USUAL_SPAN));
    if (!from.isBefore(to)) {
      throw JsonFields.refused("to", "to must be later than from: " + to);
    }
    Rule rule =
        rule(asked, "rule")
            .orElseThrow(() -> JsonFields.refused("rule", "which rule? A name or an object"));
    Span span = new Span(from, to);
    byte[] answer =
        alone(
            () -> {
              Trial trial = tried(rule, span);
              Optional<Trial> other = rule(asked, "other").map(another -> tried(another, span));
              return Json.bytes(json -> write(trial, other, span, json));
            });
    context.contentType(Accepts.JSON).result(answer);
  }

  /**
   * What came of this rule.
   *
   * @throws Problem.Thrown when another backtest runs, or the rule can't be replayed
   */
  public Trial replay(Rule rule, Instant from, Instant to) {
    return alone(() -> tried(rule, new Span(from, to)));
  }

  /** Each may hold much of the history. */
  private <T> T alone(Supplier<T> backtest) {
    if (!oneAtATime.tryAcquire()) {
      throw Problem.of(503, "busy", "Another backtest runs", "ask again when it is done").thrown();
    }
    try {
      return backtest.get();
    } finally {
      oneAtATime.release();
    }
  }

  private Optional<Rule> rule(JsonFields asked, String field) {
    return asked.node(field).map(given -> rule(given, field));
  }

  private Rule rule(JsonNode given, String field) {
    if (given.isTextual()) {
      String name = given.textValue();
      return rules
          .named(name)
          .orElseThrow(
              () -> JsonFields.refused(field, "there is no rule named \"%s\"".formatted(name)));
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

  private record Span(Instant from, Instant to) {
    boolean has(Instant at) {
      return !at.isBefore(from) && !at.isAfter(to);
    }
  }

  /** What came of a rule. */
  public record Trial(Rule rule, int mentions, List<Episode> found, Score score) {}

  private Trial tried(Rule rule, Span span) {
    try (Stream<Mention> history =
        store.all(SearchRequest.builder().q(rule.when().orElse("")).facets(false).build())) {
      Backtest backtest =
          new Backtest(rule)
              .grouped(groups.now().fitting(SearchRequest.builder().build()).stream())
              .read(history);
      CoverageBook heard = new CoverageBook();
      coverage.all().forEach(feed -> heard.put(feed.feed(), Optional.of(feed)));
      List<Episode> found = backtest.run(heard, span.from(), span.to());
      return new Trial(rule, backtest.mentions(), found, Score.of(found, judged(rule, span)));
    } catch (IllegalArgumentException e) {
      throw JsonFields.refused("rule", String.valueOf(e.getMessage()));
    }
  }

  /** What people think of the episodes that the rule of this name has opened in the span. */
  private List<Judged> judged(Rule rule, Span span) {
    return judgements.all().stream()
        .filter(judged -> judged.rule().equals(rule.name()) && span.has(judged.from()))
        .toList();
  }

  private static void write(Trial trial, Optional<Trial> other, Span span, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("rule", trial.rule().name());
    Json.put(json, "from", span.from());
    Json.put(json, "to", span.to());
    write(trial, json);
    if (other.isPresent()) {
      Trial another = other.get();
      json.writeObjectFieldStart("other");
      json.writeStringField("rule", another.rule().name());
      write(another, json);
      json.writeEndObject();
      Json.put(json, "onlyRule", ids(Score.without(trial.found(), another.found())));
      Json.put(json, "onlyOther", ids(Score.without(another.found(), trial.found())));
    }
    json.writeEndObject();
  }

  private static List<String> ids(List<Episode> episodes) {
    return episodes.stream().map(Episode::id).toList();
  }

  private static void write(Trial trial, JsonGenerator json) throws IOException {
    json.writeNumberField("mentions", trial.mentions());
    json.writeNumberField("total", trial.found().size());
    write(trial.score(), json);
    json.writeArrayFieldStart("alerts");
    for (Episode episode : trial.found()) {
      json.writeStartObject();
      EpisodeWriter.write(episode, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(Score score, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("judged");
    json.writeNumberField("right", score.right());
    json.writeNumberField("wrong", score.wrong());
    json.writeNumberField("unjudged", score.unjudged());
    json.writeNumberField("missed", score.missed());
    EpisodeWriter.number(json, "precision", score.precision());
    EpisodeWriter.number(json, "recall", score.recall());
    json.writeEndObject();
  }
}
