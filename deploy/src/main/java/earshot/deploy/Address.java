package earshot.deploy;

import earshot.deploy.local.Installation;
import earshot.query.reach.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the running Earshot listens that a verb asks. */
final class Address {
  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "where Earshot listens (default ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "its port (default ${DEFAULT-VALUE})")
  private int port = 8080;

  @Option(
      names = "--token",
      defaultValue = "${env:EARSHOT_TOKEN}",
      paramLabel = "TOKEN",
      description =
          "a token for it, once people log in; better in EARSHOT_TOKEN, where others on this machine don't see it (default: that of --data)")
  private Optional<String> token = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "its data folder, if that is on this machine (default: the folder data beside the launcher)")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--tls", description = "it speaks https")
  private boolean tls;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "it speaks https, with a certificate that this PEM file vouches for (default: those that Java trusts)")
  private Optional<Path> authority = Optional.empty();

  Running running() {
    return new Running(URI.create(url()), secret(), authority.map(Trust::only));
  }

  /** Where its pages are. */
  String url() {
    String plain = new Listen(host, port).url();
    return tls || authority.isPresent() ? plain.replaceFirst("http", "https") : plain;
  }

  /** What it is shown, if people have to log in there. */
  Optional<String> secret() {
    return token.or(this::local);
  }

  /** Its data folder. */
  Path dir() {
    return data.orElseGet(Foreground::usualFolder).toAbsolutePath().normalize();
  }

  /** Stays on this machine. */
  private Optional<String> local() {
    boolean known = data.isPresent() || Installation.isThere();
    return known && new Listen(host, port).loopback() ? LocalToken.read(dir()) : Optional.empty();
  }
}
