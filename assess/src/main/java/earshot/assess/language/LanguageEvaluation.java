package earshot.assess.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures a model on labelled texts: how many it tells right, by length, kind and language, how
 * many it calls unknown and how far its confidence is from the truth.
 */
public final class LanguageEvaluation {
  private static final int SHORT = 3;
  private static final int LONG = 11;

  private final LanguageModel model;
  private final Tally all = new Tally();
  private final Map<String, Tally> byLength = new TreeMap<>();
  private final Map<String, Tally> byKind = new TreeMap<>();
  private final Map<String, Map<String, Tally>> byLanguage = new TreeMap<>();
  private final Map<String, Tally> bySet = new TreeMap<>();

  public LanguageEvaluation(LanguageModel model) {
    this.model = model;
  }

  /** Reads {@code <set>/dev.tsv.gz} of each set in a folder. */
  public LanguageEvaluation measure(Path folder, Set<String> without) throws IOException {
    new LabelledTexts(folder, without).forEach("dev", this::add);
    return this;
  }

  /** The share of texts told right, 0 to 1. */
  public double accuracy() {
    return all.accuracy();
  }

  void add(LabelledText labelled) {
    if (!Corpus.known(labelled.language()) || labelled.text().isBlank()) {
      return;
    }
    String language = Corpus.code(labelled.language());
    String length = length(labelled.text());
    Optional<LanguageGuess> guess = model.guess(labelled.text());
    all.count(language, guess);
    byLength.computeIfAbsent(length, k -> new Tally()).count(language, guess);
    byKind.computeIfAbsent(labelled.kind(), k -> new Tally()).count(language, guess);
    bySet.computeIfAbsent(labelled.set(), k -> new Tally()).count(language, guess);
    byLanguage
        .computeIfAbsent(language, k -> new TreeMap<>())
        .computeIfAbsent(length, k -> new Tally())
        .count(language, guess);
  }

  /** Prints tables in Markdown. */
  public void print(PrintStream out) {
    out.printf(Locale.ROOT, "%nAll: %s%n", all);
    table(out, "Length", byLength);
    table(out, "Kind", byKind);
    table(out, "Set", bySet);
    out.println("\n| Language | 1–2 words | 3–10 words | 11 and more | most often taken for |");
    out.println("|---|---|---|---|---|");
    byLanguage.forEach((language, lengths) -> out.println(row(language, lengths)));
    out.printf(
        Locale.ROOT,
        "%nMean over languages, 3–10 words: %.4f, 11 and more: %.4f%n",
        mean("3–10 words"),
        mean("11 words and more"));
  }

  private double mean(String length) {
    return byLanguage.values().stream()
        .filter(lengths -> lengths.containsKey(length))
        .mapToDouble(lengths -> lengths.getOrDefault(length, new Tally()).accuracy())
        .average()
        .orElse(0);
  }

  private static void table(PrintStream out, String name, Map<String, Tally> tallies) {
    out.printf("%n| %s | told right |%n|---|---|%n", name);
    tallies.forEach((key, tally) -> out.printf("| %s | %s |%n", key, tally));
  }

  private static String row(String language, Map<String, Tally> lengths) {
    Tally sum = new Tally();
    lengths.values().forEach(sum::add);
    return String.join(
        " | ",
        "| " + language,
        cell(lengths, "1–2 words"),
        cell(lengths, "3–10 words"),
        cell(lengths, "11 words and more"),
        sum.confusions() + " |");
  }

  private static String cell(Map<String, Tally> lengths, String length) {
    Tally tally = lengths.get(length);
    return tally == null
        ? "–"
        : String.format(Locale.ROOT, "%.3f (%d)", tally.accuracy(), tally.texts());
  }

  private static String length(String text) {
    int words = text.strip().split("\\s+").length;
    if (words < SHORT) {
      return "1–2 words";
    }
    return words < LONG ? "3–10 words" : "11 words and more";
  }

  /** {@code FOLDER [MODEL]}: the shipped model unless one is named. */
  public static void main(String[] args) throws IOException {
    if (args.length == 0) {
      throw new IllegalArgumentException(
          "Give the folder of sets and, if it is not the shipped one, the model");
    }
    new LanguageEvaluation(args.length > 1 ? model(Path.of(args[1])) : LanguageModel.shipped())
        .measure(Path.of(args[0]), Set.of())
        .print(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  private static LanguageModel model(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return LanguageModel.read(in);
    }
  }
}
