package earshot.deploy.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.NewTopic;

/** All engines on a folder, in a process that a test can kill. */
final class Engines {
  private Engines() {}

  public static void main(String[] args) {
    Path dir = Path.of(args[0]);
    long started = System.nanoTime();
    try {
      DirectoryLock lock = DirectoryLock.take(dir);
      LocalKafka kafka = LocalKafka.start(dir.resolve("kafka"), OptionalInt.empty());
      kafka.create(
          List.of(new NewTopic("words", 1, (short) 1), new NewTopic("ticks", 1, (short) 1)));
      ConnectWorker worker = ConnectWorker.start(Map.of("bootstrap.servers", kafka.bootstrap()));
      LocalElasticsearch elasticsearch =
          LocalElasticsearch.start(
              Installations.built(), dir.resolve("elasticsearch"), NodeSettings.small());
      worker.put("tick", ticks(args[1]));
      System.out.println(
          "ready "
              + kafka.bootstrap()
              + " "
              + elasticsearch.url()
              + " "
              + (System.nanoTime() - started) / 1_000_000);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    elasticsearch.close();
                    worker.close();
                    kafka.close();
                    lock.close();
                  }));
    } catch (Refusal refusal) {
      System.out.println("refused " + refusal.getMessage());
      System.exit(1);
    }
  }

  private static Map<String, String> ticks(String limit) {
    return Map.of(
        "connector.class",
        TickConnector.class.getName(),
        "exactly.once.support",
        "required",
        "topic",
        "ticks",
        "limit",
        limit);
  }
}
