package earshot.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void aPasswordFitsItsHashAndNoOther() {
    String hash = passwords.hash("correct horse");

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(passwords.matches("correct horse", hash)).isTrue();
    assertThat(passwords.matches("correct horsf", hash)).isFalse();
    assertThat(passwords.matches("", hash)).isFalse();
  }

  @Test
  void theSamePasswordGetsAnotherHashEachTime() {
    assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
  }

  @Test
  void theSameCharactersAreTheSameHoweverTheyWereTyped() {
    assertThat(passwords.matches("caf\u00e9 au lait", passwords.hash("cafe\u0301 au lait")))
        .isTrue();
  }

  /**
   * Made by the reference implementation: echo -n password | argon2 somesalt -id -t 2 -k 256 -p 1
   * -l 32.
   */
  @Test
  void hashesOfOtherParametersAreUnderstood() {
    String foreign =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    assertThat(passwords.matches("password", foreign)).isTrue();
    assertThat(passwords.matches("passwort", foreign)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "password", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$AAAA", "$2a$10$abc"})
  void whatIsNoHashIsRefused(String hash) {
    assertThatThrownBy(() -> passwords.matches("password", hash))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
