package earshot.assess.priority;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Queue;
import earshot.mention.Sentiment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgainTest {
  private static final List<String> ACME = List.of("Acme");
  private static final long DAY = Duration.ofDays(1).toMillis();

  @ParameterizedTest(name = "the {0}th before gives {1}")
  @CsvSource({"0, 0", "1, 0.5", "2, 0.6667", "3, 0.75", "99, 0.99"})
  void eachTimeCountsLessThanTheOneBeforeIt(int earlier, double value) {
    assertThat(Again.of(earlier)).isEqualTo(value);
  }

  @Test
  void theValueSaysHowOftenItWasAsAFloatToo() {
    assertThat(IntStream.rangeClosed(0, 99))
        .allSatisfy(n -> assertThat(Again.earlier(Again.of(n))).isEqualTo(n))
        .allSatisfy(n -> assertThat(Again.earlier((float) Again.of(n))).isEqualTo(n));
    assertThat(Again.earlier(1)).isPositive();
  }

  @Test
  void whatWasSaidWithinThirtyDaysCounts() {
    Again.Count count = new Again.Count();

    assertThat(count.next(0, ACME)).isZero();
    assertThat(count.next(DAY, ACME)).isEqualTo(1);
    assertThat(count.next(30 * DAY, ACME)).isEqualTo(2);
    assertThat(count.next(30 * DAY + 1, ACME)).isEqualTo(2);
    assertThat(count.next(99 * DAY, ACME)).isZero();
  }

  @Test
  void brandsAreCountedApartAndTheWorstCounts() {
    Again.Count count = new Again.Count();
    count.next(1, ACME);
    count.next(2, ACME);

    assertThat(count.next(3, List.of("Bolt"))).isZero();
    assertThat(count.next(4, List.of("Bolt", "Acme"))).isEqualTo(2);
    assertThat(count.next(5, List.of("Bolt"))).isEqualTo(2);
    assertThat(count.next(6, List.of())).isZero();
  }

  @Test
  void whoeverNeverEndsIsCountedToAnEnd() {
    Again.Count count = new Again.Count();
    IntStream.range(0, 500).forEach(at -> count.next(at, ACME));

    assertThat(count.next(500, ACME)).isEqualTo(99);
  }

  @Test
  void aMentionIsToldAndToldOtherwise() {
    Mention once = felt("1", Label.NEGATIVE, Queue.ANSWER).mention();
    Mention again = Again.told(once, 2);

    assertThat(again.priority().orElseThrow().terms()).isEqualTo(Map.of("again", 0.6667));
    assertThat(Again.earlier(again)).isEqualTo(2);
    assertThat(Again.told(again, 0)).isEqualTo(once);
    assertThat(Again.told(once.toDraft().priority(null).mention(), 2).priority()).isEmpty();
  }

  @Test
  void aSpeakerIsOneWithinASourceAndAFeeling() {
    Draft angry = felt("1", Label.NEGATIVE, Queue.ANSWER).author("Ani", "@ani", null);

    assertThat(speaker(angry)).isEqualTo(speaker(felt("2").author("Ani B.", "@ani", null)));
    assertThat(speaker(angry)).isNotEqualTo(speaker(felt("2").author("Ani", "@other", null)));
    assertThat(speaker(angry))
        .isNotEqualTo(speaker(felt("2", Label.POSITIVE, Queue.THANK).author("Ani", "@ani", null)));
    assertThat(speaker(angry))
        .isNotEqualTo(
            speaker(
                assessed(Mention.said("t", "a", "1", Kind.REVIEW), Label.NEGATIVE, Queue.ANSWER)
                    .author("Ani", "@ani", null)));
    assertThat(speaker(angry))
        .as("what is said to the brand alone is not heard of elsewhere")
        .isNotEqualTo(
            speaker(
                assessed(Mention.said("s", "a", "1", Kind.MESSAGE), Label.NEGATIVE, Queue.ANSWER)
                    .author("Ani", "@ani", null)));
  }

  @Test
  void aNameAloneIsSomebodyWithinOnePlaceOnly() {
    Draft here = felt("1").author("Ani", null, null);
    Draft there =
        assessed(Mention.said("s", "elsewhere", "1", Kind.REVIEW), Label.NEGATIVE, Queue.ANSWER)
            .author("Ani", null, null);

    assertThat(speaker(here)).isEqualTo(speaker(felt("2").author("Ani", null, null)));
    assertThat(speaker(here)).isNotEqualTo(speaker(there));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anonymous", " Guest ", "A Google user", "Гость", "ناشناس", "Անանուն"})
  void whoGivesNoNameIsNobody(String name) {
    assertThat(Speaker.of(felt("1").author(name, null, null).mention())).isEmpty();
    assertThat(Speaker.of(felt("1").mention())).isEmpty();
    assertThat(Speaker.of(felt("1").author(name, "@ani", null).mention())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"NEUTRAL,ANSWER", "UNKNOWN,ANSWER", "POSITIVE,ANSWER", "NEGATIVE,THANK"})
  void onlyComplaintsToAnswerAndPraiseToThankForHaveSpeakers(Label label, Queue queue) {
    assertThat(Speaker.of(felt("1", label, queue).author("Ani", "@ani", null).mention())).isEmpty();
  }

  @Test
  void theTermGivesItsPoints() {
    Mention third = Again.told(felt("1", Label.NEGATIVE, Queue.ANSWER).mention(), 2);
    Instant said = third.at();

    assertThat(PriorityFormula.explain(third, Weights.DEFAULT, said).reasons())
        .containsExactly(new PriorityFormula.Reason("again", 0.6667, 10 * 0.6667));
    Weights none = Weights.DEFAULT.with(Map.of("again", 0.0));
    assertThat(PriorityFormula.explain(third, none, said).reasons()).isEmpty();
  }

  private static long speaker(Draft said) {
    return Speaker.of(said.mention()).orElseThrow();
  }

  private static Draft felt(String number) {
    return felt(number, Label.NEGATIVE, Queue.ANSWER);
  }

  private static Draft felt(String number, Label label, Queue queue) {
    return assessed(Mention.said("s", "a", number, Kind.REVIEW), label, queue);
  }

  private static Draft assessed(Draft said, Label label, Queue queue) {
    return said.brands(ACME)
        .sentiment(new Sentiment(label, 0.9, false, "test"))
        .priority(new Priority(queue, Map.of()));
  }
}
