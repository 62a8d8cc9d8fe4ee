package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  static byte[] smallModel() throws IOException {
    float[] learnt = new float[4 << 8];
    for (int i = 0; i < learnt.length; i++) {
      learnt[i] = (i * 37 % 101) / 50f - 1;
    }
    Weights weights = Weights.round(8, learnt);
    Calibration calibration = new Calibration(0.25f, 0.1f, -0.1f, 1.5f);
    SentimentModel model =
        new SentimentModel(
            "", Lexicons.NONE, weights, Map.of("en", weights), Map.of("en", calibration));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.write(out);
    return out.toByteArray();
  }

  private static SentimentModel read(byte[] bytes) throws IOException {
    return SentimentModel.read(new ByteArrayInputStream(bytes), "m.bin");
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    byte[] bytes = smallModel();
    SentimentModel model = read(bytes);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    model.write(again);
    assertThat(again.toByteArray()).isEqualTo(bytes);
    assertThat(model.classify("hello there", Optional.of("en")))
        .isEqualTo(read(bytes).classify("hello there", Optional.of("en")));
  }

  @ParameterizedTest(name = "cut at {0}")
  @ValueSource(ints = {0, 3, 15, 16, 40})
  void truncatedFileIsNamed(int length) throws IOException {
    byte[] cut = Arrays.copyOf(smallModel(), length);
    assertThatIOException().isThrownBy(() -> read(cut)).withMessage("m.bin is truncated");
  }

  @Test
  void otherVersionIsNamed() throws IOException {
    byte[] bytes = smallModel();
    bytes[7] = 9;
    assertThatIOException()
        .isThrownBy(() -> read(bytes))
        .withMessage("m.bin has format version 9, this build reads version 2: train it again");
  }

  @Test
  void otherFileIsNamed() {
    assertThatIOException()
        .isThrownBy(() -> read("PK and so on".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .withMessage("m.bin is not a sentiment model");
  }

  @Test
  void flippedBitIsFound() throws IOException {
    byte[] bytes = smallModel();
    bytes[bytes.length - 5] ^= 4;
    assertThatIOException()
        .isThrownBy(() -> read(bytes))
        .withMessage("m.bin is damaged: its checksum differs");
  }

  @Test
  void absurdLengthIsRefusedBeforeMemoryIsTaken() throws IOException {
    byte[] bytes = smallModel();
    bytes[8] = 0x7F;
    assertThatIOException()
        .isThrownBy(() -> read(bytes))
        .withMessageStartingWith("m.bin is damaged: its length says");
  }

  @Test
  void fileOnDiskIsLoaded(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("m.bin"), smallModel());
    assertThat(SentimentModel.load(file).name()).startsWith("sentiment-2-");
  }

  @Test
  void fewBytesThatStandForTooManyAreRefused() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] zeros = new byte[1 << 20];
    SentimentModel.FILE.write(
        file,
        out -> {
          for (int i = 0; i < 600; i++) {
            out.write(zeros);
          }
        });
    assertThatIOException()
        .isThrownBy(
            () ->
                SentimentModel.FILE.read(
                    new ByteArrayInputStream(file.toByteArray()),
                    "m.bin",
                    (in, name) -> in.transferTo(OutputStream.nullOutputStream())))
        .withMessageContaining("holds no more than");
  }
}
