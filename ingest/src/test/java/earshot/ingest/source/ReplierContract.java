package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import earshot.ingest.connect.ReplyRig;
import earshot.ingest.connect.Rig;
import earshot.mention.MentionId;
import earshot.mention.Receipt;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import earshot.mention.Sending.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What everything owes that answers mentions of a place, sent through the real runtime to a real
 * local server: an answer arrives once whatever breaks, and people learn what became of it.
 */
public abstract class ReplierContract {
  /** What is answered; any quote, line or sign must get through. */
  protected static final String TEXT = "We are \"sorry\", Ադա &\ncome back";

  private static final String KEY = "s3cret-key-of-shop";

  private MockWebServer server = PromptServers.server();
  private final ConcurrentLinkedDeque<MockResponse> script = new ConcurrentLinkedDeque<>();
  private final List<RecordedRequest> sent = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private boolean breaks;

  private final AnsweredPlace place;

  protected ReplierContract(AnsweredPlace place) {
    this.place = place;
  }

  @BeforeEach
  final void open() throws IOException {
    server = PromptServers.started(this::respond);
  }

  @AfterEach
  final void close() {
    server.close();
  }

  private synchronized MockResponse respond(RecordedRequest request) {
    if (request.getUrl().encodedPath().endsWith(place.door)) {
      return new MockResponse.Builder().body(place.letsIn).build();
    }
    if (!sends(request)) {
      return new MockResponse.Builder().body(look()).build();
    }
    sent.add(request);
    MockResponse scripted = script.poll();
    return scripted == null ? take(request) : scripted;
  }

  private boolean sends(RecordedRequest request) {
    return request.getMethod().equals(place.method)
        && request.getTarget().equals(place.target.replace("KEY", KEY));
  }

  private String look() {
    return place
        .shows
        .map(answers -> answers.apply(List.copyOf(shown)))
        .orElseThrow(() -> new IllegalStateException("it was not said what this place shows"));
  }

  /** Whether it can be asked whether an answer is there, or has room for one only. */
  private boolean knowsAnswers() {
    return place.replaces || place.shows.isPresent();
  }

  private MockResponse take(RecordedRequest request) {
    if (place.replaces) {
      shown.clear();
    }
    shown.add(wordsOf(request));
    if (breaks) {
      breaks = false;
      return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    }
    return new MockResponse.Builder().body(place.taken).build();
  }

  private String wordsOf(RecordedRequest request) {
    try {
      return place.words.of(request);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ReplyRig rig() {
    return new ReplyRig(place.source, "[{%s, \"replies\": true}]".formatted(settings()));
  }

  private String settings() {
    return filled(place.settings + ", \"base-url\": \"SERVER\"");
  }

  private String filled(String template) {
    HttpUrl url = server.url("/");
    return template
        .replace("KEY", KEY)
        .replace("HOST", url.host() + ":" + url.port())
        .replace("SERVER", url.toString());
  }

  private ReplyOrder reply(String text) {
    String account = filled(place.account);
    return new ReplyOrder(
        "c-1",
        MentionId.of(place.source.name(), account, place.nativeId),
        place.source.name(),
        account,
        place.nativeId,
        place.kind,
        place.thread,
        place.url,
        text,
        Optional.of("mara"),
        Rig.START);
  }

  @Test
  final void anAnswerArrivesOnceWithItsWords() {
    try (ReplyRig rig = rig()) {
      Sending state = rig.settle(reply(TEXT));
      assertThat(state.state()).isEqualTo(State.SENT);
      assertThat(state.nativeId()).isEqualTo(place.name);
      assertThat(shown).containsExactly(TEXT);
      rig.settle(reply(TEXT));
      assertThat(sent).hasSize(1);
    }
  }

  @Test
  final void thatItLeavesIsWrittenDownBeforeItDoes() {
    try (ReplyRig rig = rig()) {
      rig.settle(reply(TEXT));
      assertThat(rig.receipts())
          .extracting(receipt -> receipt.sending().state())
          .containsExactly(State.SENDING, State.SENT);
    }
  }

  @Test
  final void whoDiesAfterSendingDoesNotSendTwice() {
    try (ReplyRig rig = rig()) {
      isSentOrUnknown(rig.dieAfterSending(reply(TEXT)).settle(reply(TEXT)));
      assertThat(shown).containsExactly(TEXT);
    }
  }

  @Test
  final void aConnectionThatBreaksAfterItArrivedMakesNoSecondOne() {
    breaks = true;
    try (ReplyRig rig = rig()) {
      isSentOrUnknown(rig.settle(reply(TEXT)));
      assertThat(shown).containsExactly(TEXT);
    }
  }

  private void isSentOrUnknown(Sending state) {
    if (knowsAnswers()) {
      assertThat(state.state()).isEqualTo(State.SENT);
    } else {
      assertThat(state.why().orElseThrow()).contains("may have been sent");
    }
  }

  @Test
  final void whatDidNotArriveIsSentAgain() {
    assumeThat(knowsAnswers()).as("%s can be asked", place.source.name()).isTrue();
    script.add(new MockResponse.Builder().code(502).build());
    try (ReplyRig rig = rig()) {
      assertThat(rig.settle(reply(TEXT)).state()).isEqualTo(State.SENT);
      assertThat(shown).containsExactly(TEXT);
      assertThat(sent).hasSize(2);
    }
  }

  @Test
  final void aPlaceThatAsksForTimeGetsIt() {
    script.add(new MockResponse.Builder().code(429).addHeader("Retry-After", "300").build());
    try (ReplyRig rig = rig()) {
      assertThat(rig.bring(reply(TEXT))).isPresent();
      assertThat(rig.state().state()).isEqualTo(State.QUEUED);
      assertThat(rig.settle(reply(TEXT)).state()).isEqualTo(State.SENT);
      assertThat(rig.time().instant()).isAfterOrEqualTo(Rig.START.plusSeconds(300));
      assertThat(shown).containsExactly(TEXT);
    }
  }

  @Test
  final void aRefusalIsToldWithItsReasonAndWithoutAKey() {
    script.add(
        new MockResponse.Builder().code(403).body("{\"error\": \"%s\"}".formatted(KEY)).build());
    try (ReplyRig rig = rig()) {
      Sending state = rig.settle(reply(TEXT));
      assertThat(state.state()).isEqualTo(State.REFUSED);
      assertThat(state.why()).isPresent();
      assertThat(rig.receipts()).extracting(Receipt::toString).noneMatch(r -> r.contains(KEY));
      assertThat(rig.settle(reply(TEXT)).state()).isEqualTo(State.REFUSED);
      assertThat(sent).hasSize(1);
    }
  }

  @Test
  final void whatBreaksTheRulesStaysHere() {
    try (ReplyRig rig = rig()) {
      Sending state = rig.settle(reply("ա".repeat(100_000)));
      assertThat(state.state()).isEqualTo(State.REFUSED);
      assertThat(state.why().orElseThrow()).contains("at most");
      assertThat(sent).isEmpty();
    }
  }

  @Test
  final void afterHalfADayNobodyWaits() {
    try (ReplyRig rig = rig()) {
      rig.time().pass(Duration.ofHours(13));
      assertThat(rig.settle(reply(TEXT)).why().orElseThrow()).contains("12 hours");
      assertThat(sent).isEmpty();
    }
  }

  @Test
  final void withoutBeingToldNothingIsSent() {
    String silent = "[{%s}]".formatted(settings());
    try (ReplyRig rig = new ReplyRig(place.source, silent)) {
      assertThat(rig.bring(reply(TEXT))).isEmpty();
      assertThat(sent).isEmpty();
      assertThat(rig.receipts()).isEmpty();
    }
  }
}
