package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.fetch.Fetcher;
import earshot.ingest.fetch.Manners;
import earshot.ingest.fetch.Throttle;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.PromptServers;
import earshot.ingest.source.Replier;
import earshot.mention.Kind;
import earshot.mention.MentionId;
import earshot.mention.Receipt;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import earshot.mention.Sending;
import earshot.mention.Sending.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place that can neither be asked nor knows an answer again. */
class CourierTest {
  private final MockWebServer server = PromptServers.server();
  private final FakeTime time = new FakeTime(Rig.START);
  private final Fetcher fetcher = new Fetcher(time, time, new Throttle(), "Earshot/test", true);
  private final List<Sending> receipts = new ArrayList<>();
  private final Courier courier =
      new Courier(
          Map.of("a", new Courier.Addressee(new Blind(), new Secrets(Set.of()))),
          book(),
          new Tools(time, time, new Throttle(), new Random(7), fetcher));

  private final class Blind implements Replier {
    @Override
    public String account() {
      return "a";
    }

    @Override
    public ReplyRules rules() {
      return ReplyRules.upTo(100, Unit.CHARACTERS);
    }

    @Override
    public Request request(ReplyOrder reply) {
      return new Request.Builder()
          .url(server.url("/answer"))
          .post(RequestBody.create(reply.text(), null))
          .build();
    }

    @Override
    public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
      return Optional.of(answer.json().required("id").asText());
    }
  }

  private ReceiptBook book() {
    return new ReceiptBook() {
      @Override
      public Optional<Sending> of(String reply) {
        return receipts.isEmpty() ? Optional.empty() : Optional.of(receipts.getLast());
      }

      @Override
      public void put(Receipt receipt) {
        receipts.add(receipt.sending());
      }

      @Override
      public Optional<String> token(String credential) {
        return Optional.empty();
      }

      @Override
      public void keep(String credential, String locked) {
        throw new AssertionError("nobody exchanges tokens here");
      }
    };
  }

  @BeforeEach
  void open() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    fetcher.close();
    server.close();
  }

  @Test
  void whatMayHaveArrivedIsNotSentAgainAndPeopleAreTold() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().code(500).build());
    assertThat(courier.bring(reply("a"))).contains(Rig.START.plusSeconds(60));
    assertThat(receipts.getLast().state()).isEqualTo(State.SENDING);
    time.pass(Duration.ofMinutes(1));
    assertThat(courier.bring(reply("a"))).isEmpty();
    assertThat(receipts.getLast().state()).isEqualTo(State.REFUSED);
    assertThat(receipts.getLast().why().orElseThrow()).contains("may have been sent");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void anAnswerWithoutItsNameMeansThatNobodyKnows() throws InterruptedException {
    server.enqueue(new MockResponse.Builder().body("<html>Welcome</html>").build());
    assertThat(courier.bring(reply("a"))).isPresent();
    assertThat(receipts.getLast().state()).isEqualTo(State.SENDING);
  }

  @Test
  void aKeptConnectionThatThePlaceClosedIsNotUsed() throws InterruptedException {
    server.enqueue(
        new MockResponse.Builder()
            .body("{}")
            .onResponseEnd(new SocketEffect.CloseSocket())
            .build());
    server.enqueue(new MockResponse.Builder().body("{\"id\": \"9\"}").build());
    Request look = new Request.Builder().url(server.url("/look")).build();
    fetcher.fetch(look, new Manners(false, Duration.ZERO, Optional.empty()));
    assertThat(courier.bring(reply("a"))).isEmpty();
    assertThat(receipts.getLast().nativeId()).contains("9");
  }

  @Test
  void whatIsForOthersIsLeftToThem() throws InterruptedException {
    assertThat(courier.bring(reply("b"))).isEmpty();
    assertThat(receipts).isEmpty();
  }

  private static ReplyOrder reply(String account) {
    return new ReplyOrder(
        "c-1",
        MentionId.of("test", account, "m1"),
        "test",
        account,
        "m1",
        Kind.COMMENT,
        Optional.empty(),
        Optional.empty(),
        "Sorry!",
        Optional.empty(),
        Rig.START);
  }
}
