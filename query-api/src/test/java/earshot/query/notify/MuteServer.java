package earshot.query.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that reads a whole mail and then hangs up without a word. */
final class MuteServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

  MuteServer() throws IOException {
    Thread.ofVirtual().start(this::talk);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void talk() {
    try (Socket client = socket.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
      out.print("220 mute\r\n");
      out.flush();
      for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
        answer(line).ifPresent(words -> out.print(words + "\r\n"));
        out.flush();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static java.util.Optional<String> answer(String line) {
    if (line.equals("DATA")) {
      return java.util.Optional.of("354 go on");
    }
    return line.matches("(EHLO|MAIL FROM|RCPT TO).*")
        ? java.util.Optional.of("250 fine")
        : java.util.Optional.empty();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
