package earshot.deploy.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network of its own on this machine, at the far end of a line that can be unplugged and made too
 * narrow. Linux makes such for root.
 */
final class Apart implements AutoCloseable {
  /** The far end; of a block that nobody routes, for tests of networks. */
  static final String ADDRESS = "198.18.131.2";

  private static final String NETWORK = "earshot-apart";
  private static final String NEAR = "earshot-near";
  private static final String FAR = "earshot-far";

  private Apart() {}

  /** Whether this machine can make one. */
  static boolean canBe() {
    return System.getProperty("user.name").equals("root")
        && Stream.of("ip", "tc").allMatch(name -> Files.exists(Path.of("/sbin", name)));
  }

  static Apart make() throws IOException, InterruptedException {
    Signals.run("ip", "netns", "add", NETWORK);
    Apart apart = new Apart();
    try {
      run("ip link add %s type veth peer name %s netns %s", NEAR, FAR, NETWORK);
      run("ip address add 198.18.131.1/30 dev %s", NEAR);
      run("ip link set %s up", NEAR);
      run("ip -n %s address add %s/30 dev %s", NETWORK, ADDRESS, FAR);
      run("ip -n %s link set lo up", NETWORK);
      apart.plug();
      return apart;
    } catch (IOException | InterruptedException e) {
      apart.close();
      throw e;
    }
  }

  private static void run(String words, Object... names) throws IOException, InterruptedException {
    Signals.run(words.formatted(names).split(" "));
  }

  /** What a command begins with that runs there. */
  List<String> there() {
    return List.of("ip", "netns", "exec", NETWORK);
  }

  void unplug() throws IOException, InterruptedException {
    run("ip -n %s link set %s down", NETWORK, FAR);
  }

  void plug() throws IOException, InterruptedException {
    run("ip -n %s link set %s up", NETWORK, FAR);
  }

  /** Takes so little from either end that things wait, and what waits for long is dropped. */
  void narrow() throws IOException, InterruptedException {
    String narrow = "qdisc replace dev %s root tbf rate 500kbit burst 8kb latency 300ms";
    run("tc " + narrow, NEAR);
    run("tc -n " + NETWORK + " " + narrow, FAR);
  }

  void widen() throws IOException, InterruptedException {
    run("tc qdisc delete dev %s root", NEAR);
    run("tc -n %s qdisc delete dev %s root", NETWORK, FAR);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("ip netns delete %s", NETWORK); // the line ends with it
  }
}
