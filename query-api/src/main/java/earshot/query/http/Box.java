package earshot.query.http;

import java.util.Set;

/**
 * Who may use the comment box and how fast.
 *
 * @param origins pages that may post from a browser, as scheme and host: {@code
 *     https://shop.example}
 * @param perMinute comments an address may send in a minute, on average
 * @param burst comments an address may send at once
 * @param behindProxy whether the address of a visitor is the last one in {@code X-Forwarded-For},
 *     written by a proxy in front of this server
 */
public record Box(Set<String> origins, int perMinute, int burst, boolean behindProxy) {
  /** No page of others, 60 a minute and 30 at once. */
  public static final Box STANDARD = new Box(Set.of(), 60, 30, false);

  public Box {
    origins = Set.copyOf(origins);
    if (perMinute < 1 || burst < 1) {
      throw new IllegalArgumentException(
          "a box takes at least one comment: %d a minute, %d at once".formatted(perMinute, burst));
    }
  }
}
