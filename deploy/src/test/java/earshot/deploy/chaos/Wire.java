package earshot.deploy.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A stretch of network before a port of this machine, which can be cut and made slow. To both ends
 * it then looks as a network does: what is sent is neither refused nor answered.
 */
final class Wire implements AutoCloseable {
  private static final int CHUNK = 16 << 10;

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch whole = new CountDownLatch(0);
  private volatile Duration delay = Duration.ZERO;

  private Wire(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /** Leads from the port {@code from} to the port {@code target}. */
  static Wire between(int from, int target) throws IOException {
    ServerSocket door = new ServerSocket();
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), from));
    Wire wire = new Wire(door, target);
    Thread.ofVirtual().start(wire::let);
    return wire;
  }

  /** Lets nothing through until it is mended. */
  void cut() {
    whole = new CountDownLatch(1);
  }

  void mend() {
    whole.countDown();
  }

  /** Takes so much longer in each direction. */
  void slow(Duration longer) {
    delay = longer;
  }

  private void let() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        open.add(caller);
        Thread.ofVirtual().start(() -> lead(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void lead(Socket caller) {
    try (caller;
        Socket called = new Socket(InetAddress.getLoopbackAddress(), target)) {
      open.add(called);
      caller.setTcpNoDelay(true);
      called.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> carry(called, caller));
      carry(caller, called);
      back.join();
      open.remove(called);
    } catch (IOException nobodyThere) {
      // to the caller it looks as it would without a wire: the connection ends
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(caller);
    }
  }

  /** Until one of them ends it; then the other is told. */
  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS);
        whole.await();
        out.write(chunk, 0, read);
      }
    } catch (IOException ended) {
      // by either end
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    mend();
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
