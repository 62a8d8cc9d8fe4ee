package earshot.deploy;

import java.io.PrintStream;

/** What a person at the terminal needs to read: one line a fact. */
final class Console {
  private final PrintStream out;
  private final PrintStream err;

  Console(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static Console standard() {
    return new Console(System.out, System.err);
  }

  /** One component and how it is. */
  void component(String name, String fact) {
    out.printf("%-14s %s%n", name, fact);
    out.flush();
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Something the person should know or mend. */
  void warn(String line) {
    err.println(line);
    err.flush();
  }
}
