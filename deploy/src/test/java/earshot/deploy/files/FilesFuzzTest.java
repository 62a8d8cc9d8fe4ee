package earshot.deploy.files;

import earshot.fuzz.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that people import, cut, mixed up and of other kinds than their names say. */
class FilesFuzzTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"said.csv", "said.jsonl", "said.txt"})
  void everyFileIsReadOrRefused(String name) {
    Fuzz.of(corpus()).refusing(Unusable.class, IOException.class).bytes(input -> read(name, input));
  }

  private static List<byte[]> corpus() {
    return Stream.of(
            "id,date,rating,review\n1,2026-03-01,4,\"Fine, but\nlate\"\n2,01.03.2026,5,ok\n",
            "id;дата;отзыв\n1;03/04/2026;хорошо\n",
            "[{\"id\": 7, \"text\": \"fine\", \"date\": 1772366400, \"rating\": \"4/5\"}]",
            "{\"id\": 7, \"answers\": {\"What was best?\": \"the bun\"}}\n{\"id\": 8}\n",
            "Interviewer: What was bad?\nAda: The waiting. [00:04:11]\nAni: 4 of 10\n",
            "\ufeffکد\tنظر\n۱\tعالی\n")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private void read(String name, byte[] input) throws IOException {
    Path file = Files.write(folder.resolve(name), input);
    for (boolean turns : new boolean[] {true, false}) {
      try (FileReading reading = FileReading.open(file, choices(turns))) {
        reading.forEachRemaining(said -> {});
        reading.told();
      }
    }
  }

  private static Choices choices(boolean turns) {
    return new Choices(
        turns,
        !turns,
        turns ? Set.of("interviewer") : Set.of(),
        Map.of(),
        Optional.empty(),
        ZoneOffset.UTC,
        Optional.empty(),
        Optional.empty());
  }
}
