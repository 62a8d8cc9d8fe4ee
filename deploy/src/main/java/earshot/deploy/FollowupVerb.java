package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.files.Choices;
import earshot.deploy.files.Customers;
import earshot.deploy.files.Said;
import earshot.deploy.files.Unusable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a running Earshot ask recent customers how it was. */
@Command(
    name = "followup",
    mixinStandardHelpOptions = true,
    description = {
      "Has recent customers asked by mail how it was, as `followups` of the configuration says: from CSV, TSV, JSON or JSONL",
      "with columns for e-mail, name, language and order time. Whoever was asked lately, or wants no mail, is left out."
    })
final class FollowupVerb implements Callable<Integer> {
  private static final String PATH = "/api/v1/followups";
  private static final int PORTION = 500;

  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the list of customers")
  private Path file = Path.of("");

  @Option(names = "--brand", required = true, paramLabel = "NAME", description = "whose they are")
  private String brand = "";

  @Mixin private FileOptions written = new FileOptions();

  @Mixin private Address address = new Address();

  private final Map<String, Integer> counts = new TreeMap<>();

  @Override
  public Integer call() throws IOException {
    List<Said> portion = new ArrayList<>();
    for (Said customer : customers()) {
      if (customer.fault().isPresent()) {
        rejected(customer.line(), customer.fault().get());
      } else {
        portion.add(customer);
      }
      if (portion.size() == PORTION) {
        send(portion);
      }
    }
    send(portion);
    counts.forEach((outcome, rows) -> System.out.printf("%-10s %d%n", outcome, rows));
    return counts.keySet().equals(Set.of("rejected")) ? 1 : 0;
  }

  private List<Said> customers() throws IOException {
    try {
      return Customers.read(file, choices());
    } catch (Unusable e) {
      throw wrong(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw wrong(file + ": there is no such file");
    }
  }

  private Choices choices() {
    return new Choices(
        false,
        false,
        Set.of(),
        Map.of(),
        written.charset(),
        written.zone(),
        written.dateOrder(),
        Optional.empty());
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private void send(List<Said> portion) {
    String rows =
        portion.stream()
            .flatMap(customer -> customer.row().stream())
            .map(row -> row + "\n")
            .collect(Collectors.joining());
    if (!rows.isEmpty()) {
      JsonNode verdicts =
          address.running().tell(PATH, Map.of("brand", brand), "application/jsonl", rows);
      for (JsonNode verdict : verdicts.path("rows")) {
        judged(portion.get(verdict.path("row").asInt() - 1).line(), verdict);
      }
    }
    portion.clear();
  }

  private void judged(long line, JsonNode verdict) {
    String outcome = verdict.path("outcome").asText();
    if (outcome.equals("rejected")) {
      rejected(line, verdict.path("reason").asText());
    } else {
      counts.merge(outcome, 1, Integer::sum);
    }
  }

  private void rejected(long line, String why) {
    System.out.printf("%s:%d: rejected: %s%n", file.getFileName(), line, why);
    counts.merge("rejected", 1, Integer::sum);
  }
}
