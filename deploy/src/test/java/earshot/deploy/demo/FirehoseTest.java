package earshot.deploy.demo;

import static earshot.deploy.demo.Visitor.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirehoseTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final Visitor visitor;
  private final OkHttpClient client = new OkHttpClient();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  FirehoseTest() throws Exception {
    visitor = new Visitor();
  }

  @AfterEach
  void close() {
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    visitor.close();
  }

  @Test
  void aCursorBringsWhatHappenedSinceAndThenWhatHappensNow() throws Exception {
    visitor.later(Duration.ofMinutes(2));
    listen(START);
    List<JsonNode> before = next(50);
    assertThat(before).extracting(FirehoseTest::at).isSorted().allMatch(START::isBefore);
    heard.clear();
    Instant then = visitor.now();
    visitor.later(Duration.ofMinutes(1));
    assertThat(at(next(20).getLast())).isAfter(then);
  }

  @Test
  void aPostIsMadeChangedAndTakenBackUnderOneKey() {
    Utterance gone =
        visitor.town.said(START.plus(DAY)).stream()
            .filter(said -> said.channel() == Channel.BLUESKY && said.gone())
            .filter(
                said -> said.editedAt().filter(at -> at.isBefore(said.goneAt().get())).isPresent())
            .findFirst()
            .orElseThrow();
    List<JsonNode> told =
        Commit.of(gone, visitor.town, START.minus(DAY), START.plus(DAY))
            .<JsonNode>map(Commit::json)
            .toList();
    assertThat(told)
        .extracting(event -> event.at("/commit/operation").asText())
        .containsExactly("create", "update", "delete");
    assertThat(told)
        .extracting(event -> event.at("/commit/rkey").asText())
        .containsOnly(told.getFirst().at("/commit/rkey").asText());
    assertThat(told.get(1).at("/commit/record/text").asText())
        .isEqualTo(gone.text())
        .startsWith(told.get(0).at("/commit/record/text").asText());
    assertThat(told.get(2).at("/commit").has("record")).isFalse();
  }

  @Test
  void nothingChangesAfterItWasTakenBack() {
    assertThat(visitor.town.said(START.plus(DAY)))
        .filteredOn(Utterance::gone)
        .allSatisfy(
            said ->
                assertThat(Commit.of(said, visitor.town, Instant.EPOCH, START.plus(DAY)))
                    .last()
                    .extracting(Commit::operation)
                    .isEqualTo(Commit.Operation.DELETE));
  }

  @Test
  void mostOfTheWorldSpeaksOfSomethingElse() throws Exception {
    visitor.later(Duration.ofMinutes(5));
    listen(START);
    List<String> texts =
        next(100).stream().map(event -> event.at("/commit/record/text").asText()).toList();
    List<String> own =
        visitor.town.said(visitor.now()).stream()
            .filter(said -> said.channel() == Channel.BLUESKY)
            .map(said -> visitor.town.find(said.number(), said.saidAt()).orElseThrow().text())
            .toList();
    assertThat(texts).filteredOn(own::contains).hasSizeBetween(1, 25);
  }

  private void listen(Instant from) {
    long cursor = ChronoUnit.MICROS.between(Instant.EPOCH, from);
    Request request =
        new Request.Builder()
            .url(
                visitor.url()
                    + Firehose.PATH
                    + "?wantedCollections="
                    + Commit.POSTS
                    + "&cursor="
                    + cursor)
            .build();
    client.newWebSocket(
        request,
        new WebSocketListener() {
          @Override
          public void onMessage(WebSocket socket, String text) {
            heard.add(text);
          }
        });
  }

  private List<JsonNode> next(int many) throws Exception {
    List<JsonNode> events = new ArrayList<>();
    while (events.size() < many) {
      String message = heard.poll(10, TimeUnit.SECONDS);
      assertThat(message).as("message %d of %d", events.size() + 1, many).isNotNull();
      events.add(new ObjectMapper().readTree(message));
    }
    return events;
  }

  private static Instant at(JsonNode event) {
    return Instant.EPOCH.plus(event.path("time_us").asLong(), ChronoUnit.MICROS);
  }
}
