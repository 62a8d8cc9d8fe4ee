package earshot.query.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealTest {
  private final Seal seal = new Seal("a secret of many letters");

  @Test
  void aPersonIsTheSameHoweverTheAddressIsWritten() {
    assertThat(seal.person(" Ani@Example.org ")).isEqualTo(seal.person("ani@example.org"));
    assertThat(seal.person("ani@example.org"))
        .isNotEqualTo(seal.person("ani@example.com"))
        .doesNotContainIgnoringCase("ani");
  }

  @Test
  void withoutTheSecretNobodyCanTellWhoItIs() {
    assertThat(new Seal("another secret of letters").person("ani@example.org"))
        .isNotEqualTo(seal.person("ani@example.org"));
  }

  @Test
  void aTokenIsOursOrNot() {
    String token = seal.token("abc");

    assertThat(Seal.claimed(token)).hasValue("abc");
    assertThat(seal.made(token)).isTrue();
    assertThat(seal.made(token.substring(0, token.length() - 1))).isFalse();
    assertThat(seal.made("abd" + token.substring(3))).isFalse();
    assertThat(seal.made("abc")).isFalse();
    assertThat(seal.made("")).isFalse();
    assertThat(new Seal("another secret of letters").made(token)).isFalse();
  }

  @Test
  void aSecretThatCanBeFoundByTryingIsRefused() {
    assertThatThrownBy(() -> new Seal("short")).hasMessageContaining("16 characters");
  }
}
