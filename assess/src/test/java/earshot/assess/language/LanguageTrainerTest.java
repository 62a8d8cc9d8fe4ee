package earshot.assess.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageTrainerTest {
  private final Path folder;

  LanguageTrainerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void learnsToTellLanguagesOfOneScriptApart() throws IOException {
    TextFolder.invented(folder);
    LanguageModel model = new LanguageTrainer(1).train(folder, Set.of());
    assertThat(model.language("very good coffee")).contains("en");
    assertThat(model.language("muy bueno el café")).contains("es");
    assertThat(model.language("очень вкусный кофе")).contains("ru");
    assertThat(model.language("дуже смачна кава")).contains("uk");
    assertThat(model.language("قهوه خیلی خوب بود")).contains("fa");
    assertThat(model.language("القهوة جيدة جدا")).contains("ar");
    assertThat(model.languages()).contains("en", "es", "ru", "uk", "fa", "ar", "hy", "ka");
  }

  @Test
  void learnsArmenianAndPersianInLatinLettersFromTheirOwnScripts() throws IOException {
    TextFolder.invented(folder);
    LanguageModel model = new LanguageTrainer(1).train(folder, Set.of());
    assertThat(model.language("surchy shat lavn er")).contains("hy");
    assertThat(model.language("in kheili khoob bood")).contains("fa");
  }

  @Test
  void givesTheSameBytesForTheSameTextsAndSeed() throws IOException {
    TextFolder.invented(folder);
    byte[] first = bytes(1);
    assertThat(bytes(1)).as("seed 1 again").isEqualTo(first);
    assertThat(bytes(2)).as("seed 2").isNotEqualTo(first);
  }

  @Test
  void leavesOutTheSetsItIsTold() throws IOException {
    TextFolder.invented(folder).write("far", "train", "lang\ttext\npt\tmuito obrigado pelo café\n");
    assertThat(new LanguageTrainer(1).train(folder, Set.of()).languages()).contains("pt");
    assertThat(new LanguageTrainer(1).train(folder, Set.of("far")).languages())
        .doesNotContain("pt");
  }

  @Test
  void skipsLinesWithoutTextOrLanguage() throws IOException {
    TextFolder.invented(folder)
        .write("odd", "train", "lang\ttext\nen\n\nund\tgood coffee\n\tnice\n");
    assertThat(new LanguageTrainer(1).train(folder, Set.of()).languages())
        .doesNotContain("und", "");
  }

  @Test
  void refusesASetWithoutTheColumns() {
    new TextFolder(folder).write("broken", "train", "id\tlabel\n1\tpos\n");
    assertThatThrownBy(() -> new LanguageTrainer(1).train(folder, Set.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken")
        .hasMessageContaining("no columns lang and text");
  }

  @Test
  void writesAModelFromTheCommandLineAndMeasuresIt() throws IOException {
    TextFolder.invented(folder);
    Path file = folder.resolve("made.model");
    LanguageTrainer.main(new String[] {folder.toString(), file.toString()});
    try (var in = Files.newInputStream(file)) {
      assertThat(LanguageModel.read(in).language("очень вкусный кофе")).contains("ru");
    }
    assertThatThrownBy(() -> LanguageTrainer.main(new String[] {"one"}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] bytes(long seed) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new LanguageTrainer(seed).train(folder, Set.of()).write(out);
    return out.toByteArray();
  }
}
