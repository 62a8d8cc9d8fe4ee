package earshot.assess.sentiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Measures a model on the dev texts of a folder: by language, by kind of text, by set, and all
 * together.
 */
public final class SentimentEvaluation {
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final SentimentModel model;

  private SentimentEvaluation(SentimentModel model) {
    this.model = model;
  }

  /**
   * {@code evaluate sentiment}: prints a table of the figures; languages are given to the model as
   * the data states them.
   *
   * @param texts a folder of sets with dev texts, or one file of labelled texts
   */
  public static void evaluate(SentimentModel model, Path texts, Appendable out) throws IOException {
    SentimentEvaluation evaluation = new SentimentEvaluation(model);
    if (Files.isDirectory(texts)) {
      evaluation.addFolder(texts);
    } else {
      evaluation.addFile(texts);
    }
    evaluation.print(out);
  }

  /** A file is a set that bears the name of its folder. */
  private void addFile(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    String set = Objects.toString(folder.getFileName(), "texts");
    Mixture.SetRule rule = Mixture.of(folder).rule(set);
    DataFolder.read(file, set, rule.labels(), text -> add(text, rule.leftOut()));
    if (tallies.isEmpty()) {
      throw new IOException(file + " holds no labelled texts to measure on");
    }
  }

  private void addFolder(Path folder) throws IOException {
    DataFolder data = new DataFolder(folder);
    Mixture mixture = Mixture.of(folder);
    List<String> sets = data.sets("dev");
    if (sets.isEmpty()) {
      throw new IOException(folder + " holds no <set>/dev.tsv.gz to measure on");
    }
    for (String set : sets) {
      data.read(
          set, "dev", mixture.rule(set).labels(), text -> add(text, mixture.rule(set).leftOut()));
    }
  }

  private void add(LabelledText text, boolean leftOut) {
    SentimentScore score = model.classify(text.text(), Optional.of(text.language()));
    for (String slice : slices(text)) {
      tallies.computeIfAbsent(slice, any -> new Tally()).add(text.label(), score);
    }
    if (!leftOut) {
      tallies
          .computeIfAbsent("trained-sets lang=" + text.language(), any -> new Tally())
          .add(text.label(), score);
    }
  }

  private static List<String> slices(LabelledText text) {
    String language = "lang=" + text.language();
    return List.of(
        "all",
        language,
        "kind=" + text.kind(),
        language + " kind=" + text.kind(),
        "set=" + text.set(),
        "set=" + text.set() + " " + language);
  }

  private void print(Appendable out) throws IOException {
    out.append(
        String.format(
            Locale.ROOT,
            "%-40s %7s %6s %6s %6s %6s %6s %6s %s%n",
            "slice",
            "texts",
            "acc",
            "F1",
            "recall",
            "ece",
            "flip",
            "neu>ng",
            "classes"));
    List<Map.Entry<String, Tally>> rows =
        tallies.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Tally> row) -> row.getKey().split("=")[0])
                    .thenComparing(row -> -row.getValue().texts()))
            .toList();
    for (Map.Entry<String, Tally> row : rows) {
      out.append(line(row.getKey(), row.getValue()));
    }
  }

  private static String line(String slice, Tally tally) {
    return String.format(
        Locale.ROOT,
        "%-40s %7d %6.3f %6.3f %6.3f %6.3f %6.3f %6.3f %s%n",
        slice,
        tally.texts(),
        tally.accuracy(),
        tally.macroF1(),
        tally.macroRecall(),
        tally.calibrationError(),
        tally.flipped(),
        tally.neutralCalledNegative(),
        tally.classes());
  }
}
