package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import earshot.mention.Label;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentTrainerTest {
  private static final String[] GOOD = {"lovely", "superb", "tasty", "friendly", "quick"};
  private static final String[] BAD = {"rotten", "rude", "broken", "filthy", "slow"};
  private static final String[] PLAIN = {"open", "today", "street", "table", "menu"};
  private static final String[] FRAME = {
    "the cafe was %s", "%s waiter there", "we found it %s", "so %s, the room", "%s and %s"
  };

  @TempDir Path folder;

  @BeforeEach
  void inventTexts() throws IOException {
    write("cafe_xx", "train", 12);
    write("cafe_xx", "dev", 2);
    write("hidden_xx", "train", 1);
    Files.writeString(
        folder.resolve("mixture.json"),
        """
        {"seed": 3, "epochs": 6, "pooledBits": 12, "ownFrom": 50, "bits": {"xx": 11},
         "sets": {"hidden_xx": {"leaveOut": "licence"}}}
        """);
  }

  private void write(String set, String split, int rounds) throws IOException {
    StringBuilder rows = new StringBuilder("id\tlang\tkind\tlabel\tstars\tgroup\tprio\ttext\n");
    int id = 0;
    for (int round = 0; round < rounds; round++) {
      for (String frame : FRAME) {
        for (int word = 0; word < GOOD.length; word++) {
          rows.append(row(set, id++, "pos", frame.replace("%s", GOOD[word])));
          rows.append(row(set, id++, "neg", frame.replace("%s", BAD[word])));
          rows.append(row(set, id++, "neu", frame.replace("%s", PLAIN[word])));
        }
      }
    }
    Files.createDirectories(folder.resolve(set));
    try (OutputStream out =
        new GZIPOutputStream(
            Files.newOutputStream(folder.resolve(set).resolve(split + ".tsv.gz")))) {
      out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String row(String set, int id, String label, String text) {
    return set + "-" + id + "\txx\treview\t" + label + "\t\t\t\t" + text + "\n";
  }

  @Test
  void sameFolderGivesSameBytes() throws IOException {
    SentimentTrainer.train(folder, folder.resolve("a.bin"), new StringBuilder());
    SentimentTrainer.train(folder, folder.resolve("b.bin"), new StringBuilder());
    assertThat(Files.readAllBytes(folder.resolve("a.bin")))
        .isEqualTo(Files.readAllBytes(folder.resolve("b.bin")));
  }

  @Test
  void otherSeedGivesOtherBytes() throws IOException {
    SentimentTrainer.train(folder, folder.resolve("a.bin"), new StringBuilder());
    Path mixture = folder.resolve("mixture.json");
    Files.writeString(mixture, Files.readString(mixture).replace("\"seed\": 3", "\"seed\": 4"));
    SentimentTrainer.train(folder, folder.resolve("b.bin"), new StringBuilder());
    assertThat(Files.readAllBytes(folder.resolve("a.bin")))
        .isNotEqualTo(Files.readAllBytes(folder.resolve("b.bin")));
  }

  @Test
  void learnsWhatTheTextsSay() throws IOException {
    StringBuilder log = new StringBuilder();
    SentimentTrainer.train(folder, folder.resolve("a.bin"), log);
    SentimentModel model = SentimentModel.load(folder.resolve("a.bin"));
    assertThat(model.classify("a lovely and superb room", Optional.of("xx")).label())
        .isEqualTo(Label.POSITIVE);
    assertThat(model.classify("a filthy and rude room", Optional.of("xx")).label())
        .isEqualTo(Label.NEGATIVE);
    assertThat(model.classify("menu of today", Optional.of("xx")).label()).isEqualTo(Label.NEUTRAL);
    assertThat(log).contains("all languages: ", "xx: ", "wrote ");
  }

  @Test
  void neverCalibratesOnATextThatAnotherSetTaught() throws IOException {
    StringBuilder log = new StringBuilder();
    SentimentTrainer.train(folder, folder.resolve("a.bin"), log);
    String calibrated = log.toString().replaceAll("(?s).*learn from, (\\d+) to calibrate.*", "$1");
    assertThat(Integer.parseInt(calibrated)).as("each text stands there twelve times").isPositive();
    assertThat(Integer.parseInt(calibrated) % 12).isZero();
  }

  @Test
  void manyModelsAreAveraged() throws IOException {
    SentimentTrainer.train(folder, folder.resolve("a.bin"), new StringBuilder());
    Path mixture = folder.resolve("mixture.json");
    Files.writeString(
        mixture, Files.readString(mixture).replace("{\"seed\"", "{\"runs\": 3, \"seed\""));
    SentimentTrainer.train(folder, folder.resolve("b.bin"), new StringBuilder());
    assertThat(Files.readAllBytes(folder.resolve("a.bin")))
        .isNotEqualTo(Files.readAllBytes(folder.resolve("b.bin")));
    assertThat(
            SentimentModel.load(folder.resolve("b.bin"))
                .classify("a filthy and rude room", Optional.of("xx"))
                .label())
        .isEqualTo(Label.NEGATIVE);
  }

  @Test
  void learnsOneLanguageAnewAndKeepsTheRest() throws IOException {
    Path first = folder.resolve("a.bin");
    SentimentTrainer.train(folder, first, new StringBuilder());
    StringBuilder log = new StringBuilder();
    SentimentTrainer.train(folder, first, Set.of("xx"), folder.resolve("b.bin"), log);
    assertThat(log.toString()).contains("xx: ").doesNotContain("all languages: ");
    assertThat(Files.readAllBytes(folder.resolve("b.bin"))).isEqualTo(Files.readAllBytes(first));
    StringBuilder none = new StringBuilder();
    SentimentTrainer.train(folder, first, Set.of(), folder.resolve("c.bin"), none);
    assertThat(none.toString()).doesNotContain("xx: ");
    assertThat(Files.readAllBytes(folder.resolve("c.bin"))).isEqualTo(Files.readAllBytes(first));
  }

  @Test
  void setLeftOutIsNotRead() throws IOException {
    StringBuilder log = new StringBuilder();
    SentimentTrainer.train(folder, folder.resolve("a.bin"), log);
    Files.delete(folder.resolve("hidden_xx/train.tsv.gz"));
    StringBuilder without = new StringBuilder();
    SentimentTrainer.train(folder, folder.resolve("b.bin"), without);
    assertThat(log.toString().lines().findFirst())
        .isEqualTo(without.toString().lines().findFirst());
  }

  @Test
  void evaluationPrintsASlicePerRow() throws IOException {
    SentimentTrainer.train(folder, folder.resolve("a.bin"), new StringBuilder());
    StringBuilder table = new StringBuilder();
    SentimentEvaluation.evaluate(SentimentModel.load(folder.resolve("a.bin")), folder, table);
    assertThat(table.toString().lines().toList().get(1))
        .matches("all +150 +1\\.000 +1\\.000 +1\\.000 .*neg neu pos");
    assertThat(table).contains("lang=xx kind=review", "set=cafe_xx", "neu>ng");
  }

  @Test
  void folderWithoutTextsIsRefused(@TempDir Path empty) throws IOException {
    Files.writeString(empty.resolve("mixture.json"), "{}");
    assertThatIOException()
        .isThrownBy(
            () -> SentimentTrainer.train(empty, empty.resolve("a.bin"), new StringBuilder()))
        .withMessageEndingWith("holds no labelled texts to train on");
    assertThatIOException()
        .isThrownBy(
            () ->
                SentimentTrainer.train(
                    empty.resolve("x"), empty.resolve("a.bin"), new StringBuilder()))
        .withMessageEndingWith("is not a folder");
  }

  @Test
  void headerWithoutTextIsNamed() throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("cafe_xx/train.tsv.gz")))) {
      out.write("id\tlabel\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThatIOException()
        .isThrownBy(
            () -> SentimentTrainer.train(folder, folder.resolve("a.bin"), new StringBuilder()))
        .withMessageContaining("set cafe_xx: the header must name id, lang, kind, label and text");
  }

  @Test
  void badMixtureIsNamed() throws IOException {
    Files.writeString(folder.resolve("mixture.json"), "{\"sets\": {\"a\": {\"weight\": -1}}}");
    assertThatIOException()
        .isThrownBy(
            () -> SentimentTrainer.train(folder, folder.resolve("a.bin"), new StringBuilder()))
        .withMessageStartingWith("mixture.json: weight -1.0 must lie in 0..100");
  }

  @Test
  void measuresOneFileAsTheSetOfItsFolder() throws IOException {
    SentimentTrainer.train(folder, folder.resolve("a.bin"), new StringBuilder());
    StringBuilder table = new StringBuilder();
    Path file = folder.resolve("cafe_xx").resolve("dev.tsv.gz");
    SentimentEvaluation.evaluate(SentimentModel.load(folder.resolve("a.bin")), file, table);
    assertThat(table).contains("set=cafe_xx").doesNotContain("set=hidden_xx");
    assertThat(SentimentModel.isModel(folder.resolve("a.bin"))).isTrue();
    assertThat(SentimentModel.isModel(file)).isFalse();
  }
}
