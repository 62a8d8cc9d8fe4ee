package earshot.deploy.chaos;

import java.io.IOException;

/** Sends signals that Java has no words for. */
final class Signals {
  private Signals() {}

  /** STOP lets a process stand still, CONT lets it go on. */
  static void send(String name, long process) throws IOException, InterruptedException {
    int status = new ProcessBuilder("kill", "-" + name, String.valueOf(process)).start().waitFor();
    if (status != 0) {
      throw new IOException("kill -%s %d ends with %d".formatted(name, process, status));
    }
  }
}
