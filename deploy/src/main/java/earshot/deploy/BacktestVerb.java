package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.config.Alerting;
import earshot.mention.MentionJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a rule on what a running Earshot has stored. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Tells which alerts a rule would have raised on the history that a running Earshot has stored. Of an edited mention the newest",
      "version counts, from when it was first heard: earlier versions are not kept."
    })
final class BacktestVerb implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "RULE",
      description =
          "the name of a rule, or a rule as it would stand in the configuration: '{name: x, when: bad, spike: {over: 24h}}'")
  private String rule = "";

  @Option(
      names = "--other",
      paramLabel = "RULE",
      description = "another rule or version, written likewise, to compare")
  private Optional<String> other = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "T",
      description =
          "a day or an instant: 2026-11-01, 2026-11-01T12:00:00Z (default: 30 days before --to)")
  private Optional<String> from = Optional.empty();

  @Option(names = "--to", paramLabel = "T", description = "likewise (default: now)")
  private Optional<String> to = Optional.empty();

  @Option(names = "--json", description = "the answer of the API as it is")
  private boolean json;

  @Mixin private Address address = new Address();

  @Override
  public Integer call() {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("rule", named(rule));
    other.ifPresent(another -> question.put("other", named(another)));
    from.map(this::time).ifPresent(at -> question.put("from", at));
    to.map(this::time).ifPresent(at -> question.put("to", at));
    String body = new String(MentionJson.write(question), StandardCharsets.UTF_8);
    JsonNode answer =
        address.running().tell("/api/v1/backtest", Map.of(), "application/json", body);
    if (json) {
      System.out.println(answer);
    } else {
      print(answer);
    }
    return 0;
  }

  /** A name, or the rule itself. */
  private static Object named(String rule) {
    return rule.strip().startsWith("{") ? Alerting.written(rule) : rule;
  }

  private Instant time(String written) {
    try {
      return written.contains("T")
          ? Instant.parse(written)
          : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(),
          "'" + written + "' is no time; write 2026-11-01 or 2026-11-01T12:00:00Z");
    }
  }

  private static void print(JsonNode answer) {
    System.out.printf(
        "between %s and %s%n", answer.path("from").asText(), answer.path("to").asText());
    trial(answer);
    if (answer.has("other")) {
      trial(answer.path("other"));
      System.out.printf(
          "%d alerts of the first only, %d of the other only%n",
          answer.path("onlyRule").size(), answer.path("onlyOther").size());
    }
  }

  private static void trial(JsonNode trial) {
    JsonNode judged = trial.path("judged");
    System.out.printf(
        "%s: %d mentions meet it; %d alerts%s%s%n",
        trial.path("rule").asText(),
        trial.path("mentions").asInt(),
        trial.path("total").asInt(),
        share(judged, "precision"),
        share(judged, "recall"));
    trial.path("alerts").forEach(BacktestVerb::alert);
  }

  private static String share(JsonNode judged, String name) {
    return judged.has(name)
        ? ", %s %.0f %%".formatted(name, 100 * judged.path(name).asDouble())
        : "";
  }

  private static void alert(JsonNode alert) {
    JsonNode figures = alert.path("figures");
    System.out.printf(
        "%s  %-9s %s%s%s%n",
        alert.path("openedAt").asText(),
        alert.path("state").asText(),
        alert.path("cause").asText(),
        figures.isMissingNode()
            ? ""
            : "  limit %s, peak %s".formatted(figures.path("limit"), figures.path("peak")),
        alert.has("closedAt") ? "  until " + alert.path("closedAt").asText() : "");
  }
}
