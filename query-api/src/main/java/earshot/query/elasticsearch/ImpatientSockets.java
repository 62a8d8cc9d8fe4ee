package earshot.query.elasticsearch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;

/** Sockets that wait for something to read no longer than this, whoever tells them to wait ever. */
final class ImpatientSockets extends SocketFactory {
  private static final String UNCONNECTED = "only unconnected sockets are made here";

  private final int millis;

  ImpatientSockets(Duration longest) {
    this.millis = Math.toIntExact(longest.toMillis());
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void setSoTimeout(int timeout) throws SocketException {
        super.setSoTimeout(timeout == 0 ? millis : timeout);
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw new IOException(UNCONNECTED);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw new IOException(UNCONNECTED);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw new IOException(UNCONNECTED);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw new IOException(UNCONNECTED);
  }
}
