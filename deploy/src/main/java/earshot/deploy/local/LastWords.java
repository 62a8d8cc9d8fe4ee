package earshot.deploy.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in the output of a Java server that died the line that says why. */
final class LastWords {
  /** An exception's own line; in a chain of causes the last one is the root. */
  private static final Pattern EXCEPTION =
      Pattern.compile(
          "^(?:.*(?:Caused by|root cause): )?((?:\\w+\\.)+\\w*(?:Exception|Error): .+)$");

  private static final Predicate<String> FATAL = line -> line.contains("fatal exception");
  private static final Predicate<String> ERROR = Pattern.compile("\\bERROR\\b").asPredicate();

  private LastWords() {}

  static String of(Path output) throws IOException {
    return Files.exists(output)
        ? of(new String(Files.readAllBytes(output), StandardCharsets.UTF_8).lines().toList())
        : "it left no output";
  }

  static String of(List<String> lines) {
    return root(fatal(lines))
        .or(() -> root(lines))
        .or(() -> last(lines, ERROR))
        .or(() -> last(lines, line -> !line.isBlank()))
        .orElse("it left no output");
  }

  /** What belongs to the line by which a server gives up; others are still at work behind it. */
  private static List<String> fatal(List<String> lines) {
    return lines.stream()
        .dropWhile(FATAL.negate())
        .skip(1)
        .takeWhile(line -> !line.startsWith("["))
        .toList();
  }

  private static Optional<String> root(List<String> lines) {
    return lines.stream()
        .map(EXCEPTION::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .reduce((earlier, later) -> later);
  }

  private static Optional<String> last(List<String> lines, Predicate<String> wanted) {
    return lines.stream().filter(wanted).reduce((earlier, later) -> later).map(String::strip);
  }
}
