package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a feed may spend. */
class PurseTest {
  @Test
  void callsAreCalls() {
    Purse purse = Purse.of("300", "0.01", "1");
    assertThat(purse.aDay()).contains(300L);
    assertThat(purse.forCalls(2)).isEqualTo(2);
    assertThat(purse.forItems(100)).isZero();
    assertThat(purse.callsIn(7)).isEqualTo(7);
    assertThat(purse.told()).isEqualTo("300 calls");
  }

  @Test
  void moneyIsExactToItsMillionths() {
    Purse purse = Purse.of("2.50 EUR", "0.000001", "0.005");
    assertThat(purse.aDay()).contains(2_500_000L);
    assertThat(purse.forCalls(3) + purse.forItems(2)).isEqualTo(10_003);
    assertThat(purse.told()).isEqualTo("2.5 EUR");
    assertThat(purse.shared(4).aDay()).contains(625_000L);
  }

  @Test
  void ofTwoTheMoreGenerousCounts() {
    Purse little = Purse.of("1 USD", "0.1", "0");
    Purse more = Purse.of("100", "0", "0");
    assertThat(little.and(more)).isEqualTo(more);
    assertThat(more.and(little)).isEqualTo(more);
    assertThat(little.and(Purse.OPEN).aDay()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, at least one call",
    "much, 0, calls a day or money",
    "-3, 0, calls a day or money",
    "5 euros, 1, calls a day or money",
    "5 EUR, 0, price-per-call or price-per-item",
    "0 EUR, 1, needs an amount",
  })
  void whatIsNoBudgetIsRefused(String budget, String perCall, String why) {
    assertThatThrownBy(() -> Purse.of(budget, perCall, "0"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(why);
  }
}
