package earshot.deploy.local;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;

/** Finds ports on loopback that nothing listens on. */
public final class FreePort {
  private FreePort() {}

  /** The given port, or one that the system picks. */
  static int orPicked(OptionalInt given) {
    return given.isPresent() ? given.getAsInt() : picked();
  }

  /**
   * A port that was free a moment ago. Another program can take it before we bind it; the engine
   * then fails to start and says so.
   */
  public static int picked() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new Refusal(
          "Network: no port is free on loopback ("
              + e.getMessage()
              + "). Close programs that hold many connections.",
          e);
    }
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
