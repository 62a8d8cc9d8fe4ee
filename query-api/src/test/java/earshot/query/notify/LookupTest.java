package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.query.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LookupTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aStoreThatStandsStillIsWaitedForOnce() {
    Lookup lookup = new Lookup(Duration.ofMillis(200));

    assertThat(lookup.ask(this::never, "nothing")).isEqualTo("nothing");
    assertThat(lookup.ask(this::never, "nothing")).isEqualTo("nothing");
    assertThat(asked).hasValue(1);
  }

  @Test
  void aStoreThatSaysNoIsAskedAgain() {
    Lookup lookup = new Lookup(LONG);

    assertThat(lookup.ask(this::firstNo, "nothing")).isEqualTo("nothing");
    assertThat(lookup.ask(this::firstNo, "nothing")).isEqualTo("something");
  }

  @Test
  void otherFailuresAreNoAnswers() {
    assertThatThrownBy(
            () ->
                new Lookup(LONG)
                    .ask(
                        () -> {
                          throw new IllegalArgumentException("nonsense");
                        },
                        "nothing"))
        .hasRootCauseMessage("nonsense");
  }

  private String never() {
    asked.incrementAndGet();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "never";
  }

  private String firstNo() {
    if (asked.getAndIncrement() == 0) {
      throw new StoreUnavailable("no");
    }
    return "something";
  }
}
