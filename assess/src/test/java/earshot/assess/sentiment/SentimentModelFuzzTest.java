package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.file.ModelFuzz;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentimentModelFuzzTest {
  @Test
  void aModelIsRefusedOrAnswers() throws IOException {
    new ModelFuzz(SentimentModel.FILE)
        .change(
            ModelFileTest.smallModel(),
            in ->
                assertThat(
                        SentimentModel.read(in, "m.bin")
                            .classify("not a good cup :( at all", Optional.of("en")))
                    .isNotNull());
  }
}
