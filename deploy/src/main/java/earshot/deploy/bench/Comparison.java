package earshot.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Two runs side by side. Only ratios are compared: they belong to one machine and one moment each,
 * and what else was going on there falls on both of their sides.
 */
public final class Comparison {
  /** What got worse by no more than this share may be chance. */
  private static final double BEARABLE = 0.2;

  private final JsonNode before;
  private final JsonNode after;

  private Comparison(JsonNode before, JsonNode after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The runs whose output with {@code --json} these files hold.
   *
   * @throws IllegalArgumentException when a file's last line is no such output
   */
  public static Comparison of(Path before, Path after) throws IOException {
    return new Comparison(read(before), read(after));
  }

  private static JsonNode read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    String last = lines.isEmpty() ? "" : lines.getLast();
    try {
      JsonNode figures = MentionJson.MAPPER.readTree(last);
      if (figures != null && figures.isObject()) {
        return figures;
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(noOutput(file), e);
    }
    throw new IllegalArgumentException(noOutput(file));
  }

  private static String noOutput(Path file) {
    return "the last line of %s is not what `bench --json` prints".formatted(file);
  }

  /** Each ratio that got worse by more than a fifth, in a line; none is good news. */
  public List<String> worse() {
    List<String> worse = new ArrayList<>();
    for (Bench bench : Benches.all()) {
      for (Map.Entry<String, JsonNode> figure : before.path(bench.name()).properties()) {
        double then = figure.getValue().asDouble();
        double now = after.path(bench.name()).path(figure.getKey()).asDouble(Double.NaN);
        if (figure.getKey().contains("ratio") && loss(bench, then, now) > BEARABLE) {
          worse.add(
              String.format(
                  Locale.ROOT, "%s %s: %.3f, was %.3f", bench.name(), figure.getKey(), now, then));
        }
      }
    }
    return worse;
  }

  /** By what share it is worse than it was; nothing where the other run did not measure it. */
  private static double loss(Bench bench, double then, double now) {
    return bench.isLowerBetter() ? now / then - 1 : 1 - now / then;
  }
}
