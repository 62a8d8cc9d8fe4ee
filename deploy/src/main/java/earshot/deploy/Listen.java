package earshot.deploy;

import earshot.deploy.local.Refusal;
import earshot.query.http.Tls;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/**
 * Where the API and the pages listen.
 *
 * @param tls by which they prove who they are; empty where what is said is not encrypted
 */
record Listen(String host, int port, Optional<Tls> tls) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  /** Without TLS. */
  Listen(String host, int port) {
    this(host, port, Optional.empty());
  }

  /** With what the configuration says of TLS. */
  static Listen of(String host, int port, AbstractConfig http) {
    return new Listen(
        host,
        port,
        Optional.ofNullable(http.getString("certificate")).map(file -> tls(Path.of(file), http)));
  }

  private static Tls tls(Path certificate, AbstractConfig http) {
    Optional<Path> key = Optional.ofNullable(http.getString("key")).map(Path::of);
    Optional<String> password =
        Optional.ofNullable(http.getPassword("certificate-password")).map(Password::value);
    try {
      return key.map(file -> Tls.pem(certificate, file))
          .orElseGet(() -> Tls.store(certificate, password.orElse("")));
    } catch (IllegalArgumentException e) {
      throw new Refusal("Address: " + e.getMessage(), e);
    }
  }

  /** The same at the port that it got. */
  Listen at(int bound) {
    return new Listen(host, bound, tls);
  }

  /** Whether only this machine reaches it. */
  boolean loopback() {
    return LOOPBACK.contains(host);
  }

  /** As the beginning of an address. */
  String url() {
    boolean bare = host.contains(":") && !host.startsWith("[");
    String scheme = tls.isPresent() ? "https://" : "http://";
    return scheme + (bare ? "[" + host + "]" : host) + ":" + port;
  }
}
