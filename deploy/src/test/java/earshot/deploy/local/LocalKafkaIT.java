package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {
  private static final List<NewTopic> TOPICS =
      List.of(new NewTopic("words", 1, (short) 1), new NewTopic("wide", 12, (short) 1));

  @TempDir Path dir;

  @Test
  void keepsWhatWasWrittenAndWhoItIsOnAnotherPort() throws Exception {
    String first;
    String cluster;
    try (LocalKafka kafka = LocalKafka.start(dir, OptionalInt.empty())) {
      kafka.create(TOPICS);
      KafkaTalk.write(kafka.bootstrap(), "words", "good", "coffee");
      first = kafka.bootstrap();
      cluster = clusterOf(first);
    }
    int other = FreePort.picked();
    try (LocalKafka kafka = LocalKafka.start(dir, OptionalInt.of(other))) {
      assertThat(kafka.bootstrap()).isEqualTo("127.0.0.1:" + other).isNotEqualTo(first);
      assertThat(clusterOf(kafka.bootstrap())).isEqualTo(cluster);
      kafka.create(TOPICS);
      KafkaTalk.write(kafka.bootstrap(), "words", "again");
      assertThat(KafkaTalk.read(kafka.bootstrap(), "words", 3))
          .containsExactly("good", "coffee", "again");
    }
  }

  @Test
  void namesTheTopicThatCantBeCreated() {
    try (LocalKafka kafka = LocalKafka.start(dir, OptionalInt.empty())) {
      assertThatThrownBy(
              () ->
                  kafka.create(
                      List.of(new NewTopic("odd", 1, (short) 1).configs(Map.of("no.such", "x")))))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("odd")
          .hasMessageContaining("no.such");
    }
  }

  @Test
  void saysWhichFolderItCantUse() throws Exception {
    Path file = Files.createFile(dir.resolve("taken"));
    assertThatThrownBy(() -> LocalKafka.start(file, OptionalInt.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(file.toString());
  }

  private static String clusterOf(String bootstrap) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      return admin.describeCluster().clusterId().get();
    }
  }
}
