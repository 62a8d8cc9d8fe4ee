package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import earshot.assess.file.ModelFuzz;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderHeadTest {
  /** Two units: the first lights up for what is above one half, the second never. */
  private static final HiddenLayer READER =
      new HiddenLayer(
          3, new float[] {1, 0, 0, -0.5f, 0, 0, 0, -1}, new float[] {0, 0, 0, 0, 0, 0, 2, 9, 0});

  static final EncoderHead HEAD =
      new EncoderHead("", "invented", 0.7f, new Calibration(0.5f, 0, 0, 1), List.of(READER));

  private static byte[] file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HEAD.write(out);
    return out.toByteArray();
  }

  private static EncoderHead read(byte[] bytes) throws IOException {
    return EncoderHead.read(new ByteArrayInputStream(bytes), "e.bin");
  }

  @Test
  void unitsBelowZeroAreCutOff() {
    double[] dark = HEAD.logProbabilities(new float[] {0.25f, 7, 7});
    assertThat(dark)
        .containsExactly(
            new double[] {Math.log(1 / 3d), Math.log(1 / 3d), Math.log(1 / 3d)}, within(1e-9));
    double[] lit = HEAD.logProbabilities(new float[] {1.5f, 7, 7});
    assertThat(Math.exp(lit[2])).isEqualTo(Math.exp(2) / (Math.exp(2) + 2), within(1e-9));
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    EncoderHead head = read(file());
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    head.write(again);
    assertThat(again.toByteArray()).isEqualTo(file());
    assertThat(head.name()).startsWith("sentence-1-");
    assertThat(head.encoder()).isEqualTo("invented");
    assertThat(head.sure()).isEqualTo(0.7f);
    assertThat(head.fits(3)).isTrue();
    assertThat(head.fits(4)).isFalse();
    float[] vector = {2, 0, 1};
    assertThat(head.logProbabilities(vector)).isEqualTo(HEAD.logProbabilities(vector));
  }

  @ParameterizedTest(name = "cut at {0}")
  @ValueSource(ints = {0, 3, 15, 16, 40})
  void truncatedFileIsNamed(int length) throws IOException {
    byte[] cut = Arrays.copyOf(file(), length);
    assertThatIOException().isThrownBy(() -> read(cut)).withMessage("e.bin is truncated");
  }

  @Test
  void otherVersionIsNamed() throws IOException {
    byte[] bytes = file();
    bytes[7] = 9;
    assertThatIOException()
        .isThrownBy(() -> read(bytes))
        .withMessage("e.bin has format version 9, this build reads version 1: train it again");
  }

  @Test
  void aModelOfWordsIsNone() throws IOException {
    byte[] bytes = ModelFileTest.smallModel();
    assertThatIOException()
        .isThrownBy(() -> read(bytes))
        .withMessage("e.bin is not a sentence model");
  }

  @Test
  void aDamagedOneIsRefusedOrAnswers() throws IOException {
    new ModelFuzz(EncoderHead.FILE)
        .change(
            file(),
            in -> {
              EncoderHead head = EncoderHead.read(in, "e.bin");
              if (head.fits(3)) {
                assertThat(
                        head.mixture()
                            .probabilities(
                                new double[] {-1, -1, -1},
                                head.logProbabilities(new float[] {1, -2, 3})))
                    .hasSize(3);
              }
            });
  }

  @Test
  void theShippedOneFitsItsEncoder() throws IOException {
    EncoderHead head = EncoderHead.shipped();
    assertThat(head.encoder()).isEqualTo("bge-small-en-v1.5-q");
    assertThat(head.fits(3 * 384)).isTrue();
  }
}
