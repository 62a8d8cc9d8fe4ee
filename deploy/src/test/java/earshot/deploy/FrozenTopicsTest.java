package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each topic has records that every later version has to read. */
class FrozenTopicsTest {
  /** What places sent, as it came; and minutes, which are their keys. */
  private static final Set<String> WITHOUT = Set.of(Topics.HOOKS.name(), Topics.TICKS.name());

  @Test
  void noTopicIsForgotten() throws IOException {
    Set<String> frozen = new TreeSet<>();
    for (String module : List.of("mention", "assess", "streams", "query-api")) {
      try (Stream<Path> files =
          Files.list(Path.of("..", module, "src", "test", "resources", "records-1"))) {
        files.map(file -> file.getFileName().toString()).forEach(frozen::add);
      }
    }
    assertThat(Topics.ALL)
        .extracting(Topics.Topic::name)
        .filteredOn(name -> !WITHOUT.contains(name))
        .allSatisfy(
            name ->
                assertThat(frozen)
                    .as("records of %s in records-1 of a module, and a FrozenRecordsTest", name)
                    .anyMatch(file -> file.matches("\\Q" + name + "\\E(-[a-z]+)?\\.jsonl")));
  }
}
