package earshot.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training, classifying with what was trained, and measuring it, on an invented folder. */
class TrainVerbTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void inventTexts() throws IOException {
    StringBuilder rows = new StringBuilder("id\tlang\tkind\tlabel\tstars\tgroup\tprio\ttext\n");
    for (int i = 0; i < 200; i++) {
      String label = i % 2 == 0 ? "pos" : "neg";
      String word = i % 2 == 0 ? "splendid" : "ghastly";
      rows.append(
          "tea_xx-%d\txx\treview\t%s\t\t\t\ta %s tea number %d\n".formatted(i, label, word, i));
    }
    for (String split : new String[] {"train", "dev"}) {
      Path file = Files.createDirectories(folder.resolve("tea_xx")).resolve(split + ".tsv.gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(rows.toString().getBytes(UTF_8));
      }
    }
    Files.writeString(folder.resolve("mixture.json"), "{\"pooledBits\": 10, \"epochs\": 2}");
    model = folder.resolve("model.bin");
  }

  @Test
  void trainsAndMeasures() {
    assertThat(Main.run("train", "sentiment", folder.toString(), "--out", model.toString()))
        .isZero();
    String texts = folder.resolve("tea_xx/dev.tsv.gz").toString();
    assertThat(Main.run("evaluate", "sentiment", texts, "--model", model.toString())).isZero();
    assertThat(Main.run("evaluate", "sentiment", model.toString(), "--data", folder.toString()))
        .isZero();
    assertThat(Main.run("evaluate", "sentiment", folder.toString())).isZero();
    String again = folder.resolve("again.bin").toString();
    assertThat(Main.run(anew(again, "--from", model.toString()))).isZero();
    assertThat(Main.run(anew(again))).isOne();
    assertThat(Main.run(anew(again, "--from", model + ".none"))).isOne();
  }

  @Test
  void whatNeedsAnEncoderIsRefusedWhereNoneIsBuiltIn() {
    String file = folder.resolve("head.bin").toString();
    String texts = folder.toString();
    assertThat(Main.run("train", "encoder", texts, "--out", file)).isOne();
    assertThat(Main.run("evaluate", "sentiment", texts, "--head", file)).isOne();
    assertThat(folder.resolve("head.bin")).doesNotExist();
  }

  private String[] anew(String out, String... more) {
    return Stream.concat(
            Stream.of("train", "sentiment", folder.toString(), "--out", out, "--anew", "xx"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThat(Main.run("train")).isEqualTo(2);
    assertThat(Main.run("train", "sentiment", folder.toString())).isEqualTo(2);
    assertThat(Main.run("train", "sentiment", folder + "/none", "--out", model.toString())).isOne();
    assertThat(Main.run("evaluate", "sentiment", folder + "/none")).isOne();
    Files.write(model, new byte[] {'E', 'S', 'M', '1'});
    assertThat(Main.run("evaluate", "sentiment", model.toString())).isEqualTo(2);
    assertThat(Main.run("evaluate", "sentiment", model.toString(), "--data", folder.toString()))
        .isOne();
  }

  @Test
  void groupsAreMeasuredAndTrainedWithATeacher() throws IOException {
    Path texts = folder.resolve("grouped.tsv");
    Files.writeString(
        texts, "id\tlang\tgroup\ttext\na\ten\tg\tlate parcel\nb\ten\tg\tparcel late\n");
    assertThat(Main.run("evaluate", "group", texts.toString())).isZero();
    assertThat(Main.run("evaluate", "group", folder + "/none")).isOne();
    assertThat(Main.run("train", "group", folder.toString(), "--out", model.toString())).isOne();
    assertThat(Main.run("train", "group", folder.toString())).isEqualTo(2);
  }
}
