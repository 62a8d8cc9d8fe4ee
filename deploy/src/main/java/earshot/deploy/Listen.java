package earshot.deploy;

import earshot.deploy.local.Refusal;
import java.util.Set;

/** Where the API and the pages listen. */
record Listen(String host, int port) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  Listen {
    if (!LOOPBACK.contains(host)) {
      throw new Refusal(
          "Address: %s is open to others, and this version has no login. Listen on 127.0.0.1 and put a proxy with a login in front."
              .formatted(host));
    }
  }

  /** As the beginning of an address. */
  String url() {
    boolean bare = host.contains(":") && !host.startsWith("[");
    return "http://" + (bare ? "[" + host + "]" : host) + ":" + port;
  }
}
