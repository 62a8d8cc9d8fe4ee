package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a running Earshot for mentions. */
@Command(
    name = "search",
    mixinStandardHelpOptions = true,
    description = "Asks a running Earshot for what people said, most urgent first.")
final class SearchVerb implements Callable<Integer> {
  private static final int PAGE = 1_000;

  @Parameters(
      arity = "1..*",
      paramLabel = "QUERY",
      description = "a query in the query language, for example 'coffee rating:<=2'")
  private String[] query = {};

  @Option(names = "--json", description = "one mention a line, as JSON")
  private boolean json;

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "how many at most (default ${DEFAULT-VALUE})")
  private int limit = 20;

  @Option(
      names = "--sort",
      defaultValue = "priority",
      description = "priority, newest or relevance (default ${DEFAULT-VALUE})")
  private String sort = "priority";

  @Mixin private Address address = new Address();

  @Override
  public Integer call() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("q", String.join(" ", query));
    parameters.put("sort", sort);
    int left = limit;
    while (left > 0) {
      parameters.put("size", String.valueOf(Math.min(left, PAGE)));
      JsonNode page = address.running().ask("/api/v1/mentions", parameters);
      page.path("mentions").forEach(this::print);
      left -= page.path("mentions").size();
      if (!page.hasNonNull("after")) {
        break;
      }
      parameters.put("after", page.path("after").asText());
    }
    return 0;
  }

  private void print(JsonNode mention) {
    System.out.println(json ? mention.toString() : line(mention));
  }

  private static String line(JsonNode mention) {
    String words =
        (mention.path("title").asText("") + " " + mention.path("text").asText(""))
            .strip()
            .replaceAll("\\s+", " ");
    String stars =
        mention.has("rating")
            ? " "
                + mention.path("rating").path("value").asText()
                + "/"
                + mention.path("rating").path("max").asText()
            : "";
    return "%5.1f  %-8s %s%s  %s  %s%n       %s"
        .formatted(
            mention.path("priority").path("score").asDouble(),
            mention.path("sentiment").path("label").asText("unknown"),
            mention.path("source").asText(),
            stars,
            mention.path("publishedAt").asText(mention.path("collectedAt").asText()),
            mention.path("url").asText(""),
            words.length() <= 300 ? words : words.substring(0, 300) + "…");
  }
}
