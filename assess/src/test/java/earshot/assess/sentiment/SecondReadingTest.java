package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import earshot.mention.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** When an encoder is asked, and what its answer does; the encoder is invented. */
class SecondReadingTest {
  private static final String UNDECIDED = "the box was on the table when we came";

  private static SentimentModel words;

  private final Invented encoder = new Invented("invented");

  /** Of width one: whatever it reads is good. */
  private static final class Invented implements SentenceEncoder {
    private final String name;
    private final List<Integer> asked = new ArrayList<>();

    Invented(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Map<String, Integer> pieces() {
      return WordPieceTest.vocabulary();
    }

    @Override
    public int width() {
      return 1;
    }

    @Override
    public float[] states(int[] pieces) {
      asked.add(pieces.length);
      float[] states = new float[pieces.length];
      Arrays.fill(states, 40);
      return states;
    }

    @Override
    public void close() {}
  }

  @BeforeAll
  static void load() throws IOException {
    words = SentimentModel.shipped();
  }

  private SentimentModel both() throws IOException {
    return words.with(new SecondReading(encoder, EncoderHeadTest.HEAD));
  }

  @Test
  void itIsAskedAboutWhatWordsLeaveUndecided() throws IOException {
    SentimentScore alone = words.classify(UNDECIDED, Optional.of("en"));
    assertThat(alone.confidence()).isLessThan(EncoderHeadTest.HEAD.sure());
    assertThat(alone.label()).isNotEqualTo(Label.POSITIVE);
    assertThat(both().classify(UNDECIDED, Optional.of("en")).label()).isEqualTo(Label.POSITIVE);
    assertThat(encoder.asked).hasSize(1);
  }

  @Test
  void whatWordsAreSureOfIsLeftToThem() throws IOException {
    String clear = "Terrible, the worst coffee ever, I hate it!";
    assertThat(both().classify(clear, Optional.of("en")))
        .isEqualTo(words.classify(clear, Optional.of("en")))
        .extracting(SentimentScore::label)
        .isEqualTo(Label.NEGATIVE);
    assertThat(encoder.asked).isEmpty();
  }

  @Test
  void otherLanguagesAndSmileysAreLeftToWords() throws IOException {
    SentimentModel both = both();
    both.classify(UNDECIDED, Optional.of("fr"));
    both.classify(UNDECIDED, Optional.empty());
    both.classify(":|", Optional.of("en"));
    both.classify("12", Optional.of("en"));
    assertThat(encoder.asked).isEmpty();
  }

  @Test
  void theAuditTrailNamesBoth() throws IOException {
    assertThat(both().name()).isEqualTo(words.name() + "+" + EncoderHeadTest.HEAD.name());
  }

  @Test
  void whatWasLearntFromAnotherEncoderIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> new SecondReading(new Invented("other"), EncoderHeadTest.HEAD))
        .withMessage("what was learnt from the encoder invented can't be used with other");
    assertThatIOException().isThrownBy(() -> words.with(encoder));
  }
}
