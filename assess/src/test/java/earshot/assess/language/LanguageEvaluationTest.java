package earshot.assess.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageEvaluationTest {
  private final Path folder;

  LanguageEvaluationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void countsRightWrongAndUnknownByLengthAndLanguage() throws IOException {
    TextFolder.invented(folder);
    LanguageModel model = new LanguageTrainer(1).train(folder, Set.of());
    new TextFolder(folder)
        .write(
            "asked",
            "dev",
            "lang\tkind\ttext\n"
                + "hy\tpost\tսուրճը շատ լավն էր\n"
                + "ru\tpost\tսուրճը շատ լավն էր\n"
                + "ru\tpost\t12345\n"
                + "und\tpost\tնա\n");
    LanguageEvaluation measured = new LanguageEvaluation(model).measure(folder, Set.of("town"));
    assertThat(measured.accuracy()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(printed(measured))
        .contains("0.3333 of 3, unknown 0.3333")
        .contains("| hy | – | 1.000 (1) | – |")
        .contains("| ru | 0.000 (1) | 0.000 (1) | – | hy 1 |");
  }

  @Test
  void takesBokmaalAndNorwegianForOne() {
    assertThat(Corpus.code("nb")).isEqualTo("no");
    assertThat(Corpus.code("nn")).isEqualTo("nn");
  }

  private static String printed(LanguageEvaluation evaluation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    evaluation.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
