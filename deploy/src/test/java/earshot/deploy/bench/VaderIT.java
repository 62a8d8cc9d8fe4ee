package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VaderIT {
  @Test
  void itKnowsWordsOfEnglishAlone() throws Exception {
    try (Vader vader = Vader.in(Path.of("target", "earshot", "references"))) {
      assertThat(vader.compound("The staff were great!")).isGreaterThan(0.5);
      assertThat(vader.compound("What a horrible breakfast.")).isLessThan(-0.5);
      assertThat(vader.compound("Кофе отвратительный.")).isZero();
    }
  }
}
