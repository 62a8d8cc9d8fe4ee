package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private final Backlog backlog = new Backlog(new Chatter(), 3000);
  private final Map<String, Optional<byte[]>> newest = new HashMap<>();
  private final AtomicInteger records = new AtomicInteger();
  private final AtomicInteger deletions = new AtomicInteger();
  private final AtomicInteger again = new AtomicInteger();

  private void say(String key, Optional<byte[]> value) {
    records.incrementAndGet();
    deletions.addAndGet(value.isEmpty() ? 1 : 0);
    again.addAndGet(newest.put(key, value) != null && value.isPresent() ? 1 : 0);
  }

  @Test
  void itKnowsHowManyMentionsAreLeft() {
    backlog.each(this::say);
    assertThat(records).hasValue(3000);
    assertThat(backlog.left())
        .isEqualTo(newest.values().stream().filter(Optional::isPresent).count());
  }

  @Test
  void ofAHundredAboutOneIsADeletionAndFourComeAgain() {
    backlog.each(this::say);
    assertThat(deletions.get()).isBetween(15, 45);
    assertThat(again.get()).isBetween(80, 160);
  }
}
