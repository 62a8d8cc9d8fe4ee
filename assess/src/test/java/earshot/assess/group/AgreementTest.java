package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
  @Test
  void countsAsTheDefinitionSays() {
    Agreement agreement =
        Agreement.of(
            Map.of("a", "1", "b", "1", "c", "1", "d", "2"),
            Map.of("a", "x", "b", "x", "c", "y", "d", "y"));
    assertThat(agreement.precision()).isCloseTo((1 + 1 + 0.5 + 0.5) / 4, within(1e-9));
    assertThat(agreement.recall()).isCloseTo((2 / 3d + 2 / 3d + 1 / 3d + 1) / 4, within(1e-9));
    assertThat(agreement.f1()).isCloseTo(0.75 * (2 / 3d) * 2 / (0.75 + 2 / 3d), within(1e-9));
    assertThat(agreement).extracting(Agreement::expected, Agreement::found).containsExactly(2, 2);
  }
}
