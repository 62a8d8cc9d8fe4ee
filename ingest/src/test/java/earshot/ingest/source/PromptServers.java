package earshot.ingest.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

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

  /** A server that answers so. */
  public static MockWebServer started(Function<RecordedRequest, MockResponse> answers)
      throws IOException {
    MockWebServer server = server();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answers.apply(request);
          }
        });
    server.start();
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
