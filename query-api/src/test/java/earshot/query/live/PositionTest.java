package earshot.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
  @Test
  void aPositionIsAWordAndBack() {
    Position position = new Position(Map.of(3, 41L, 0, 7L));

    assertThat(position).hasToString("0:7-3:41");
    assertThat(Position.parse("0:7-3:41")).contains(position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "0:", ":1", "0:1-", "-0:1", "a:1", "0:1;1:2", "0:99999999999999999999"})
  void otherWordsAreNone(String word) {
    assertThat(Position.parse(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0:5-1:5, 0:5-1:5, true",
    "0:6-1:5, 0:5-1:5, true",
    "0:6-1:4, 0:5-1:5, false",
    "0:6,     0:5-1:1, false",
    "0:6-1:2, 0:5,     true",
  })
  void itReachesAnotherWhenNoPartitionIsBehind(String one, String other, boolean reaches) {
    assertThat(Position.parse(one).orElseThrow().reaches(Position.parse(other).orElseThrow()))
        .isEqualTo(reaches);
  }
}
