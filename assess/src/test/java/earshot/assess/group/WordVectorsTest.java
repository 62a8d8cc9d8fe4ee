package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordVectorsTest {
  private static byte[] small() throws IOException {
    float[][] vectors = new float[2][WordVectors.WIDTH];
    vectors[0][3] = 2;
    vectors[1][3] = 1.5f;
    vectors[1][4] = -0.5f;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WordVectors.of(List.of("tea", "coffee"), vectors, 0.5f).write(out);
    return out.toByteArray();
  }

  private static WordVectors read(byte[] bytes) throws IOException {
    return WordVectors.read(new ByteArrayInputStream(bytes), "w.bin");
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    read(small()).write(again);
    assertThat(again.toByteArray()).isEqualTo(small());
    assertThat(read(small()).name()).matches("group-1-[0-9a-f]{8}");
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> read(Arrays.copyOf(small(), 30)))
        .withMessage("w.bin is truncated");
    byte[] other = small();
    other[7] = 9;
    assertThatIOException().isThrownBy(() -> read(other)).withMessageContaining("format version 9");
    assertThatIOException()
        .isThrownBy(() -> read(new byte[40]))
        .withMessage("w.bin is not a group model");
  }

  @Test
  void aTextPointsWhereItsWordsDo() throws IOException {
    WordVectors words = read(small());
    float[] tea = words.meaning("Tea!");
    assertThat(tea[3]).isCloseTo(1, within(0.01f));
    assertThat(Vectors.length(words.meaning("tea and coffee"))).isCloseTo(1, within(1e-5f));
    assertThat(Vectors.length(words.meaning("…"))).isZero();
  }

  @Test
  void wordsOfTwoScriptsAreStrangers() {
    float[][] alike = new float[4][WordVectors.WIDTH];
    Arrays.stream(alike).forEach(vector -> Arrays.fill(vector, 1));
    WordVectors words = WordVectors.of(List.of("tea", "чай", "кофе", "թեյ"), alike, 0.5f);
    float[] russian = words.meaning("чай");
    assertThat(Vectors.dot(russian, words.meaning("кофе"))).isCloseTo(1, within(0.01f));
    assertThat(Vectors.dot(russian, words.meaning("tea"))).isBetween(-0.3f, 0.3f);
    assertThat(Vectors.dot(words.meaning("թեյ"), russian)).isBetween(-0.3f, 0.3f);
  }

  @Test
  void untaughtWordsShareTheirStem() {
    WordVectors words = WordVectors.untaught();
    float inflected = Vectors.dot(words.meaning("սպասարկում"), words.meaning("սպասարկումը"));
    float strange = Vectors.dot(words.meaning("սպասարկում"), words.meaning("առաքում"));
    assertThat(inflected).isGreaterThan(0.35f);
    assertThat(strange).isLessThan(0.3f);
  }
}
