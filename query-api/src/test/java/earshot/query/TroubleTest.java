package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "the budget of 100 a day is used up; BUDGET",
        "robots.txt of shop.example disallows /reviews; ROBOTS",
        "robots.txt of shop.example cannot be read now: it answers 503; AWAY",
        "api.example answers 401; KEY",
        "the token was refused: invalid_grant; KEY",
        "api.example answers 429; OFTEN",
        "api.example asked to be left alone until 2026-03-10T12:00:00Z; OFTEN",
        "api.example answers 404; GONE",
        "api.example answers 503; AWAY",
        "api.example: Failed to connect to /192.0.2.1:443; AWAY",
        "api.example: timeout; AWAY",
        "h: h is the private address 10.0.0.1; PRIVATE",
        "a page is not what this place gives: no JSON; FORM",
        "the answer is larger than 1000 bytes; FORM",
        "window overrun: nothing of the last look is left; OVERRUN",
        "the place shows no further back; FAR",
        "the walk ended after 100 pages; LONG",
        "the place no longer had what was said while nobody listened; ASLEEP",
        "something nobody thought of; OTHER"
      })
  void whatSourcesSayIsOfAKind(String reason, Trouble kind) {
    assertThat(Trouble.of(reason)).isEqualTo(kind);
  }
}
