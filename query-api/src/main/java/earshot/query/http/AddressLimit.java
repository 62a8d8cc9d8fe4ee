package earshot.query.http;

import earshot.query.access.Pace;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** So many requests a minute of each address, some of them at once. */
public final class AddressLimit {
  private static final int NETWORK_BYTES = 8;

  /** As some proxies write addresses; each connection has another port. */
  private static final Pattern WITH_PORT =
      Pattern.compile("^(?:(\\d+(?:\\.\\d+){3})|\\[([^\\]]*)])(?::\\d+)?$");

  private final Pace pace;
  private final boolean behindProxy;

  /**
   * A limit that nobody has met yet.
   *
   * @param behindProxy see {@link Box}
   */
  public AddressLimit(Pace pace, boolean behindProxy) {
    this.pace = pace;
    this.behindProxy = behindProxy;
  }

  /** Counts this request, or refuses it with 429 and the seconds to wait. */
  public void admit(Context context) {
    Duration wait = pace.admit(address(context));
    if (!wait.isZero()) {
      throw Problem.tooMany(pace.toString(), wait, context).thrown();
    }
  }

  private String address(Context context) {
    return network(address(context, behindProxy));
  }

  /** The address that a request comes from, as far as a proxy in front tells it. */
  static String address(Context context, boolean behindProxy) {
    return behindProxy ? forwarded(context).orElseGet(context::ip) : context.ip();
  }

  /** What the proxy itself wrote comes last: in the same line as others, or in one of its own. */
  private static Optional<String> forwarded(Context context) {
    String all = String.join(",", Collections.list(context.req().getHeaders("X-Forwarded-For")));
    String last = all.substring(all.lastIndexOf(',') + 1).strip();
    return Optional.of(WITH_PORT.matcher(last).replaceFirst("$1$2")).filter(it -> !it.isEmpty());
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
