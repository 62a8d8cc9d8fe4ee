package earshot.deploy.files;

import java.io.BufferedReader;
import java.io.IOException;

/** How a text begins, without having read it. */
final class Start {
  private Start() {}

  /** The first characters, at most so many; the reader stays where it is. */
  static String of(BufferedReader text, int most) throws IOException {
    text.mark(most + 1);
    char[] start = new char[most];
    int length = 0;
    for (int read = 0; read >= 0 && length < most; length += Math.max(0, read)) {
      read = text.read(start, length, most - length);
    }
    text.reset();
    return new String(start, 0, length);
  }
}
