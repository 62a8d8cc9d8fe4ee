package earshot.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AtOnceTest {
  private static final Identity VIEWER = new Identity(Optional.of("Mara"), Role.VIEWER);

  @AfterEach
  void nobody() {
    Asking.end();
  }

  @Test
  void questionsAreAskedByWhoeverAsks() {
    Asking.begin(VIEWER);
    try (AtOnce asked = new AtOnce()) {
      assertThat(asked.ask(Asking::who).get()).contains(VIEWER);
    }
    assertThat(Asking.who()).contains(VIEWER);
  }

  @Test
  void earshotItselfAsksAsNobody() {
    try (AtOnce asked = new AtOnce()) {
      assertThat(asked.ask(Asking::who).get()).isEqualTo(Optional.empty());
    }
  }

  @Test
  void noQuestionWaitsForAnother() {
    CountDownLatch both = new CountDownLatch(2);
    try (AtOnce asked = new AtOnce()) {
      Supplier<Boolean> one = asked.ask(() -> met(both));
      Supplier<Boolean> other = asked.ask(() -> met(both));

      assertThat(one.get()).isTrue();
      assertThat(other.get()).isTrue();
    }
  }

  private static boolean met(CountDownLatch both) {
    both.countDown();
    try {
      return both.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void whatAQuestionThrowsIsThrownWhereItIsAnswered() {
    try (AtOnce asked = new AtOnce()) {
      Supplier<String> answer =
          asked.ask(
              () -> {
                throw new IllegalArgumentException("no such brand");
              });

      assertThatThrownBy(answer::get)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no such brand");
    }
  }
}
