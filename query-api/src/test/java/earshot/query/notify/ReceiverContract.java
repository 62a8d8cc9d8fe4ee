package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.notify.Receiver.Outcome;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every way of reaching somebody owes. */
abstract class ReceiverContract {
  static final String HOSTILE = "<script>alert(1)</script> *b* <!channel> @everyone &amp;";

  /** The receiver under test, which reaches {@link #arrived}. */
  abstract Receiver receiver();

  /** What arrived so far: the words, as whoever gets them reads them. */
  abstract List<String> arrived() throws Exception;

  /** Makes whoever should get it refuse for now. */
  abstract void failing() throws Exception;

  /** Makes whoever should get it unreachable. */
  abstract void gone() throws Exception;

  @Test
  void whatIsSentArrivesOnceInEveryScript() throws Exception {
    Outcome outcome = receiver().send(message("سرویس بد — վատ սուրճ — плохо 😕"));

    assertThat(outcome).isEqualTo(new Outcome.Delivered());
    assertThat(arrived()).hasSize(1);
    assertThat(arrived().get(0)).contains("سرویس بد", "վատ սուրճ", "плохо 😕");
  }

  @Test
  void whatPeopleWroteDoesNothingThere() throws Exception {
    receiver().send(message(HOSTILE));

    assertThat(arrived().get(0)).contains("alert(1)").doesNotContain("<!channel>");
  }

  @Test
  void aReceiverThatFailsIsFailed() throws Exception {
    failing();

    assertThat(receiver().send(message("x"))).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void aReceiverThatIsNotThereIsFailed() throws Exception {
    gone();

    assertThat(receiver().send(message("x"))).isInstanceOf(Outcome.Failed.class);
  }

  static Message message(String text) {
    return new Message(
        "id-1",
        "Subject",
        text,
        Optional.empty(),
        Optional.of(URI.create("https://earshot.example/alerts#1")),
        Locale.forLanguageTag("fa"),
        Map.of("text", text),
        false);
  }
}
