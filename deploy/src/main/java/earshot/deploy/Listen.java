package earshot.deploy;

import java.util.Set;

/** Where the API and the pages listen. */
record Listen(String host, int port) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  /** Whether only this machine reaches it. */
  boolean loopback() {
    return LOOPBACK.contains(host);
  }

  /** As the beginning of an address. */
  String url() {
    boolean bare = host.contains(":") && !host.startsWith("[");
    return "http://" + (bare ? "[" + host + "]" : host) + ":" + port;
  }
}
