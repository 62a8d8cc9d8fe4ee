package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The review check in all languages, letter by letter. When it is meant to look otherwise, {@code
 * -Dgolden=write} writes the files anew; what changed is for people to read.
 */
class DigestGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/earshot/query/http/digest");

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa", "hy", "ru"})
  void theLetterIsAsItWas(String language) throws IOException {
    same(language + ".html", "&format=html&language=" + language);
  }

  @Test
  void soIsItsPlainText() throws IOException {
    same("en.txt", "&format=text");
  }

  private void same(String file, String form) throws IOException {
    DigestSample.fill(rig);
    String letter =
        rig.get("/api/v1/digest?brand=Acme&to=2026-03-10T12:00:00Z&zone=Asia/Yerevan" + form)
            .body()
            .replaceAll("http://127\\.0\\.0\\.1:\\d+", "https://earshot.example");
    Path golden = FOLDER.resolve(file);
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(golden, letter);
    }
    assertThat(letter).isEqualTo(Files.readString(golden));
  }
}
