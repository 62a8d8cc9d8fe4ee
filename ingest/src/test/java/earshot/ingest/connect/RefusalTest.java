package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Mention;
import earshot.mention.Rejected;
import earshot.mention.Topics;
import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a place says in the body of an answer counts more than its status. */
class RefusalTest extends WalkScene {
  private static final String QUOTA = "{\"refused\": \"TOO_MUCH\", \"for\": 3600}";

  private static MockResponse answer(int status, String body) {
    return new MockResponse.Builder().code(status).body(body).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 403})
  void aQuotaThatIsUsedUpIsWaitedFor(int status) {
    talk(1, 3);
    try (Rig rig = rig("newest", "")) {
      place.next(answer(status, QUOTA));
      assertThat(rig.walk().coverage().problem()).contains("it says TOO_MUCH");
      assertThat(rig.values(Topics.REJECTED.name(), Rejected.class)).isEmpty();
      rig.walkAfter(Duration.ofMinutes(59));
      assertThat(place.asked()).hasSize(1);
      assertThat(ids(rig.walkAfter(MINUTE).said())).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"PASSING,3", "TOO_MUCH,3", "FORBIDDEN,1"})
  void onlyWhatMayPassIsAskedAgainOnTheSpot(String kind, int asked) {
    try (Rig rig = rig("newest", "")) {
      for (int i = 0; i < 3; i++) {
        place.next(answer(400, "{\"refused\": \"" + kind + "\"}"));
      }
      assertThat(rig.walk().coverage().problem()).contains("it says " + kind);
      assertThat(place.asked()).hasSize(asked);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400})
  void anItemThatIsGoneIsTakenBack(int status) {
    place.say("doomed", "words", NOW.minusSeconds(5));
    try (Rig rig = rig("window", ",\"lookup\":true,\"every\":\"1w\"")) {
      rig.walk();
      place.next(answer(status, "{\"refused\": \"GONE\"}"));
      rig.walkAfter(Duration.ofHours(1));
      assertThat(rig.gone()).containsExactly("the place answers " + status);
      assertThat(rig.values(Topics.REJECTED.name(), Rejected.class)).isEmpty();
    }
  }

  @Test
  void aLookupThatIsRefusedForNowTakesNothingBack() {
    place.say("kept", "words", NOW.minusSeconds(5));
    try (Rig rig = rig("window", ",\"lookup\":true,\"every\":\"1w\"")) {
      rig.walk();
      place.next(answer(200, QUOTA));
      place.edit("kept", "other words");
      rig.forget().walkAfter(Duration.ofHours(1));
      assertThat(rig.said()).isEmpty();
      assertThat(rig.gone()).isEmpty();
      assertThat(rig.walkAfter(Duration.ofHours(1)).said())
          .extracting(m -> m.text().orElseThrow())
          .containsExactly("other words");
    }
  }

  @Test
  void aStatusWithoutWordsMeansWhatItAlwaysDoes() {
    talk(1, 3);
    try (Rig rig = rig("newest", "")) {
      place.next(answer(403, "<html>no</html>"));
      assertThat(rig.walk().coverage().problem())
          .hasValueSatisfying(why -> assertThat(why).contains("answers 403"));
    }
  }

  @Test
  void aDearPageCountsForItsCost() {
    talk(1, 3);
    try (Rig rig = rig("newest", ",\"budget\":1000,\"cost\":100")) {
      assertThat(rig.walk().coverage().budgetLeft()).contains(900L);
    }
  }

  @Test
  void whatIsFoundByASearchCountsByQueryUnlessSomebodySaysOtherwise() {
    talk(1, 1);
    for (String[] wish : new String[][] {{"", "true"}, {",\"match\":\"all\"", "false"}}) {
      try (Rig rig = rig("newest", ",\"searches\":true" + wish[0])) {
        assertThat(rig.walk().said())
            .extracting(Mention::byQuery)
            .containsExactly(Boolean.valueOf(wish[1]));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a key: t0p+s/ecret", "https://x.example/?k=t0p%2Bs%2Fecret", "cut: t0p+s"})
  void aKeyThatAPlaceRepeatsIsHidden(String words) {
    try (Rig rig = rig("newest", ",\"key\":\"t0p+s/ecret\"")) {
      place.next(answer(200, words));
      rig.walk();
      Rejected page = rig.values(Topics.REJECTED.name(), Rejected.class).getFirst();
      assertThat(page.excerpt())
          .hasValueSatisfying(text -> assertThat(text).contains("[hidden]").doesNotContain("t0p"));
    }
  }
}
