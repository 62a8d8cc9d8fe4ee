package earshot.assess.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelFileTest {
  private byte[] bytes = {};

  @BeforeEach
  void write() throws IOException {
    bytes = smallModel();
  }

  static byte[] smallModel() throws IOException {
    byte[] weights = {1, -1, 0, 5, -31, 31};
    float[] sharpness = {1, 2, 3};
    ScriptModel model =
        new ScriptModel(
            Script.LATIN,
            List.of("en", "es"),
            10,
            new int[] {3, 400, 1023},
            weights,
            0.1f,
            sharpness);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(List.of(model), out);
    return out.toByteArray();
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    List<ScriptModel> models = ModelFile.read(new ByteArrayInputStream(bytes)).scripts();
    assertThat(models)
        .singleElement()
        .satisfies(model -> assertThat(model.codes()).containsExactly("en", "es"));
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    ModelFile.write(models, again);
    assertThat(again.toByteArray()).isEqualTo(bytes);
  }

  @Test
  void refusesEveryTruncation() {
    for (int length = 0; length < bytes.length; length++) {
      refused(Arrays.copyOf(bytes, length), "cut short");
    }
  }

  @Test
  void refusesAnotherVersionAndSaysWhich() {
    bytes[7] = 9;
    refused(bytes, "version 9, this program reads 1");
  }

  @Test
  void refusesDamage() {
    bytes[bytes.length - 3] ^= 1;
    refused(bytes, "damaged");
  }

  @Test
  void refusesWhatIsNoModel() {
    refused(
        "This is a text file and not a model".getBytes(StandardCharsets.UTF_8),
        "no language model");
  }

  @Test
  void refusesALengthBeyondReason() {
    bytes[8] = 0x7F;
    refused(bytes, "says it has");
  }

  @Test
  void refusesWeightsThatDoNotFit() {
    assertThatThrownBy(
            () ->
                new ScriptModel(
                    Script.LATIN,
                    List.of("en", "es"),
                    10,
                    new int[] {3},
                    new byte[3],
                    1,
                    new float[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void refused(byte[] model, String why) {
    assertThatThrownBy(() -> LanguageModel.read(new ByteArrayInputStream(model)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }
}
