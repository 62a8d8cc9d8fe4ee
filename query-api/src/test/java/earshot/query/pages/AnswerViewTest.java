package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Reply;
import earshot.mention.Sending;
import earshot.query.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerViewTest {
  private static final Sending QUEUED = Sending.queued("c-1", Instant.EPOCH);
  private final Wording words = new Wording(AnswerView.class, Locale.ENGLISH, ZoneOffset.UTC);

  @Test
  void anAnswerSaysHowFarItGot() {
    assertThat(told(Optional.empty())).isEqualTo("Answered");
    assertThat(told(Optional.of(QUEUED))).isEqualTo("Answer on its way");
    assertThat(told(Optional.of(QUEUED.sent(Instant.EPOCH, Optional.empty()))))
        .isEqualTo("Answered there");
    assertThat(told(Optional.of(QUEUED.refused(Instant.EPOCH, "the thread's locked {1}"))))
        .isEqualTo("Answer not sent: the thread's locked {1}");
  }

  private String told(Optional<Sending> sending) {
    return AnswerView.of(new Reply("Sorry", Optional.empty(), Optional.empty(), sending), words)
        .told();
  }
}
