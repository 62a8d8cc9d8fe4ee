package earshot.query.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A mail server that says of recipients what it is told to. */
final class ScriptedSmtp implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final List<String> recipients = new CopyOnWriteArrayList<>();
  private final UnaryOperator<String> answers;

  ScriptedSmtp(String answer) throws IOException {
    this(recipient -> answer);
  }

  ScriptedSmtp(UnaryOperator<String> answers) throws IOException {
    this.answers = answers;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Whoever mail was for, once for each time. */
  List<String> recipients() {
    return recipients;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        talk(client);
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    PrintWriter out = new PrintWriter(client.getOutputStream(), false, StandardCharsets.US_ASCII);
    say(out, "220 scripted.example");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("RCPT")) {
        recipients.add(line);
        say(out, answers.apply(line));
      } else {
        say(out, reply(line));
        if (line.startsWith("DATA")) {
          in.lines().takeWhile(text -> !text.equals(".")).forEach(text -> {});
          say(out, "250 taken");
        }
      }
    }
  }

  private static String reply(String line) {
    return line.startsWith("DATA") ? "354 go on" : line.startsWith("QUIT") ? "221 bye" : "250 ok";
  }

  private static void say(PrintWriter out, String line) {
    out.print(line + "\r\n");
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
