package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Label;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-9);
  private final Tally tally = new Tally();

  private void said(int label, double negative, double neutral, double positive) {
    double top = Math.max(negative, Math.max(neutral, positive));
    Label answer =
        top == negative ? Label.NEGATIVE : top == neutral ? Label.NEUTRAL : Label.POSITIVE;
    tally.add(label, new SentimentScore(answer, negative, neutral, positive, top));
  }

  @Test
  void figuresByHand() {
    said(LabelledText.NEGATIVE, 0.8, 0.1, 0.1);
    said(LabelledText.NEGATIVE, 0.1, 0.1, 0.8);
    said(LabelledText.NEUTRAL, 0.8, 0.1, 0.1);
    said(LabelledText.NEUTRAL, 0.1, 0.8, 0.1);
    assertThat(tally.texts()).isEqualTo(4);
    assertThat(tally.accuracy()).isEqualTo(0.5, CLOSE);
    assertThat(tally.macroRecall()).isEqualTo(0.5, CLOSE);
    assertThat(tally.macroF1())
        .as("negative 2/4, neutral 2/3, positive doesn't occur")
        .isEqualTo((0.5 + 2 / 3d) / 2, CLOSE);
    assertThat(tally.neutralCalledNegative()).isEqualTo(0.5, CLOSE);
    assertThat(tally.flipped()).isEqualTo(0.5, CLOSE);
    assertThat(tally.calibrationError())
        .as("says 0.8, is right half the time")
        .isEqualTo(0.3, CLOSE);
    assertThat(tally.classes()).isEqualTo("neg neu ");
  }

  @Test
  void unknownIsWrong() {
    tally.add(LabelledText.POSITIVE, SentimentScore.UNKNOWN);
    assertThat(tally.accuracy()).isZero();
    assertThat(tally.macroF1()).isZero();
  }
}
