package earshot.ingest.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;
import mockwebserver3.MockWebServer;

/**
 * Servers that answer at once: without TCP_NODELAY every answer on a kept connection waits 40 ms
 * for an acknowledgement.
 */
public final class PromptServers extends ServerSocketFactory {
  private PromptServers() {}

  /** A server that is not started. */
  public static MockWebServer server() {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new PromptServers());
    return server;
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new Prompt();
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return new Prompt(port, 50, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return new Prompt(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address)
      throws IOException {
    return new Prompt(port, backlog, address);
  }

  private static final class Prompt extends ServerSocket {
    Prompt() throws IOException {}

    Prompt(int port, int backlog, InetAddress address) throws IOException {
      super(port, backlog, address);
    }

    @Override
    public Socket accept() throws IOException {
      Socket socket = super.accept();
      socket.setTcpNoDelay(true);
      return socket;
    }
  }
}
