package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Mention;
import earshot.mention.Rejected;
import earshot.mention.Topics;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a walk tells and what it does not, in all shapes. */
class WalkTest extends WalkScene {
  @ParameterizedTest
  @ValueSource(strings = {"forward", "newest", "window"})
  void tellsEverythingOnceAndThenOnlyNews(String shape) {
    talk(1, 25);
    try (Rig rig = rig(shape, "")) {
      assertThat(ids(rig.walk().said())).hasSize(25).doesNotHaveDuplicates();
      assertThat(rig.forget().walkAfter(MINUTE).said()).isEmpty();
      talk(26, 27);
      assertThat(ids(rig.walkAfter(MINUTE).said())).containsExactlyInAnyOrder("m26", "m27");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"forward", "newest", "window"})
  void goesOnAfterARestart(String shape) {
    talk(1, 25);
    try (Rig rig = rig(shape, "")) {
      rig.walk().restart().forget();
      talk(26, 26);
      assertThat(ids(rig.walkAfter(MINUTE).said())).containsExactly("m26");
      assertThat(rig.coverage().said()).isEqualTo(26);
    }
  }

  @Test
  void whatComesAgainForwardIsHeardAsItIsNow() {
    place.say("m1", "First said", NOW.minusSeconds(60));
    place.say("m1", "And put right", NOW.minusSeconds(60));
    try (Rig rig = rig("forward", "")) {
      assertThat(rig.walk().said())
          .extracting(said -> said.text().orElse(""))
          .containsExactly("First said", "And put right");
      assertThat(rig.forget().walkAfter(MINUTE).said()).isEmpty();
    }
  }

  @Test
  void whoSpeaksForTheBrandMayBeNamedWhenItWasHeardAlready() {
    talk(1, 1);
    try (Rig rig = rig("window", "")) {
      rig.walk().forget();
      place.named();
      assertThat(rig.walkAfter(MINUTE).said())
          .singleElement()
          .satisfies(said -> assertThat(said.answeredAs()).isPresent());
      assertThat(rig.forget().walkAfter(MINUTE).said()).as("once").isEmpty();
    }
  }

  @Test
  void whatIsNotForEverybodyWasTakenBackIfItWasToldBefore() {
    talk(1, 1);
    place.say("m2", TestSource.HIDDEN, NOW.minusSeconds(60));
    try (Rig rig = rig("window", "")) {
      rig.walk();
      assertThat(rig.gone()).as("it was never told").isEmpty();
      assertThat(rig.coverage().gone()).isZero();
      place.edit("m1", TestSource.HIDDEN);
      rig.walkAfter(MINUTE).walkAfter(MINUTE);
      assertThat(rig.gone()).containsExactly("it is not public any more");
    }
  }

  @Test
  void whatMayBeKeptForATimeOnlySaysUntilWhen() {
    talk(1, 1);
    try (Rig rig = rig("newest", ",\"retention\":\"24h\"")) {
      assertThat(rig.walk().said())
          .singleElement()
          .satisfies(said -> assertThat(said.until()).contains(NOW.plus(Duration.ofHours(24))));
    }
    try (Rig rig = rig("newest", "")) {
      assertThat(rig.walk().said())
          .singleElement()
          .satisfies(said -> assertThat(said.until()).isEmpty());
    }
  }

  @Test
  void interruptedWalkGoesOnWhereItWas() {
    talk(1, 25);
    try (Rig rig = rig("newest", "")) {
      place.beforeEach(
          url -> {
            if ("1".equals(url.queryParameter("page"))) {
              place.next(answer(404));
            }
          });
      assertThat(ids(rig.walk().said())).hasSize(10);
      place.beforeEach(url -> {});
      rig.restart().walkAfter(MINUTE);
      assertThat(ids(rig.said())).hasSize(25).doesNotHaveDuplicates();
      assertThat(rig.coverage().problem()).isEmpty();
    }
  }

  @Test
  void whatHappensBetweenPollAndCommitHappensAgain() {
    talk(1, 5);
    try (Rig rig = rig("newest", "")) {
      rig.acknowledging(false).walk();
      assertThat(ids(rig.said())).hasSize(5);
      rig.restart().acknowledging(true).forget().walkAfter(MINUTE);
      assertThat(ids(rig.said())).as("nothing was committed").hasSize(5);
      assertThat(ids(rig.restart().forget().walkAfter(MINUTE).said())).isEmpty();
    }
  }

  @Test
  void fiveThousandForwardWithRestartsInBetween() {
    place.pageSize(100);
    talk(1, 5_000);
    try (Rig rig = rig("forward", ",\"since\":\"60d\"")) {
      int requests = 0;
      while (requests < 60 && rig.said().size() < 5_000) {
        rig.walkPages(1 + requests++ % 3).restart().time().pass(MINUTE);
      }
      assertThat(ids(rig.said())).hasSize(5_000).doesNotHaveDuplicates();
      assertThat(rig.coverage().said()).isEqualTo(5_000);
    }
  }

  @Test
  void pagesMayShiftWhileTheyAreWalked() {
    talk(1, 25);
    try (Rig rig = rig("newest", "")) {
      place.beforeEach(
          url -> {
            if ("1".equals(url.queryParameter("page"))) {
              place.beforeEach(none -> {});
              talk(26, 28);
            }
          });
      assertThat(ids(rig.walk().said())).hasSize(25).doesNotHaveDuplicates();
      assertThat(ids(rig.forget().walkAfter(MINUTE).said()))
          .containsExactlyInAnyOrder("m26", "m27", "m28");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "window"})
  void editsAreToldOnceUnderTheSameId(String shape) {
    talk(1, 5);
    try (Rig rig = rig(shape, "")) {
      rig.walk();
      place.edit("m5", "I changed my mind");
      List<Mention> told = rig.forget().walkAfter(MINUTE).walkAfter(MINUTE).said();
      assertThat(told).hasSize(1);
      assertThat(told.getFirst().text()).contains("I changed my mind");
      assertThat(told.getFirst().collectedAt()).as("first seen").isEqualTo(NOW);
    }
  }

  @Test
  void quietWindowOfFiveHundredSendsNothing() {
    talk(1, 500);
    try (Rig rig = rig("window", "")) {
      assertThat(rig.walk().said()).hasSize(500);
      rig.forget().walkAfter(MINUTE).restart().walkAfter(MINUTE);
      assertThat(rig.said()).isEmpty();
    }
  }

  @Test
  void windowThatTurnedOverIsAGap() {
    talk(1, 5);
    try (Rig rig = rig("window", "")) {
      rig.walk().walkAfter(MINUTE);
      assertThat(rig.coverage().gaps()).isEmpty();
      place.clear();
      talk(11, 15);
      assertThat(rig.walkAfter(MINUTE).coverage().gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).contains("window overrun"));
    }
  }

  @Test
  void newestFirstThatNoLongerReachesBackIsAGap() {
    talk(1, 5);
    try (Rig rig = rig("newest", "")) {
      rig.walk();
      place.clear();
      talk(100, 105);
      assertThat(rig.walkAfter(MINUTE).coverage().gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).contains("no further back"));
    }
  }

  @Test
  void deletedInBetweenIsGoneAfterTwoWalksThatCoverIt() {
    talk(1, 9);
    try (Rig rig = rig("newest", ",\"recheck\":\"2m\"")) {
      rig.walk();
      place.delete("m5");
      rig.forget().walkAfter(MINUTE);
      assertThat(rig.gone()).as("one walk proves nothing").isEmpty();
      rig.walkAfter(MINUTE).walkAfter(MINUTE);
      assertThat(rig.gone()).containsExactly("the place no longer shows it");
      rig.walkAfter(MINUTE).walkAfter(MINUTE).walkAfter(MINUTE);
      assertThat(rig.gone()).as("once").hasSize(1);
    }
  }

  @Test
  void mostVanishingAtOnceIsDoubted() {
    talk(1, 20);
    place.pageSize(50);
    try (Rig rig = rig("newest", ",\"recheck\":\"2m\"")) {
      rig.walk();
      for (int i = 5; i < 20; i++) {
        place.delete("m" + i);
      }
      for (int i = 0; i < 10; i++) {
        rig.walkAfter(MINUTE);
      }
      assertThat(rig.gone()).isEmpty();
      assertThat(rig.coverage().gaps()).singleElement().asString().contains("shrank suddenly");
      rig.walkAfter(Duration.ofHours(1)).walkAfter(MINUTE);
      assertThat(rig.gone()).as("an hour of walks confirmed it").hasSize(15);
    }
  }

  @Test
  void itemsAreAskedForAgainAsTheyAge() {
    place.say("old", "words", NOW.minusSeconds(10));
    place.say("doomed", "words", NOW.minusSeconds(5));
    try (Rig rig = rig("window", ",\"lookup\":true,\"every\":\"1w\"")) {
      rig.walk();
      place.edit("old", "other words");
      place.delete("doomed");
      rig.forget().walkAfter(Duration.ofMinutes(30));
      assertThat(rig.records()).as("too young").isEmpty();
      rig.walkAfter(Duration.ofMinutes(30));
      assertThat(ids(rig.said())).containsExactly("old");
      assertThat(rig.gone()).containsExactly("the place answers 404");
      int asked = place.asked().size();
      rig.restart().walkAfter(Duration.ofMinutes(59));
      assertThat(place.asked()).as("the next look is at two hours").hasSizeLessThan(asked + 2);
      rig.walkAfter(Duration.ofMinutes(2));
      assertThat(place.asked().getLast().getTarget()).isEqualTo("/item/old");
    }
  }

  @Test
  void whatWasSaidBeforeTheStartIsBackfilledAndWhatLiesTooFarBackIsLeft() {
    place.say("ancient", "x", NOW.minus(Duration.ofDays(40)));
    place.say("before", "x", NOW.minus(Duration.ofDays(20)));
    try (Rig rig = rig("newest", "")) {
      assertThat(rig.walk().said())
          .singleElement()
          .satisfies(m -> assertThat(m.backfilled()).isTrue());
      place.say("after", "x", NOW.plusSeconds(30));
      assertThat(rig.forget().walkAfter(MINUTE).said())
          .singleElement()
          .satisfies(m -> assertThat(m.backfilled()).isFalse());
    }
  }

  @Test
  void aTimeFromTheFutureIsNotBelieved() {
    place.say("liar", "x", NOW.plus(Duration.ofDays(300)));
    try (Rig rig = rig("newest", "")) {
      Mention liar = rig.walk().said().getFirst();
      assertThat(liar.publishedAt()).isEmpty();
      assertThat(liar.at()).isEqualTo(NOW);
      place.say("honest", "x", NOW.plusSeconds(20));
      assertThat(ids(rig.forget().walkAfter(MINUTE).said())).containsExactly("honest");
    }
  }

  @Test
  void oneFeedOfTwoBrandsIsWalkedOnce() {
    talk(1, 3);
    String url = server.url("/").toString();
    String each = "{\"base-url\":\"%s\",\"shape\":\"newest\",\"brands\":[\"%s\"],\"match\":\"%s\"}";
    String places =
        "[" + each.formatted(url, "Acme", "query") + "," + each.formatted(url, "Best", "all") + "]";
    try (Rig rig = new Rig(new TestSource(), places)) {
      assertThat(rig.walk().said())
          .hasSize(3)
          .allSatisfy(m -> assertThat(m.brands()).containsExactly("Acme", "Best"))
          .allSatisfy(m -> assertThat(m.byQuery()).isFalse());
      assertThat(place.asked()).hasSize(1);
    }
  }

  @Test
  void aBudgetThatIsUsedUpWaitsForMidnight() {
    place.pageSize(2);
    talk(1, 10);
    try (Rig rig = rig("newest", ",\"budget\":3")) {
      rig.walk().walkAfter(MINUTE);
      assertThat(place.asked()).hasSize(3);
      assertThat(rig.coverage().budgetLeft()).contains(0L);
      assertThat(rig.coverage().problem())
          .hasValueSatisfying(why -> assertThat(why).contains("budget"));
      rig.restart().walkAfter(Duration.ofHours(12));
      assertThat(ids(rig.said())).hasSize(10).doesNotHaveDuplicates();
    }
  }

  @Test
  void aBudgetOfMoneyCountsCallsAndItemsAlsoOverARestart() {
    place.pageSize(2);
    talk(1, 10);
    String prices = ",\"price-per-call\":\"0.01\",\"price-per-item\":0.001";
    try (Rig rig = rig("newest", ",\"budget\":\"0.03 USD\"" + prices)) {
      rig.walk();
      assertThat(place.asked()).as("0.012 each").hasSize(3);
      assertThat(rig.coverage().budgetLeft()).contains(0L);
      assertThat(rig.coverage().problem()).contains("the budget of 0.03 USD a day is used up");
      rig.restart().walkAfter(MINUTE).restart().walkAfter(Duration.ofHours(3));
      assertThat(place.asked()).as("the same day").hasSize(3);
      rig.walkAfter(Duration.ofHours(9));
      assertThat(ids(rig.said())).hasSize(10).doesNotHaveDuplicates();
      assertThat(rig.coverage().problem()).isEmpty();
    }
  }

  @Test
  void aPlaceThatIsDownIsAskedLessAndLessAndSaidToBe() {
    talk(1, 3);
    place.beforeEach(url -> place.next(answer(500)));
    try (Rig rig = rig("newest", "")) {
      rig.walk();
      assertThat(rig.coverage().problem())
          .hasValueSatisfying(why -> assertThat(why).contains("500"));
      place.beforeEach(url -> {});
      assertThat(ids(rig.walkAfter(MINUTE).said())).hasSize(3);
      assertThat(rig.coverage().problem()).isEmpty();
    }
  }

  @Test
  void aPageThatComesBackForEverEndsWithAGap() {
    talk(1, 3);
    place.beforeEach(
        url ->
            place.next(
                TestPlace.json(
                    earshot.mention.MentionJson.MAPPER
                        .createObjectNode()
                        .put("next", "1")
                        .set("items", earshot.mention.MentionJson.MAPPER.createArrayNode()))));
    try (Rig rig = rig("newest", "")) {
      assertThat(rig.walk().coverage().gaps())
          .singleElement()
          .satisfies(gap -> assertThat(gap.reason()).contains("twice"));
      assertThat(place.asked()).hasSize(2);
    }
  }

  @Test
  void anUnchangedPageTellsNothingAndForgetsNothing() {
    talk(1, 3);
    try (Rig rig = rig("newest", ",\"recheck\":\"30d\"")) {
      place.tag("v1");
      assertThat(ids(rig.walk().said())).hasSize(3);
      for (int day = 0; day < 40; day++) {
        place.next(answer(304));
        rig.forget().walkAfter(Duration.ofHours(24));
        assertThat(rig.records()).as("only the ledger").hasSize(1);
      }
      assertThat(place.asked().getLast().getHeaders().get("If-None-Match")).isEqualTo("v1");
      assertThat(ids(rig.forget().walkAfter(MINUTE).said())).isEmpty();
    }
  }

  @Test
  void aLoginPageWithANonceIsPutAsideOnce() {
    try (Rig rig = rig("newest", "")) {
      for (int i = 0; i < 5; i++) {
        place.next(new MockResponse.Builder().body("<html>log in, nonce " + i).build());
        rig.walkAfter(Duration.ofMinutes(2));
      }
      assertThat(rig.values(Topics.REJECTED.name(), Rejected.class)).hasSize(1);
    }
  }
}
