package earshot.assess.language;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.file.ModelFuzz;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LanguageModelFuzzTest {
  @Test
  void aModelIsRefusedOrAnswers() throws IOException {
    new ModelFuzz(20, (out, body) -> ModelFile.write(body, out))
        .change(
            ModelFileTest.smallModel(),
            in ->
                assertThat(LanguageModel.read(in).guess("a good cup of coffee in the morning"))
                    .isNotNull());
  }
}
