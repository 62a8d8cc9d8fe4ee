package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Receipt;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import earshot.mention.Sending;
import earshot.query.Said;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that leave, as the API takes them and learns what became of them. */
class ReplyRoutesTest {
  private final AtomicReference<Wiring> wiring = new AtomicReference<>();
  private final Rig rig =
      new Rig(
              store -> store,
              made -> {
                wiring.set(made);
                return new Routes[0];
              })
          .obeying();
  private final Mention mention = Said.post(1, "bad coffee", Duration.ofHours(3)).mention();
  private final String path = "/api/v1/mentions/" + mention.id();

  @BeforeEach
  void hold() {
    rig.holding(mention.toDraft());
    rig.replies = any -> Optional.of(ReplyRules.upTo(20, Unit.CHARACTERS));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whereAPlaceTakesAnswersOneIsQueued() {
    JsonNode answer = Rig.parsed(reply("{\"text\": \"Sorry!\"}").body());
    assertThat(answer.at("/reply/state").asText()).isEqualTo("queued");
    assertThat(answer.at("/status").asText()).isEqualTo("answered");
    Sending sending = rig.intake.commands.getFirst().sending().orElseThrow();
    assertThat(sending.reply()).isEqualTo(rig.intake.commands.getFirst().id());
  }

  @Test
  void whatThePlaceWouldNotTakeIsRefusedWithItsRule() {
    HttpResponse<String> answer = reply("{\"text\": \"We are so very sorry for that\"}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("unfit-reply").contains("at most 20 characters there: 29");
    assertThat(rig.intake.commands).isEmpty();
  }

  @Test
  void whoHasAnsweredThereAlreadyOnlyKeepsIt() {
    String body = "{\"text\": \"We are so very sorry for that\", \"send\": false}";
    JsonNode answer = Rig.parsed(reply(body).body());
    assertThat(answer.at("/reply").has("state")).isFalse();
    assertThat(answer.at("/status").asText()).isEqualTo("answered");
  }

  @Test
  void whereNothingCanBeSentNobodyIsToldThatItWas() {
    rig.replies = any -> Optional.empty();
    assertThat(reply("{\"text\": \"Sorry!\", \"send\": true}").statusCode()).isEqualTo(422);
    JsonNode kept = Rig.parsed(reply("{\"text\": \"Sorry!\"}").body());
    assertThat(kept.at("/reply").has("state")).isFalse();
  }

  @Test
  void onlyAnAnswerCanBeSent() {
    HttpResponse<String> note =
        rig.post(
            path + "/note",
            "{\"text\": \"Sorry!\", \"send\": true}",
            "Content-Type",
            "application/json");
    assertThat(note.statusCode()).isEqualTo(400);
  }

  @Test
  void whatBecameOfItIsNotedOnce() {
    Sending queued = queued();
    Receipt receipt = new Receipt(mention.id(), queued.sent(Said.NOW, Optional.of("77")));
    assertThat(desk().note(receipt)).isTrue();
    assertThat(desk().note(receipt)).isTrue();

    JsonNode told = rig.json(path);
    assertThat(told.at("/reply/state").asText()).isEqualTo("sent");
    assertThat(told.at("/history")).hasSize(2);
    assertThat(told.at("/history/1/act").asText()).isEqualTo("receipt");
  }

  @Test
  void aRefusalIsShownWithItsReasonAndTheMentionIsOpenAgain() {
    Sending refused = queued().refused(Said.NOW, "the thread is locked");
    assertThat(desk().note(new Receipt(mention.id(), refused))).isTrue();

    JsonNode told = rig.json(path);
    assertThat(told.at("/reply/state").asText()).isEqualTo("refused");
    assertThat(told.at("/reply/reason").asText()).isEqualTo("the thread is locked");
    assertThat(told.at("/status").asText()).isEqualTo("open");
    assertThat(rig.json("/api/v1/mentions?q=has:reply").at("/total").asInt()).isZero();
  }

  @Test
  void nobodyWaitsForTheReceiptOfWhatWasDeleted() {
    Receipt receipt = new Receipt(new MentionId("s-none"), Sending.queued("c", Said.NOW));
    assertThat(desk().note(receipt)).isTrue();
    assertThat(rig.intake.commands).isEmpty();
  }

  @Test
  void whatCannotBeReadYetIsNotNoted() {
    Sending queued = queued();
    rig.intake.obey = command -> {};
    Receipt receipt = new Receipt(mention.id(), queued.sent(Said.NOW, Optional.empty()));
    assertThat(new Desk(wiring.get(), System::nanoTime, Duration.ZERO).note(receipt)).isFalse();
  }

  private Sending queued() {
    reply("{\"text\": \"Sorry!\"}");
    return rig.intake.commands.getFirst().sending().orElseThrow();
  }

  private Desk desk() {
    return new Desk(wiring.get());
  }

  private HttpResponse<String> reply(String body) {
    return rig.post(path + "/reply", body, "Content-Type", "application/json");
  }
}
