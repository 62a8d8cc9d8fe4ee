package earshot.deploy;

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

  Running running() {
    return new Running(host, port);
  }
}
