package earshot.ingest.connect;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Coverage;
import earshot.mention.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks through a place that gives tokens, each refresh token for one use. */
class OAuthWalkTest extends WalkScene {
  private final List<String> refreshed = new CopyOnWriteArrayList<>();
  private volatile String good = "r1-of-the-settings";

  @BeforeEach
  void guard() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return request.getUrl().encodedPath().equals("/token")
                ? token(request)
                : place.dispatch(request);
          }
        });
    talk(1, 3);
  }

  private MockResponse token(RecordedRequest request) {
    String body = request.getBody().utf8();
    refreshed.add(body.replaceFirst(".*refresh_token=([^&]*).*", "$1"));
    if (!refreshed.getLast().equals(good)) {
      return json(400, "{\"error\": \"invalid_grant\", \"error_description\": \"ended\"}");
    }
    good = "r" + (refreshed.size() + 1) + "-of-the-place";
    return json(
        200,
        "{\"access_token\": \"t\", \"expires_in\": 60, \"refresh_token\": \"%s\"}".formatted(good));
  }

  private static MockResponse json(int status, String body) {
    return answer(status)
        .newBuilder()
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  private Rig rig(String secret, String refreshToken, String more) {
    return rig(
        "newest",
        ", \"client-id\": \"shop\", \"client-secret\": \"%s\", \"refresh-token\": \"%s\"%s"
            .formatted(secret, refreshToken, more));
  }

  @Test
  void anExchangedTokenSurvivesARestartAndNobodyReadsItInKafka() {
    try (Rig rig = rig("s3cret", "r1-of-the-settings", "")) {
      assertThat(ids(rig.walk().said())).containsExactly("m3", "m2", "m1");
      rig.restart().walkAfter(MINUTE.multipliedBy(2));

      assertThat(refreshed).containsExactly("r1-of-the-settings", "r2-of-the-place");
      assertThat(rig.coverage().problem()).isEmpty();
      assertThat(rig.offsets().all().toString())
          .contains("credential=", "token=")
          .doesNotContain("of-the-place", "of-the-settings", "s3cret");
    }
  }

  @Test
  void aNewTokenInTheSettingsLeavesTheKeptOneBehind() {
    try (Rig before = rig("s3cret", "r1-of-the-settings", "")) {
      before.walk();
      good = "r9-of-the-settings";
      try (Rig after = rig("s3cret", good, "").with(before.offsets()).restart()) {
        assertThat(after.walk().coverage().problem()).isEmpty();
      }
    }
    assertThat(refreshed).containsExactly("r1-of-the-settings", "r9-of-the-settings");
  }

  @Test
  void whatAnotherSecretLockedDoesNotOpen() {
    try (Rig before = rig("s3cret", "r1-of-the-settings", "")) {
      before.walk();
      try (Rig after = rig("0ther", "r1-of-the-settings", "").with(before.offsets()).restart()) {
        after.walk();
      }
    }
    assertThat(refreshed).containsExactly("r1-of-the-settings", "r1-of-the-settings");
  }

  @Test
  void aRefusedRefreshIsAReasonInTheLedgerAndAllFeedsWait() {
    good = "none";
    try (Rig rig = rig("s3cret", "r1-of-the-settings", ", \"rooms\": [\"hall\", \"yard\"]")) {
      rig.walk();
      List<Coverage> ledger = rig.values(Topics.COVERAGE.name(), Coverage.class);
      assertThat(ledger).extracting(Coverage::place).contains("hall", "yard");
      assertThat(ledger)
          .allSatisfy(
              coverage ->
                  assertThat(coverage.problem())
                      .contains("the token was refused: invalid_grant: ended"));
      for (int i = 0; i < 60; i++) {
        rig.walkAfter(MINUTE);
      }
      assertThat(refreshed).as("tries within an hour").hasSizeBetween(2, 8);
      assertThat(place.asked()).isEmpty();

      good = "r1-of-the-settings";
      rig.forget().walkAfter(Duration.ofHours(6));
      assertThat(ids(rig.said())).hasSize(6);
    }
  }
}
