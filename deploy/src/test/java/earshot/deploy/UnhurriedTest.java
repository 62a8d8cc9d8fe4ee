package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnhurriedTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> rests = new ArrayList<>();

  @Test
  void restsTwiceAsLongAsItWorkedAndThenGoesOn() throws Exception {
    var thread = Executors.newSingleThreadExecutor();
    try (Unhurried unhurried = new Unhurried(thread, nanos::get, rests::add)) {
      unhurried.execute(() -> nanos.addAndGet(Duration.ofMillis(500).toNanos()));
      unhurried.execute(() -> nanos.addAndGet(Duration.ofMillis(20).toNanos()));
      thread.shutdown();
      assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(rests).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(40));
  }

  @Test
  void whatWaitsIsNotBegunOnceItIsClosed() throws Exception {
    var thread = Executors.newSingleThreadExecutor();
    Unhurried unhurried = new Unhurried(thread, nanos::get, rests::add);
    CountDownLatch queued = new CountDownLatch(1);
    List<String> begun = new CopyOnWriteArrayList<>();
    unhurried.execute(
        () -> {
          begun.add("one");
          while (queued.getCount() > 0) {
            Thread.onSpinWait(); // whoever closes interrupts, so it can't wait
          }
        });
    unhurried.execute(() -> begun.add("another"));
    unhurried.close();
    queued.countDown();
    assertThat(thread.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(begun).doesNotContain("another");
  }
}
