package earshot.deploy;

import earshot.deploy.local.Refusal;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What somebody types without it being seen. */
final class Typed {
  private Typed() {}

  /** A new password: typed twice at a terminal, else the next line of standard input. */
  static String twice(String prompt) {
    System.setProperty("jdk.console", "java.base"); // others are there without a terminal too
    Console console = System.console();
    return console == null ? line() : twice(prompt, console);
  }

  private static String twice(String prompt, Console console) {
    char[] once = hidden(prompt + ": ", console);
    char[] again = hidden("The same once more: ", console);
    if (!Arrays.equals(once, again)) {
      throw new Refusal("The two are not the same; nothing was changed.");
    }
    return new String(once);
  }

  private static char[] hidden(String prompt, Console console) {
    return Optional.ofNullable(console.readPassword("%s", prompt)).orElseGet(() -> new char[0]);
  }

  /** Not closed: it is the process's own. */
  private static String line() {
    try {
      BufferedReader input =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      return Optional.ofNullable(input.readLine()).orElse("");
    } catch (IOException e) {
      throw new Refusal("Standard input can't be read: " + e.getMessage(), e);
    }
  }
}
