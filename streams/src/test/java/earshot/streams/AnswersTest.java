package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Act;
import earshot.mention.Draft;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Receipt;
import earshot.mention.Reply;
import earshot.mention.Sending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the brand answers at places where an answer is a thing of its own. */
class AnswersTest extends MentionFlowTest {
  private static final Instant ONE = NOON.plusSeconds(3600);
  private static final Instant TWO = NOON.plusSeconds(7200);

  private static Draft asked() {
    return said("1").text("bad coffee").publishedAt(NOON).answeredAs("1");
  }

  private static Draft answer(String nativeId, String text, Instant at) {
    return said(nativeId).text(text).publishedAt(at).answers("1");
  }

  private Mention latestMention() throws IOException {
    return MentionJson.read(mentions.readValuesToList().getLast());
  }

  private static void isAnswered(Mention mention, String text, Instant at) {
    assertThat(mention.answer()).contains(new Reply(text, Optional.of(at), Optional.empty()));
    assertThat(mention.text()).contains("bad coffee");
    assertThat(mention.state()).isEqualTo("answered");
  }

  @Test
  void anAnswerIsNoMentionButThatOfWhatItAnswers() throws IOException {
    Mention open = assessed(asked());
    say(answer("2", "Sorry!", ONE));

    assertThat(open.state()).isEqualTo("open");
    Mention answered = MentionJson.read(mentions.readValue());
    assertThat(answered.id()).isEqualTo(open.id());
    assertThat(answered.version()).isEqualTo(2);
    assertThat(answered.editedAt()).isEmpty();
    isAnswered(answered, "Sorry!", ONE);
    assertThat(mentions.isEmpty()).isTrue();
    assertThat(removed.isEmpty()).isTrue();
  }

  @Test
  void anAnswerThatComesFirstWaits() throws IOException {
    say(answer("2", "Sorry!", ONE));
    assertThat(mentions.isEmpty()).isTrue();

    isAnswered(assessed(asked()), "Sorry!", ONE);
  }

  @Test
  void anAnswerMayCallItsMentionOtherwiseAndComeFirstOrLast() throws IOException {
    say(said("7").text("Sorry!").publishedAt(ONE).answers("topic/1"));
    Mention first = latestOf(said("1").text("bad coffee").publishedAt(NOON).answeredAs("topic/1"));
    isAnswered(first, "Sorry!", ONE);

    say(said("8").text("bad coffee").publishedAt(NOON).answeredAs("topic/4"));
    say(said("9").text("Oh no!").publishedAt(TWO).answers("topic/4"));
    isAnswered(latestMention(), "Oh no!", TWO);
    takeBack("9");
    assertThat(latestMention().reply()).isEmpty();
  }

  private Mention latestOf(Draft draft) throws IOException {
    say(draft);
    return latestMention();
  }

  @Test
  void whatIsSaidAgainChangesNothing() throws IOException {
    for (int times = 0; times < 2; times++) {
      say(answer("2", "Sorry!", ONE));
      say(asked());
      say(answer("2", "Sorry!", ONE));
    }

    assertThat(mentions.readValuesToList()).hasSize(1);
  }

  @Test
  void anEditOfEitherKeepsTheOther() throws IOException {
    say(asked());
    say(answer("2", "Sory!", ONE));
    say(answer("2", "Sorry!", ONE).editedAt(TWO));
    say(asked().text("bad coffee, and cold"));

    Mention edited = latestMention();
    assertThat(edited.text()).contains("bad coffee, and cold");
    assertThat(edited.reply()).map(Reply::text).contains("Sorry!");
  }

  @Test
  void theFirstOfSeveralCountsAndTheNextWhenItIsTakenBack() throws IOException {
    say(asked());
    say(answer("3", "Did it get better?", TWO));
    say(answer("2", "Sorry!", ONE));
    isAnswered(latestMention(), "Sorry!", ONE);

    takeBack("2");
    isAnswered(latestMention(), "Did it get better?", TWO);

    takeBack("3");
    Mention open = latestMention();
    assertThat(open.reply()).isEmpty();
    assertThat(open.state()).isEqualTo("open");
    takeBack("3");
    assertThat(mentions.isEmpty()).isTrue();
  }

  @Test
  void anAnswerToWhatIsGoneWaitsUntilItComesBack() throws IOException {
    say(asked());
    takeBack("1");
    say(answer("2", "Sorry!", ONE));
    assertThat(mentions.readValuesToList()).last().isNull();

    isAnswered(assessed(asked()), "Sorry!", ONE);
  }

  @Test
  void anAnswerFromHereIsSeenAgainAndIsOne() throws IOException {
    Mention sent = sent(assessed(asked()), "Sorry, \"Ani\"!", "2");
    say(answer("2", "@ani Sorry, “Ani”!", ONE));

    Reply reply = latestMention().reply().orElseThrow();
    assertThat(reply).isEqualTo(sent.reply().orElseThrow());
    assertThat(reply.by()).contains("mara");
  }

  @Test
  void anAnswerFromHereThatWasEditedAtThePlaceIsShownAsItStandsThere() throws IOException {
    sent(assessed(asked()), "Sory!", "2");
    say(answer("2", "Sorry!", ONE).editedAt(TWO));

    assertThat(latestMention().reply()).map(Reply::text).contains("Sorry!");
  }

  private Mention sent(Mention mention, String text, String nativeId) throws IOException {
    Sending queued = Sending.queued("c" + mention.version(), NOON);
    command(mention, Act.REPLY, text, Optional.of(queued));
    Mention answered = latestMention();
    Receipt receipt = new Receipt(mention.id(), queued.sent(NOON, Optional.of(nativeId)));
    command(answered, Act.RECEIPT, "sent", Optional.of(receipt.sending()));
    return latestMention();
  }

  @Test
  void whatPeopleSaidLaterCountsBeforeTheAnswer() throws IOException {
    say(asked());
    say(answer("2", "Sorry!", NOON.minusSeconds(60)));
    Mention reopened = commanded(latestMention(), Act.STATUS, "open");
    assertThat(reopened.state()).isEqualTo("open");
    assertThat(reopened.reply()).map(Reply::text).contains("Sorry!");

    assertThat(assessed(asked().text("bad coffee again")).state()).isEqualTo("open");
  }

  @Test
  void whatSomebodyWorkedOnIsAnsweredByAnAnswer() throws IOException {
    commanded(assessed(asked()), Act.STATUS, "pending");
    say(answer("2", "Sorry!", ONE));
    isAnswered(latestMention(), "Sorry!", ONE);
  }

  @Test
  void whatWasAMentionAndTurnsOutToBeAnAnswerIsNoneAnyMore() throws IOException {
    assessed(said("2").text("Sorry!").publishedAt(ONE));
    say(answer("2", "Sorry!", ONE));

    assertThat(mentions.readValuesToList()).singleElement().isNull();
    isAnswered(assessed(asked()), "Sorry!", ONE);
  }

  @Test
  void strangersWhomNoQueryWantsAreNotKept() {
    say(asked(), NOON, List.of("Acme"), true, false);

    assertThat(kept("1")).isNull();
  }

  @Test
  void whatIsDeletedForGoodTakesItsAnswersAlong() throws IOException {
    Mention mention = assessed(asked());
    say(answer("2", "Sorry!", ONE));
    forget(mention.id());
    mentions.readValuesToList();
    say(answer("2", "Sorry, Ani!", ONE));
    say(asked());

    assertThat(mentions.readValuesToList()).containsOnlyNulls();
    assertThat(kept("1")).isNull();
  }

  @Test
  void underAnotherNameLiesNothingThatWasSaid() throws IOException {
    assessed(asked().answeredAs("topic/1").url("https://s.example/bad-coffee").title("bad coffee"));

    assertThat(new String(kept("topic/1"), StandardCharsets.UTF_8))
        .contains(said("1").id().value())
        .doesNotContain("coffee");
  }

  @Test
  void textsThatMayStayForATimeOnlyLeaveWithTheirAnswers() throws IOException {
    say(asked().until(NOON.plusSeconds(600)));
    say(answer("2", "Sorry, Ani!", ONE).until(NOON.plusSeconds(900)));
    mentions.readValuesToList();
    tick(NOON.plusSeconds(600));
    String left = new String(mentions.readValuesToList().getLast(), StandardCharsets.UTF_8);
    tick(NOON.plusSeconds(900));

    assertThat(left).doesNotContain("coffee").doesNotContain("Ani");
    assertThat(rawAgain.readValuesToList())
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .hasSize(2)
        .noneMatch(text -> text.contains("coffee") || text.contains("Ani"));
    assertThat(List.of(kept("1"), kept("2")))
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .noneMatch(text -> text.contains("coffee") || text.contains("Ani"));
  }

  private byte[] kept(String nativeId) {
    return driver.<String, byte[]>getKeyValueStore("answered").get(said(nativeId).id().value());
  }
}
