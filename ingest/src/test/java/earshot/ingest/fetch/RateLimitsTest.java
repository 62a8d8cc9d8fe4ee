package earshot.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import okhttp3.Headers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each place's own way to say that nothing is left; the rest in seconds from now, 0 for none. */
class RateLimitsTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X              | x-rate-limit-limit: 450; x-rate-limit-remaining: 0; x-rate-limit-reset: 1793534490             | 90
          X, room        | x-rate-limit-limit: 450; x-rate-limit-remaining: 449; x-rate-limit-reset: 1793534490           | 0
          Reddit         | x-ratelimit-used: 600; x-ratelimit-remaining: 0.0; x-ratelimit-reset: 82                       | 82
          Reddit, room   | x-ratelimit-used: 1; x-ratelimit-remaining: 599.0; x-ratelimit-reset: 82                       | 0
          Mastodon       | X-RateLimit-Limit: 300; X-RateLimit-Remaining: 0; X-RateLimit-Reset: 2026-11-01T12:05:00.947Z  | 300
          Bluesky        | RateLimit-Limit: 3000; RateLimit-Remaining: 0; RateLimit-Reset: 1793534460; RateLimit-Policy: 3000&w=300 | 60
          Yelp           | RateLimit-DailyLimit: 300; RateLimit-Remaining: 0; RateLimit-ResetTime: 2026-11-02T00:00:00+00:00 | 43200
          Yelp, resource | RateLimit-Remaining: 9; RateLimit-ResourceRemaining: 0; RateLimit-ResetTime: 2026-11-02T00:00:00+00:00 | 43200
          SurveyMonkey   | X-Ratelimit-App-Global-Minute-Remaining: 0; X-Ratelimit-App-Global-Minute-Reset: 17; X-Ratelimit-App-Global-Day-Remaining: 400; X-Ratelimit-App-Global-Day-Reset: 5000 | 17
          SurveyMonkey 2 | X-Ratelimit-App-Global-Minute-Remaining: 9; X-Ratelimit-App-Global-Minute-Reset: 17; X-Ratelimit-App-Global-Day-Remaining: 0; X-Ratelimit-App-Global-Day-Reset: 5000 | 5000
          Zendesk 2024   | X-Rate-Limit: 700; X-Rate-Limit-Remaining: 0; ratelimit-limit: 700; ratelimit-remaining: 0; ratelimit-reset: 34 | 34
          Zendesk 2023   | X-Rate-Limit: 700; X-Rate-Limit-Remaining: 0; rate-limit-remaining: 0; rate-limit-reset: 34    | 34
          Zendesk mixed  | X-Rate-Limit: 700; X-Rate-Limit-Remaining: 0; ratelimit-remaining: 3; ratelimit-reset: 34      | 34
          Intercom       | X-RateLimit-Limit: 83; X-RateLimit-Remaining: 0; X-RateLimit-Reset: 1793534410                 | 10
          no reset       | X-RateLimit-Remaining: 0                                                                       | 0
          """)
  void nothingIsLeftUntil(String place, String headers, long seconds) {
    assertRest(place, headers(headers.split("; ")), seconds);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          zendesk-rate-limit-tickets-update | total=20; remaining=0; resets=59                                     | 59
          zendesk-rate-limit-tickets-update | total=20; remaining=10; resets=59                                    | 0
          X-Rate-Limit                      | user-hour-lim:3600;user-hour-rem:0;                                  | 360
          X-Rate-Limit                      | user-hour-lim:3600;user-hour-rem:10;                                 | 0
          X-App-Usage                       | {"call_count":100,"total_cputime":25,"total_time":25}                | 360
          X-App-Usage                       | {"call_count":99,"total_cputime":25,"total_time":25}                 | 0
          X-Business-Use-Case-Usage         | {"17":[{"type":"pages","call_count":100,"total_time":4,"estimated_time_to_regain_access":19}]} | 1140
          X-Business-Use-Case-Usage         | {"17":[{"type":"pages","call_count":28,"total_time":4,"estimated_time_to_regain_access":0}]}   | 0
          X-Something-Usage                 | 12                                                                   | 0
          """)
  void oneHeaderSaysItAll(String header, String value, long seconds) {
    assertRest(header, List.of(header, value).toArray(String[]::new), seconds);
  }

  private static String[] headers(String[] lines) {
    return List.of(lines).stream()
        .flatMap(line -> List.of(line.split(": ", 2)).stream())
        .toArray(String[]::new);
  }

  private static void assertRest(String place, String[] headers, long seconds) {
    Duration rest =
        RateLimits.exhausted(Headers.of(headers), NOW)
            .map(until -> Duration.between(NOW, until))
            .orElse(Duration.ZERO);
    assertThat(rest.toSeconds()).as(place).isEqualTo(seconds);
  }
}
