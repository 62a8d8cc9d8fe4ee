package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Act;
import earshot.mention.Brand;
import earshot.mention.Deed;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Queue;
import earshot.mention.Rejected;
import earshot.mention.Reply;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people do with mentions. */
class CommandsTest extends MentionFlowTest {
  @Test
  void aCommandMakesTheNextVersionAndIsRemembered() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    Mention done = commanded(first, Act.STATUS, "done");

    assertThat(done.version()).isEqualTo(2);
    assertThat(done.text()).contains("bad coffee");
    assertThat(done.state()).isEqualTo("done");
    assertThat(done.history())
        .singleElement()
        .satisfies(
            deed -> {
              assertThat(deed.act()).isEqualTo(Act.STATUS);
              assertThat(deed.was()).contains("open");
              assertThat(deed.by()).contains("mara");
              assertThat(deed.version()).isEqualTo(2);
            });
  }

  @Test
  void aCommandOnAnOutdatedVersionDoesNothing() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    commanded(first, Act.STATUS, "done");
    command(first, Act.STATUS, "ignored");
    Mention second = assessed(said("1").text("bad coffee, cold too"));

    assertThat(second.state()).isEqualTo("done");
    assertThat(second.version()).isEqualTo(3);
  }

  @Test
  void whatPeopleDidSurvivesAnEditAtThePlace() throws IOException {
    Mention mention = assessed(said("1").text("bad coffee"));
    mention = commanded(mention, Act.ASSIGNEE, "mara");
    mention = commanded(mention, Act.NOTE, "called them");
    mention = commanded(mention, Act.REPLY, "Sorry!");
    Mention edited = assessed(said("1").text("bad coffee!"));

    assertThat(edited.text()).contains("bad coffee!");
    assertThat(edited.assignee()).contains("mara");
    assertThat(edited.state()).isEqualTo("answered");
    assertThat(edited.reply().orElseThrow().text()).isEqualTo("Sorry!");
    assertThat(edited.history())
        .extracting(Deed::act)
        .containsExactly(Act.ASSIGNEE, Act.NOTE, Act.REPLY);
  }

  @Test
  void anAnswerAtThePlaceCountsBeforeOneFromHere() throws IOException {
    commanded(assessed(said("1").text("bad coffee")), Act.REPLY, "Sorry!");
    Reply there = new Reply("We are sorry.", Optional.of(NOON), Optional.of("Acme"));

    assertThat(assessed(said("1").text("bad coffee").reply(there)).reply()).contains(there);
  }

  @Test
  void anAnswerThatIsToBeSentLeavesOnceAndLearnsWhatBecameOfIt() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    command(first, Act.REPLY, "Sorry!", Optional.of(Sending.queued("c1", NOON)));
    Mention answered = MentionJson.read(mentions.readValue());

    ReplyOrder order = MentionJson.read(replies.readValue(), ReplyOrder.class);
    assertThat(order.id()).isEqualTo("c1");
    assertThat(order.text()).isEqualTo("Sorry!");
    assertThat(order.nativeId()).isEqualTo("1");
    assertThat(order.by()).contains("mara");

    Sending sent = Sending.queued("c1", NOON).sent(NOON.plusSeconds(5), Optional.of("77"));
    command(answered, Act.RECEIPT, "sent", Optional.of(sent));
    Mention told = MentionJson.read(mentions.readValue());
    assertThat(told.reply().orElseThrow().sending()).contains(sent);
    assertThat(told.status()).contains("answered");

    Mention noted = commanded(told, Act.NOTE, "called them");
    assertThat(noted.reply().orElseThrow().sending()).contains(sent);
    Mention edited = assessed(said("1").text("bad, bad coffee"));
    assertThat(edited.reply().orElseThrow().sending()).contains(sent);
    assertThat(replies.isEmpty()).isTrue();
  }

  @Test
  void anAnswerThatIsOnlyKeptDoesNotLeave() throws IOException {
    commanded(assessed(said("1").text("bad coffee")), Act.REPLY, "Sorry!");
    assertThat(replies.isEmpty()).isTrue();
  }

  @Test
  void ofWhatTheFlowDidNotTakeNothingIsSent() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    assessed(said("1").text("bad, bad coffee"));
    command(first, Act.REPLY, "Sorry!", Optional.of(Sending.queued("c1", NOON)));
    assertThat(mentions.isEmpty()).isTrue();
    assertThat(replies.isEmpty()).isTrue();
  }

  @Test
  void whoseAnswerWasRefusedWaitsAgain() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    command(first, Act.REPLY, "Sorry!", Optional.of(Sending.queued("c1", NOON)));
    Mention answered = MentionJson.read(mentions.readValue());
    assertThat(answered.state()).isEqualTo("answered");
    Sending refused = Sending.queued("c1", NOON).refused(NOON, "the thread is locked");
    command(answered, Act.RECEIPT, "refused", Optional.of(refused));

    Mention told = MentionJson.read(mentions.readValue());
    assertThat(told.state()).isEqualTo("open");
    assertThat(told.answer()).isEmpty();
    assertThat(told.reply().flatMap(Reply::sending).flatMap(Sending::why))
        .contains("the thread is locked");
    assertThat(told.priority().orElseThrow().queue()).isEqualTo(Queue.ANSWER);
  }

  @Test
  void theSameWordsAtThePlaceAreTheAnswerThatWasSent() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    command(first, Act.REPLY, "Sorry!", Optional.of(Sending.queued("c1", NOON)));
    mentions.readValue();
    Reply there = new Reply(" Sorry! ", Optional.of(NOON.plusSeconds(9)), Optional.empty());

    Reply reply = assessed(said("1").text("bad coffee").reply(there)).reply().orElseThrow();
    assertThat(reply.by()).contains("mara");
    assertThat(reply.sending().orElseThrow().state()).isEqualTo(Sending.State.SENT);
  }

  @Test
  void aCorrectedFeelingStandsUntilTheModelSeesAnotherInNewWords() throws IOException {
    Mention first = assessed(said("1").text("bad coffee"));
    Mention corrected = commanded(first, Act.SENTIMENT, "positive");
    Mention typo = assessed(said("1").text("bad, bad coffee"));
    Mention other = assessed(said("1").text("lovely coffee"));
    Mention back = assessed(said("1").text("bad coffee"));

    assertThat(corrected.priority().orElseThrow().queue()).isEqualTo(Queue.THANK);
    assertThat(List.of(first, corrected, typo, other, back))
        .extracting(m -> m.sentiment().map(s -> s.label() + " " + s.model()).orElseThrow())
        .containsExactly(
            "NEGATIVE test",
            "POSITIVE person",
            "POSITIVE person",
            "POSITIVE test",
            "POSITIVE person");
  }

  @Test
  void correctedBrandsStandWhateverQueriesSay() throws IOException {
    brand("Other", "coffee");
    Mention first = assessed(said("1").text("bad coffee"));
    Mention moved = commanded(first, Act.BRANDS, "Bolt\nAcme");
    Mention edited = assessed(said("1").text("bad, bad coffee"));

    assertThat(first.brands()).containsExactly("Acme", "Other");
    assertThat(moved.brands()).containsExactly("Bolt", "Acme");
    assertThat(edited.brands()).containsExactly("Bolt", "Acme");
    assertThat(first.matched()).contains(Map.of("Other", Brand.version("coffee")));
    assertThat(List.of(moved, edited)).extracting(Mention::matched).containsOnly(Optional.empty());
    assertThat(edited.history().getFirst().was()).contains("Acme\nOther");
  }

  @Test
  void whatIsAboutNobodyStaysThoughASearchBroughtIt() throws IOException {
    brand("Acme", "coffee");
    say(said("1").text("coffee in Acme, Texas"), NOON, List.of(), true, false);
    Mention first = MentionJson.read(mentions.readValue());
    command(first, Act.BRANDS, Optional.empty());
    assertThat(MentionJson.read(mentions.readValue()).brands()).isEmpty();
    say(said("1").text("coffee in Acme, Texas!"), NOON, List.of(), true, false);

    assertThat(MentionJson.read(mentions.readValue()).brands()).isEmpty();
  }

  @Test
  void aCommandThatCannotBeReadIsKeptWithItsReason() throws IOException {
    commands.pipeInput("k", "{\"act\":\"dance\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(MentionJson.read(rejected.readValue(), Rejected.class).why())
        .startsWith("not a command: ");
  }
}
