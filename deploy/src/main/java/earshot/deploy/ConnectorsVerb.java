package earshot.deploy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.deploy.config.Configuration;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Brings what the configuration watches to a Kafka Connect cluster. */
@Command(
    name = "connectors",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the connectors that the configuration declares, one JSON object a line, as Kafka Connect's REST interface takes",
      "them; with --connect puts them there. Secrets in them stay references, which the workers resolve: give them the same",
      "environment. Those that are declared no longer are named; taking them away is up to you."
    })
final class ConnectorsVerb implements Callable<Integer> {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "what to watch; names kafka.bootstrap")
  private Path config = Path.of("earshot.yml");

  @Option(
      names = "--connect",
      paramLabel = "URL",
      description = "where Kafka Connect answers: http://connect:8083")
  private Optional<URI> connect = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Configuration configuration =
        Configuration.read(config, SourceTypes.installed(), System.getenv());
    String bootstrap =
        RunVerb.needed(configuration.kafka().getString("bootstrap"), "kafka.bootstrap");
    Map<String, Map<String, String>> declared =
        Connectors.of(configuration, Engines.client(configuration.kafka(), bootstrap));
    if (connect.isEmpty()) {
      declared.forEach((name, settings) -> System.out.println(json(name, settings)));
      return 0;
    }
    try (HttpClient client =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      for (Map.Entry<String, Map<String, String>> each : declared.entrySet()) {
        put(client, connect.get(), each.getKey(), each.getValue());
        System.out.println(each.getKey() + " is there");
      }
    }
    return 0;
  }

  private static ObjectNode json(String name, Map<String, String> settings) {
    ObjectNode connector = MentionJson.MAPPER.createObjectNode().put("name", name);
    connector.set("config", MentionJson.MAPPER.valueToTree(settings));
    return connector;
  }

  private static void put(HttpClient client, URI connect, String name, Map<String, String> settings)
      throws IOException, InterruptedException {
    URI there =
        URI.create(connect.toString().replaceAll("/+$", "") + "/connectors/" + name + "/config");
    HttpRequest request =
        HttpRequest.newBuilder(there)
            .timeout(Duration.ofSeconds(90))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(MentionJson.write(settings)))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new Asked(
          "Kafka Connect does not take %s (%d): %s"
              .formatted(name, answer.statusCode(), answer.body()));
    }
  }
}
