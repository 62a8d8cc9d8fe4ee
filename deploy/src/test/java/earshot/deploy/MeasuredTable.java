package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README's table of what was measured, made from the output of {@code bench --json}. */
final class MeasuredTable {
  /** {@code {bench.figure}}, and with the unit it is shown in where that is a larger one. */
  private static final Pattern FIGURE = Pattern.compile("\\{(\\w+)\\.(\\w+)(?::(\\w+))?}");

  private final JsonNode measured;

  /** The figures in this file. */
  MeasuredTable(Path file) throws IOException {
    measured = MentionJson.MAPPER.readTree(file.toFile());
  }

  /**
   * Rows with their figures.
   *
   * @param rows cells, a tab between them, with names of figures in braces
   * @throws IllegalStateException when a figure was not measured
   */
  String of(List<String> rows) {
    StringBuilder table = new StringBuilder("| what | figure |\n| --- | --- |");
    for (String row : rows) {
      table.append("\n| ").append(filled(row).replace("\t", " | ")).append(" |");
    }
    return table.toString();
  }

  private String filled(String row) {
    return FIGURE.matcher(row).replaceAll(figure -> Matcher.quoteReplacement(shown(figure)));
  }

  private String shown(MatchResult figure) {
    JsonNode value = measured.path(figure.group(1)).path(figure.group(2));
    if (!value.isNumber()) {
      throw new IllegalStateException("nothing was measured for " + figure.group());
    }
    return plain(value.asDouble() / unit(Optional.ofNullable(figure.group(3))));
  }

  private static double unit(Optional<String> name) {
    return switch (name.orElse("")) {
      case "" -> 1;
      case "s" -> 1000; // of milliseconds
      case "min" -> 60; // of seconds
      default -> throw new IllegalArgumentException("no such unit: " + name);
    };
  }

  /** Two or three digits that count, and all of a larger number. */
  private static String plain(double value) {
    if (value >= 10) {
      return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
    int digits = value >= 1 ? 3 : 2;
    return BigDecimal.valueOf(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }
}
