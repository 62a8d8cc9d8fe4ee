package earshot.deploy.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.mention.MentionJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All figures of a run, for people as a table and for programs as one line. */
public final class Report {
  private final Map<String, Map<String, Double>> benches = new LinkedHashMap<>();

  /** Adds what a bench measured. */
  public void add(String bench, Map<String, Double> figures) {
    benches.put(bench, new LinkedHashMap<>(figures));
  }

  /** {@code {name: {figure: value}}} without a line break. */
  public String json() {
    ObjectNode all = MentionJson.MAPPER.createObjectNode();
    benches.forEach(
        (bench, figures) -> {
          ObjectNode one = all.putObject(bench);
          figures.forEach((figure, value) -> one.put(figure, rounded(value)));
        });
    return all.toString();
  }

  /** Lines of bench, figure, value and unit, in columns. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    benches.forEach(
        (bench, figures) ->
            figures.forEach(
                (figure, value) ->
                    lines.add(
                        "%-10s %-28s %12s %s"
                            .formatted(bench, figure, plain(value), unit(figure))
                            .stripTrailing())));
    return lines;
  }

  /** Four digits that count: the rest is noise. */
  private static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value;
    }
    double step = Math.pow(10, 3 - Math.floor(Math.log10(Math.abs(value))));
    return step >= 1 ? Math.round(value * step) / step : Math.round(value);
  }

  private static String plain(double value) {
    double shown = rounded(value);
    return shown == Math.rint(shown)
        ? String.format(Locale.ROOT, "%.0f", shown)
        : String.valueOf(shown);
  }

  private static String unit(String figure) {
    if (figure.contains("ratio")) {
      return "x";
    }
    if (figure.contains("cpu_ms")) {
      return "ms CPU a mention";
    }
    return figure.endsWith("_per_s") ? "per second" : lastWord(figure);
  }

  private static String lastWord(String figure) {
    return switch (figure.substring(figure.lastIndexOf('_') + 1)) {
      case "ms" -> "ms";
      case "s" -> "s";
      case "mb" -> "MB";
      default -> "";
    };
  }
}
