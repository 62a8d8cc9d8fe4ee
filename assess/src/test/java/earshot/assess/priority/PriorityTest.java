package earshot.assess.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Queue;
import earshot.mention.Rating;
import earshot.mention.Reply;
import earshot.mention.Sentiment;
import earshot.mention.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorityTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "NEGATIVE,It broke.,ANSWER",
    "POSITIVE,Lovely.,THANK",
    "POSITIVE,Lovely. Open on Sunday?,ANSWER",
    "POSITIVE,عالی بود. جمعه باز هستید؟,ANSWER",
    "POSITIVE,Շատ լավ էր։ Ինչո՞ւ չեք բացում,ANSWER",
    "POSITIVE,Lovely. When do you open on Sundays,ANSWER",
    "POSITIVE,Супер! Работаете ли вы в воскресенье,ANSWER",
    "POSITIVE,ممتاز. متى تفتحون يوم الجمعة,ANSWER",
    "POSITIVE,عالی. چرا زودتر باز نمی‌کنید,ANSWER",
    "POSITIVE,Great!  HOW DO I order,ANSWER",
    "POSITIVE,Lovely. is it open,ANSWER",
    "POSITIVE,Love it… ԻՆՉՈՒ փակ էր,ANSWER",
    "POSITIVE,Отлично. Можно ли с собакой,ANSWER",
    "POSITIVE,ОТЛИЧНО. МОЖНО ЛИ ТАК,ANSWER",
    "POSITIVE,عالی بود. آیا باز هستید,ANSWER",
    "POSITIVE,رائع. هل من جديد,ANSWER",
    "POSITIVE,Супер! Сколько стоит,ANSWER",
    "POSITIVE,Lovely: https://acme.example/menu?lang=en,THANK",
    "POSITIVE,Лучше вряд ли найдёте.,THANK",
    "POSITIVE,When I came it was warm. How nice,THANK",
    "NEUTRAL,Went there today.,ANSWER",
    "UNKNOWN,https://a.example,ANSWER"
  })
  void praiseIsThankedAndTheRestIsAnswered(Label label, String text, Queue queue) {
    assertThat(Terms.of(felt(label, 0.9).text(text).mention()).queue()).isEqualTo(queue);
  }

  @Test
  void praiseCountsLikeComplaint() {
    Priority worst = Terms.of(felt(Label.NEGATIVE, 0.9).rating(Rating.stars(1)).mention());
    Priority best = Terms.of(felt(Label.POSITIVE, 0.9).rating(Rating.stars(5)).mention());

    assertThat(best.terms())
        .isEqualTo(worst.terms())
        .containsEntry("feeling", 0.9)
        .containsEntry("stars", 1.0);
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "NEGATIVE,@acme_coffee my order never came,true",
    "NEGATIVE,@AcmeCoffee.am where else,true",
    "NEGATIVE,@bob Acme never delivers,false",
    "POSITIVE,@acme_coffee thank you all,false"
  })
  void whoComplainsToTheBrandByNameCallsItToAnswer(Label label, String text, boolean calls) {
    Mention mention = felt(label, 0.9).brands(List.of("Acme Coffee")).text(text).mention();

    assertThat(Terms.of(mention).terms().containsKey("question")).isEqualTo(calls);
  }

  @Test
  void whatIsInNoGroupIsNew() {
    Statement known = new Statement("a", Optional.empty(), Optional.empty(), Optional.of("g1"));
    Statement fresh = known.withGroup(Optional.empty());
    Draft said = felt(Label.NEUTRAL, 0.9).text("a");

    assertThat(Terms.of(said.statements(List.of(fresh)).mention()).terms())
        .containsEntry("novelty", 1.0);
    assertThat(Terms.of(said.statements(List.of(fresh, known)).mention()).terms())
        .containsEntry("novelty", 0.5);
    assertThat(Terms.of(said.statements(List.of(known)).mention()).terms()).isEmpty();
  }

  @Test
  void termsThatSayNothingAreAbsent() {
    assertThat(Terms.of(felt(Label.NEUTRAL, 0.9).text("ok").mention()).terms()).isEmpty();
  }

  @Test
  void reachAndEngagementGrowByDecades() {
    Map<String, Double> small =
        Terms.of(
                felt(Label.NEGATIVE, 1)
                    .author("a", null, null, 9L)
                    .engagement(9L, null, null)
                    .mention())
            .terms();
    Map<String, Double> large =
        Terms.of(
                felt(Label.NEGATIVE, 1)
                    .author("a", null, null, 99L)
                    .engagement(99L, null, null)
                    .mention())
            .terms();

    assertThat(large.get("reach")).isEqualTo(2 * small.get("reach"), within(1e-3));
    assertThat(large.get("engagement")).isEqualTo(2 * small.get("engagement"), within(1e-3));
  }

  @Test
  void theSumIsItsReasons() {
    Mention mention =
        assessed(
            felt(Label.NEGATIVE, 0.8)
                .rating(Rating.stars(2))
                .publishedAt(NOW.minus(Duration.ofHours(12))));

    PriorityFormula.Score score = PriorityFormula.explain(mention, Weights.DEFAULT, NOW);

    assertThat(score.reasons())
        .extracting(PriorityFormula.Reason::term)
        .containsExactly("feeling", "stars", "waiting");
    assertThat(score.score()).isEqualTo(25 * 0.8 + 20 * 0.75 + 20 * 0.5, within(1e-9));
  }

  @Test
  void waitingStopsGrowingAtTheTargetAndEndsWithAnAnswer() {
    Draft old = felt(Label.NEGATIVE, 0.8).publishedAt(NOW.minus(Duration.ofDays(9)));

    assertThat(waiting(assessed(old))).contains(20.0);
    assertThat(waiting(assessed(old.reply(new Reply("Sorry", Optional.empty(), Optional.empty())))))
        .isEmpty();
    assertThat(
            waiting(
                assessed(
                    felt(Label.NEGATIVE, 0.8).status("done").publishedAt(NOW.minusSeconds(9)))))
        .isEmpty();
    assertThat(waiting(assessed(felt(Label.NEGATIVE, 0.8).publishedAt(NOW.plusSeconds(9)))))
        .isEmpty();
  }

  @Test
  void aChangedWeightRanksOldMentionsAnew() {
    Mention mention = assessed(felt(Label.NEGATIVE, 1).publishedAt(NOW));

    assertThat(
            PriorityFormula.explain(mention, Weights.DEFAULT.with(Map.of("feeling", 50.0)), NOW)
                .score())
        .isEqualTo(50);
  }

  @Test
  void nonsenseWeightsAreRefused() {
    assertThatThrownBy(() -> Weights.DEFAULT.with(Map.of("reach", -1.0)))
        .hasMessageContaining("points of reach");
    assertThatThrownBy(() -> new Weights(Map.of(), Duration.ZERO))
        .hasMessageContaining("answer time");
  }

  private static Optional<Double> waiting(Mention mention) {
    return PriorityFormula.explain(mention, Weights.DEFAULT, NOW).reasons().stream()
        .filter(reason -> reason.term().equals(Weights.WAITING))
        .map(PriorityFormula.Reason::points)
        .findFirst();
  }

  private static Mention assessed(Draft draft) {
    return draft.priority(Terms.of(draft.mention())).mention();
  }

  private static Draft felt(Label label, double confidence) {
    return Mention.said("s", "a", "1", Kind.REVIEW)
        .brands(List.of("Acme"))
        .sentiment(new Sentiment(label, confidence, false, "test"));
  }
}
