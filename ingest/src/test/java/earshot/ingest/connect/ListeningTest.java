package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.PromptServers;
import earshot.mention.Coverage;
import earshot.mention.Mention;
import earshot.mention.Rejected;
import earshot.mention.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listening to a place that speaks by itself. */
class ListeningTest {
  private static final Instant NOW = Rig.START;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final MockWebServer server = PromptServers.server();
  private final LiveTown town = new LiveTown();

  @BeforeEach
  void open() throws IOException {
    server.setDispatcher(town);
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Rig rig() {
    return rig("\"since\": \"1h\", ");
  }

  private Rig rig(String more) {
    return new Rig(
        new LiveSource(),
        "[{%s\"base-url\": \"%s\", \"every\": \"1m\"}]".formatted(more, server.url("/")));
  }

  private static List<String> ids(Rig rig) {
    return rig.said().stream().map(Mention::nativeId).toList();
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  @Test
  void goesOnWhereItWasAlsoAfterARestart() {
    town.say("ada/1", "one", NOW.minusSeconds(30));
    try (Rig rig = rig()) {
      rig.walk();
      town.say("ada/2", "two", NOW.plusSeconds(30));
      rig.walkAfter(MINUTE);
      town.say("bob/3", "three", NOW.plusSeconds(90));
      rig.restart().walkAfter(MINUTE);
      assertThat(ids(rig)).containsExactly("ada/1", "ada/2", "bob/3");
    }
    assertThat(town.cursors())
        .containsExactly(
            millis(NOW.minus(Duration.ofHours(1))),
            millis(NOW.minusSeconds(30)),
            millis(NOW.plusSeconds(30)));
  }

  @Test
  void whatKafkaDidNotTakeIsHeardAgain() {
    town.say("ada/1", "one", NOW.minusSeconds(30));
    try (Rig rig = rig()) {
      rig.acknowledging(false).walk();
      rig.acknowledging(true).forget().restart().walkAfter(MINUTE);
      assertThat(ids(rig)).containsExactly("ada/1");
    }
  }

  @Test
  void withoutAWishItBeginsNow() {
    town.say("ada/1", "long ago", NOW.minusSeconds(30));
    try (Rig rig = rig("")) {
      assertThat(rig.walk().said()).isEmpty();
    }
    assertThat(town.cursors()).containsExactly(millis(NOW));
  }

  @Test
  void anOpenLineIsHeardAsItSpeaks() {
    town.staysOnTheLine();
    town.say("ada/1", "one", NOW.minusSeconds(30));
    try (Rig rig = rig()) {
      assertThat(ids(rig.walk())).containsExactly("ada/1");
      town.say("ada/2", "two", NOW.plusSeconds(5));
      assertThat(ids(rig.walkAfter(Duration.ofSeconds(10)))).containsExactly("ada/1", "ada/2");
      assertThat(rig.coverage().problem()).isEmpty();
      assertThat(rig.coverage().complete())
          .containsExactly(new Coverage.Span(NOW.minusSeconds(30), NOW.plusSeconds(5)));
    }
    assertThat(town.cursors()).hasSize(1);
  }

  @Test
  void thousandsOfWordsComeThroughASmallBufferInOrder() {
    for (int i = 0; i < 5_000; i++) {
      town.say("ada/" + i, "word " + i, NOW.minusSeconds(100).plusMillis(i));
    }
    try (Rig rig = rig()) {
      assertThat(ids(rig.walk())).hasSize(5_000).doesNotHaveDuplicates().endsWith("ada/4999");
    }
  }

  @Test
  void deathAmidThousandsOfWordsLosesNoneAndTellsNoneTwice() {
    for (int i = 0; i < 5_000; i++) {
      town.say("ada/" + i, "word " + i, NOW.minusSeconds(100).plusMillis(i));
    }
    try (Rig rig = rig()) {
      assertThat(ids(rig.walkPages(1))).hasSize(1_000);
      town.say("bob/1", "in between", NOW.minusSeconds(50));
      rig.walkPages(0);
      rig.restart().walkAfter(MINUTE);
      assertThat(ids(rig)).hasSize(5_001).doesNotHaveDuplicates().contains("ada/4999", "bob/1");
    }
  }

  @Test
  void anEditIsANewVersionAndADeletionIsOne() {
    town.say("ada/1", "one", NOW.minusSeconds(30));
    town.say("ada/1", "one, said better", NOW.minusSeconds(20));
    town.takeBack("ada/1", NOW.minusSeconds(10));
    try (Rig rig = rig()) {
      assertThat(rig.walk().said())
          .extracting(Mention::words)
          .containsExactly("one", "one, said better");
      assertThat(rig.gone()).containsExactly("the place says that it was taken back");
    }
  }

  @Test
  void whatStrangersTakeBackIsNoNews() {
    town.say("ada/1", "one", NOW.minusSeconds(30));
    town.takeBack("bob/9", NOW.minusSeconds(20));
    try (Rig rig = rig()) {
      assertThat(rig.walk().gone()).isEmpty();
      assertThat(rig.coverage().gone()).isZero();
    }
  }

  @Test
  void whoLeavesTakesBackAllOfTheirsAndNothingElse() {
    town.say("ada/1", "one", NOW.minusSeconds(30));
    town.say("ada/2", "two", NOW.minusSeconds(29));
    town.say("adam/3", "three", NOW.minusSeconds(28));
    town.leave("ada/", NOW.minusSeconds(10));
    try (Rig rig = rig()) {
      rig.walk();
      assertThat(rig.records())
          .filteredOn(r -> r.topic().equals(Topics.RAW.name()) && r.value() == null)
          .hasSize(2);
      assertThat(rig.coverage().gone()).isEqualTo(2);
      rig.restart().walkAfter(MINUTE);
      assertThat(rig.coverage().gone()).isEqualTo(2);
    }
  }

  @Test
  void whatThePlaceNoLongerHasIsAGap() {
    town.say("ada/1", "one", NOW.minusSeconds(30));
    try (Rig rig = rig()) {
      rig.walk();
      town.forget();
      Instant back = NOW.plus(Duration.ofDays(2));
      town.say("ada/2", "two", back);
      rig.restart().walkAfter(Duration.ofDays(3));
      assertThat(rig.coverage().gaps())
          .containsExactly(
              new Coverage.Gap(
                  NOW.minusSeconds(30),
                  back,
                  "the place no longer had what was said while nobody listened"));
      assertThat(rig.coverage().complete())
          .containsExactly(
              new Coverage.Span(NOW.minusSeconds(30), NOW.minusSeconds(30)),
              new Coverage.Span(back, back));
    }
  }

  @Test
  void silenceIsNoGap() {
    town.say("ada/1", "one", NOW.minusSeconds(30));
    try (Rig rig = rig()) {
      rig.walk();
      town.say("ada/2", "two", NOW.plus(Duration.ofHours(20)));
      rig.walkAfter(Duration.ofHours(21));
      assertThat(rig.coverage().gaps()).isEmpty();
      assertThat(rig.coverage().complete())
          .containsExactly(new Coverage.Span(NOW.minusSeconds(30), NOW.plus(Duration.ofHours(20))));
    }
  }

  @Test
  void whatCannotBeUnderstoodWaitsInQuarantineAndTheRestIsHeard() {
    town.say("ada/1", "one", NOW.minusSeconds(30));
    town.mumble("<mumble 1>", NOW.minusSeconds(20));
    town.mumble("<mumble 2>", NOW.minusSeconds(19));
    town.say("ada/2", "two", NOW.minusSeconds(10));
    town.staysOnTheLine();
    try (Rig rig = rig()) {
      assertThat(ids(rig.walk())).containsExactly("ada/1", "ada/2");
      assertThat(rig.values(Topics.REJECTED.name(), Rejected.class)).hasSize(1);
      assertThat(rig.coverage().problem()).as("after a good word").isEmpty();

      town.mumble("<mumble 3>", NOW.plusSeconds(5));
      rig.walkAfter(MINUTE);
      assertThat(rig.coverage().problem().orElseThrow()).contains("not what this place gives");
    }
  }

  @Test
  void aPlaceThatIsNotThereIsAskedEverMoreRarelyAndTheReasonIsInTheLedger() {
    for (int i = 0; i < 100; i++) {
      town.next(WalkScene.answer(404));
    }
    try (Rig rig = rig()) {
      rig.walk();
      assertThat(rig.coverage().problem().orElseThrow()).contains("answers 404");
      for (int i = 0; i < 60; i++) {
        rig.walkAfter(MINUTE);
      }
    }
    assertThat(town.cursors()).hasSizeBetween(10, 70);
  }

  @Test
  void anEndOfTheConnectionIsAProblemUntilTheNextWord() {
    town.say("ada/1", "one", NOW.minusSeconds(30));
    try (Rig rig = rig()) {
      rig.walk();
      assertThat(rig.coverage().problem())
          .contains("the place closed the connection: 1000 good night");
      town.staysOnTheLine();
      town.say("ada/2", "two", NOW.plusSeconds(30));
      assertThat(rig.walkAfter(MINUTE).coverage().problem()).isEmpty();
      assertThat(rig.coverage().lastSuccess()).contains(rig.time().instant());
    }
  }
}
