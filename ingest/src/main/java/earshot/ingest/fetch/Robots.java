package earshot.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** What each origin's robots.txt allows us, asked once a day (RFC 9309). */
final class Robots {
  static final int LARGEST = 512 << 10; // RFC 9309, 2.5: at least 500 KiB must be read

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration KEPT_UNREACHABLE = Duration.ofMinutes(10);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
  private static final int MOST_ORIGINS = 2_000;

  private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
  private final Map<HttpUrl, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<HttpUrl, Known> eldest) {
          return size() > MOST_ORIGINS;
        }
      };

  /** The address of the rules that speak for this one. */
  static HttpUrl addressFor(HttpUrl url) {
    return new HttpUrl.Builder()
        .scheme(url.scheme())
        .host(url.host())
        .port(url.port())
        .addPathSegment("robots.txt")
        .build();
  }

  /** The rules that we still know for this robots.txt. */
  synchronized Optional<Rules> rules(HttpUrl robots, Instant now) {
    return Optional.ofNullable(known.get(robots))
        .filter(rules -> rules.until.isAfter(now))
        .map(Known::rules);
  }

  /** Learns from an answer: none or 4xx allows all, 5xx forbids for now. */
  synchronized Rules learn(
      HttpUrl robots, int status, byte[] body, String contentType, Instant now) {
    if (status / 100 == 5 || status == 429) {
      return unreachable(robots, "it answers " + status, now);
    }
    BaseRobotRules read =
        status / 100 == 2
            ? parser.parseContent(robots.toString(), body, contentType, List.of("earshot"))
            : new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
    return keep(robots, new Rules(read, Optional.empty(), ""), now.plus(KEPT));
  }

  /** Without an answer nothing is allowed for now. */
  synchronized Rules unreachable(HttpUrl robots, String why, Instant now) {
    Instant until = now.plus(KEPT_UNREACHABLE);
    BaseRobotRules none = new SimpleRobotRules(RobotRulesMode.ALLOW_NONE);
    return keep(robots, new Rules(none, Optional.of(until), why), until);
  }

  private Rules keep(HttpUrl robots, Rules rules, Instant until) {
    known.put(robots, new Known(rules, until));
    return rules;
  }

  private record Known(Rules rules, Instant until) {}

  /**
   * What one robots.txt says.
   *
   * @param waitUntil present where it could not be read: then nothing is asked before
   * @param why it could not be read
   */
  record Rules(BaseRobotRules rules, Optional<Instant> waitUntil, String why) {
    boolean allow(HttpUrl url) {
      return rules.isAllowed(url.toString());
    }

    /** The gap that it asks for, at most a minute. */
    Duration delay() {
      long millis = Math.max(0, rules.getCrawlDelay()); // unset is negative
      return Duration.ofMillis(Math.min(millis, LONGEST_DELAY.toMillis()));
    }
  }
}
