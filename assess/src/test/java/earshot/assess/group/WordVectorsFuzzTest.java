package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.file.ModelFuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordVectorsFuzzTest {
  @Test
  void aModelIsRefusedOrAnswers() throws IOException {
    float[][] directions = new float[2][WordVectors.WIDTH];
    directions[0][3] = 1;
    directions[1][100] = -0.5f;
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    WordVectors.of(List.of("coffee", "սուրճ"), directions, 0.2f).write(file);

    new ModelFuzz(WordVectors.FILE)
        .change(
            file.toByteArray(),
            in ->
                assertThat(WordVectors.read(in, "words.bin").meaning("coffee, սուրճ and tea"))
                    .hasSize(WordVectors.WIDTH));
  }
}
