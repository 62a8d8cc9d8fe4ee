package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.connect.ReplyRig;
import earshot.ingest.connect.Rig;
import earshot.mention.Kind;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
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
import java.util.function.BiConsumer;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Entities;
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

  private final MockWebServer server = PromptServers.server();
  private final ConcurrentLinkedDeque<MockResponse> script = new ConcurrentLinkedDeque<>();
  private final List<RecordedRequest> sent = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private boolean breaks;

  protected abstract Source source();

  /** Settings of one place as the inside of a JSON object, with this key and the server. */
  protected abstract String settings(HttpUrl server, String key);

  /** The account whose mentions are answered, and what is answered there. */
  protected abstract String account(HttpUrl server);

  protected abstract String nativeId();

  protected Kind kind() {
    return Kind.COMMENT;
  }

  protected Optional<String> thread() {
    return Optional.empty();
  }

  protected Optional<String> url() {
    return Optional.empty();
  }

  /** Whether this request sends an answer. */
  protected abstract boolean sends(RecordedRequest request);

  /** The words that such a request sends. */
  protected abstract String words(RecordedRequest request) throws IOException;

  /** What the place answers when it has taken one. */
  protected abstract String taken();

  /** What the place shows where answers stand: these are there. */
  protected abstract String shown(List<String> answers);

  /** What is answered to a request for a token. */
  protected Optional<String> aside(RecordedRequest request) {
    boolean token = request.getUrl().encodedPath().endsWith("token");
    return Optional.of("{\"access_token\": \"t\", \"expires_in\": 86400}").filter(t -> token);
  }

  /** What the place calls the answer. */
  protected Optional<String> name() {
    return Optional.empty();
  }

  /** Whether it can be asked whether an answer is there, or knows one again. */
  protected boolean knowsAnswers() {
    return true;
  }

  /** Whether another answer takes the place of the one before. */
  protected boolean replaces() {
    return false;
  }

  @BeforeEach
  final void open() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return respond(request);
          }
        });
    server.start();
  }

  @AfterEach
  final void close() {
    server.close();
  }

  private synchronized MockResponse respond(RecordedRequest request) {
    Optional<String> aside = aside(request);
    if (aside.isPresent()) {
      return new MockResponse.Builder().body(aside.get()).build();
    }
    if (!sends(request)) {
      return new MockResponse.Builder().body(shown(List.copyOf(shown))).build();
    }
    sent.add(request);
    MockResponse scripted = script.poll();
    return scripted == null ? take(request) : scripted;
  }

  private MockResponse take(RecordedRequest request) {
    if (replaces()) {
      shown.clear();
    }
    shown.add(wordsOf(request));
    if (breaks) {
      breaks = false;
      return new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build();
    }
    return new MockResponse.Builder().body(taken()).build();
  }

  /** The JSON that a request sends. */
  protected static JsonNode body(RecordedRequest request) throws IOException {
    return MentionJson.MAPPER.readTree(request.getBody().utf8());
  }

  /** A field of the form that a request sends. */
  protected static String form(RecordedRequest request, String field) {
    HttpUrl form = HttpUrl.get("http://form.example/?" + request.getBody().utf8());
    return String.valueOf(form.queryParameter(field));
  }

  /** A list of objects, one an answer. */
  protected static ArrayNode list(List<String> answers, BiConsumer<ObjectNode, String> render) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    answers.forEach(answer -> render.accept(list.addObject(), answer));
    return list;
  }

  /** The words as a page shows them. */
  protected static String html(String words) {
    return "<p>" + Entities.escape(words).replace("\n", "<br>") + "</p>";
  }

  private String wordsOf(RecordedRequest request) {
    try {
      return words(request);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private ReplyRig rig() {
    return new ReplyRig(
        source(), "[{%s, \"replies\": true}]".formatted(settings(server.url("/"), KEY)));
  }

  private ReplyOrder reply(String text) {
    return new ReplyOrder(
        "c-1",
        MentionId.of(source().name(), account(server.url("/")), nativeId()),
        source().name(),
        account(server.url("/")),
        nativeId(),
        kind(),
        thread(),
        url(),
        text,
        Optional.of("mara"),
        Rig.START);
  }

  @Test
  final void anAnswerArrivesOnceWithItsWords() {
    try (ReplyRig rig = rig()) {
      Sending state = rig.settle(reply(TEXT));
      assertThat(state.state()).isEqualTo(State.SENT);
      assertThat(state.nativeId()).isEqualTo(name());
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
    assumeThat(knowsAnswers()).as("%s can be asked", source().name()).isTrue();
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
    String silent = "[{%s}]".formatted(settings(server.url("/"), KEY));
    try (ReplyRig rig = new ReplyRig(source(), silent)) {
      assertThat(rig.bring(reply(TEXT))).isEmpty();
      assertThat(sent).isEmpty();
      assertThat(rig.receipts()).isEmpty();
    }
  }
}
