package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir private Path dir;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }

  private Comparison comparison(String before, String after) throws IOException {
    return Comparison.of(file("before", before), file("after", "a table\n\n" + after + "\n"));
  }

  @Test
  void namesRatesThatFellByMoreThanAFifth() throws IOException {
    Comparison comparison =
        comparison(
            "{\"pipeline\":{\"ratio\":0.6,\"ratio_with_models\":0.2,\"mentions_per_s\":9000}}",
            "{\"pipeline\":{\"ratio\":0.47,\"ratio_with_models\":0.161,\"mentions_per_s\":10}}");
    assertThat(comparison.worse()).containsExactly("pipeline ratio: 0.470, was 0.600");
  }

  @Test
  void namesTimesThatRoseByMoreThanAFifth() throws IOException {
    assertThat(comparison("{\"search\":{\"ratio\":1.2}}", "{\"search\":{\"ratio\":1.5}}").worse())
        .containsExactly("search ratio: 1.500, was 1.200");
    assertThat(comparison("{\"search\":{\"ratio\":1.5}}", "{\"search\":{\"ratio\":0.9}}").worse())
        .isEmpty();
  }

  @Test
  void whatOneRunDidNotMeasureIsNotWorse() throws IOException {
    assertThat(comparison("{\"search\":{\"ratio\":1.2}}", "{\"match\":{\"ratio\":9}}").worse())
        .isEmpty();
  }

  @Test
  void anotherFileIsRefused() {
    assertThatThrownBy(() -> comparison("ratio 1.2", "{}"))
        .hasMessageContaining("is not what `bench --json` prints");
    assertThatThrownBy(() -> comparison("", "{}")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> comparison("[]", "{}")).isInstanceOf(IllegalArgumentException.class);
  }
}
