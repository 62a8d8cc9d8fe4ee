package earshot.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How long writers waited for their answers.
 *
 * @param answered how many were answered at a known time
 * @param inTime how many of them within the target
 * @param median half of them waited longer; absent without any
 * @param mean how long on average; absent without any
 */
public record Waits(
    long answered, long inTime, Optional<Duration> median, Optional<Duration> mean) {

  /** Of these spans. */
  static Waits of(long[] millis, Duration target) {
    long[] sorted = millis.clone();
    Arrays.sort(sorted);
    long inTime = Arrays.stream(sorted).filter(each -> each <= target.toMillis()).count();
    int middle = sorted.length / 2;
    Optional<Duration> median =
        sorted.length == 0
            ? Optional.empty()
            : Optional.of(
                Duration.ofMillis(
                    sorted.length % 2 == 1
                        ? sorted[middle]
                        : (sorted[middle - 1] + sorted[middle]) / 2));
    Optional<Duration> mean =
        Arrays.stream(sorted).average().stream()
            .mapToObj(average -> Duration.ofMillis(Math.round(average)))
            .findFirst();
    return new Waits(sorted.length, inTime, median, mean);
  }
}
