package earshot.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutationTest {
  private static final byte[] SAID =
      "{\"id\": 17, \"text\": \"fine\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void theSameDiceGiveTheSameBytes() {
    Mutation one = new Mutation(List.of(SAID), 7);
    Mutation other = new Mutation(List.of(SAID), 7);
    for (int i = 0; i < 200; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
  }

  @Test
  void nothingGrowsWithoutEnd() {
    Mutation mutation = new Mutation(List.of(SAID, new byte[0]), 8);
    for (int i = 0; i < 2_000; i++) {
      assertThat(mutation.next().length).isLessThanOrEqualTo(Mutation.LARGEST);
    }
  }

  @Test
  void whatIsDeclaredPassesAndTheRestIsNamed() {
    Fuzz fuzz = Fuzz.of("{}").refusing(IllegalArgumentException.class);
    fuzz.bytes(
        input -> {
          throw new NumberFormatException("declared, for it is an IllegalArgumentException");
        });
    assertThatThrownBy(
            () ->
                fuzz.bytes(
                    input -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the corpus itself")
        .hasMessageContaining("e30=");
  }
}
