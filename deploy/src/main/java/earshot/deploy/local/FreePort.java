package earshot.deploy.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds ports on loopback that nothing listens on, and that nothing else of ours is to have. */
public final class FreePort {
  /** Below those that systems give to connections that go out, which come at any moment. */
  private static final FreePort MACHINE = new FreePort(20_000, 12_768, new Random());

  /** How one of them is written. */
  private static final Pattern PORT = Pattern.compile("[2-3]\\d{4}");

  private final int first;
  private final int count;
  private final Random dice;
  private final Set<Integer> kept = new HashSet<>();

  /** Looks among so many ports from the first one on. */
  FreePort(int first, int count, Random dice) {
    this.first = first;
    this.count = count;
    this.dice = dice;
  }

  /** The given port, or one that is picked. */
  static int orPicked(OptionalInt given) {
    return given.isPresent() ? given.getAsInt() : picked();
  }

  /**
   * A port that was free a moment ago; never the same twice. Should another program take it before
   * we bind it, the engine fails to start and says so.
   */
  public static int picked() {
    return MACHINE.pick();
  }

  /**
   * The port that was had before, as a file says, while it is free; else a picked one, which the
   * file says from then on. What was told the port before a kill finds it again after it.
   */
  static int asIn(Path file) throws IOException {
    return MACHINE.again(file);
  }

  /** Somebody of ours will listen there later, so it is not picked. */
  public static void keep(int port) {
    MACHINE.keepFree(port);
  }

  synchronized void keepFree(int port) {
    kept.add(port);
  }

  synchronized int again(Path file) throws IOException {
    String written = Files.exists(file) ? Files.readString(file).strip() : "";
    if (PORT.matcher(written).matches()) {
      int port = Integer.parseInt(written);
      if (isFree("127.0.0.1", port) && kept.add(port)) {
        return port;
      }
    }
    int port = pick();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, Integer.toString(port));
    return port;
  }

  synchronized int pick() {
    int from = dice.nextInt(count);
    try {
      for (int i = 0; i < count; i++) {
        int port = first + (from + i) % count;
        if (!kept.contains(port) && isFree("127.0.0.1", port)) {
          kept.add(port);
          return port;
        }
      }
    } catch (IOException e) {
      throw new Refusal("Network: can't listen on loopback (" + e.getMessage() + ").", e);
    }
    throw new Refusal(
        "Network: no port from %d to %d is free on loopback. Stop programs that listen there."
            .formatted(first, first + count - 1));
  }

  static boolean isFree(String host, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return true;
    } catch (BindException e) {
      // The same type tells of foreign addresses and of ports for root alone.
      if (String.valueOf(e.getMessage()).contains("in use")) {
        return false;
      }
      throw e;
    }
  }
}
