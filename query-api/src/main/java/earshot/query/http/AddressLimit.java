package earshot.query.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * So many requests a minute for each address, some of them at once. It keeps one number an address:
 * when all it has asked for would be due at the even rate (the <a
 * href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate
 * algorithm</a>).
 */
final class AddressLimit {
  /** Those that asked longest ago are forgotten first. */
  private static final int MOST_ADDRESSES = 50_000;

  private static final int NETWORK_BYTES = 8;

  private final Box box;
  private final LongSupplier nanos;
  private final long apart;
  private final Map<String, Long> due =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  /**
   * @param nanos a clock that only moves forward
   */
  AddressLimit(Box box, LongSupplier nanos) {
    this.box = box;
    this.nanos = nanos;
    this.apart = Duration.ofMinutes(1).toNanos() / box.perMinute();
  }

  /** Counts this request, or refuses it with 429 and the seconds to wait. */
  void admit(Context context) {
    Duration wait = admit(address(context));
    if (!wait.isZero()) {
      long seconds = wait.plusMillis(999).toSeconds();
      context.header("Retry-After", String.valueOf(seconds));
      throw Problem.of(
              429,
              "too-many",
              "Too many at once",
              "at most %d a minute and %d at once; try again in %d s"
                  .formatted(box.perMinute(), box.burst(), seconds))
          .thrown();
    }
  }

  /** How long this address must wait; zero when it is counted. */
  synchronized Duration admit(String address) {
    long now = nanos.getAsLong();
    long ahead = Math.max(0, due.getOrDefault(address, now) - now);
    long tooFar = ahead - apart * (box.burst() - 1);
    if (tooFar > 0) {
      return Duration.ofNanos(tooFar);
    }
    due.put(address, now + ahead + apart);
    return Duration.ZERO;
  }

  private String address(Context context) {
    Optional<String> forwarded =
        Optional.ofNullable(box.behindProxy() ? context.header("X-Forwarded-For") : null)
            .map(all -> all.substring(all.lastIndexOf(',') + 1).strip());
    return network(forwarded.filter(last -> !last.isEmpty()).orElseGet(context::ip));
  }

  /** A household has one IPv4 address, but 2^64 of IPv6. */
  static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: asks no name server
      return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
