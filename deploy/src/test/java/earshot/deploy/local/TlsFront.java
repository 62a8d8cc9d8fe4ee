package earshot.deploy.local;

import earshot.query.http.SelfSigned;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS to the outside and passes on what is said to a server that can't. */
final class TlsFront implements AutoCloseable {
  private final SSLServerSocket door;
  private final URI behind;
  private final AtomicInteger connections = new AtomicInteger();

  TlsFront(SelfSigned certificate, URI behind) throws IOException, GeneralSecurityException {
    this.behind = behind;
    door =
        (SSLServerSocket)
            context(certificate)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  private static SSLContext context(SelfSigned certificate)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(certificate.keys())) {
      keys.load(file, SelfSigned.PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, SelfSigned.PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + door.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        Socket server = new Socket(behind.getHost(), behind.getPort());
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> pass(caller, server));
        Thread.ofVirtual().start(() -> pass(server, caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      // the other end hung up, which ends the conversation
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
