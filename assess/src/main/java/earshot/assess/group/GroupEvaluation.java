package earshot.assess.group;

import earshot.assess.group.GroupedTexts.GroupedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Measures groups against those that people made, set by set. */
public final class GroupEvaluation {
  /** A set is cut to so many texts, the first by id. */
  private static final int MOST = 2_500;

  private static final Comparator<Codebook.Group> LARGEST_FIRST =
      Comparator.comparingInt(Codebook.Group::size).reversed().thenComparing(Codebook.Group::id);

  private GroupEvaluation() {}

  /**
   * {@code evaluate group}: prints a line a set, and one a language where a set has several.
   *
   * @param texts a folder of sets with dev texts, or one file of texts with groups
   */
  public static void evaluate(WordVectors words, Path texts, Appendable out) throws IOException {
    List<Path> files = Files.isDirectory(texts) ? GroupedTexts.files(texts, "dev") : List.of(texts);
    out.append(
        String.format(
            Locale.ROOT,
            "%-24s %6s %7s %6s %6s %6s %6s %6s%n",
            "set",
            "texts",
            "groups",
            "found",
            "near",
            "B3-P",
            "B3-R",
            "B3-F1"));
    int measured = 0;
    for (Path file : files) {
      for (Map.Entry<String, TreeMap<String, GroupedText>> slice : slices(file).entrySet()) {
        measured += slice.getValue().size();
        out.append(line(slice.getKey(), new Grouper(words), slice.getValue()));
      }
    }
    if (measured == 0) {
      throw new IOException(texts + " holds no texts with groups to measure on");
    }
  }

  /**
   * {@code evaluate group --largest}: prints the largest groups of what is said in a file of texts,
   * whether people grouped them or not, with their size and what they are called. Texts are cut
   * into statements first, as in the flow; of many, a window of them counts.
   */
  public static void largest(WordVectors words, Path file, int most, Appendable out)
      throws IOException {
    TreeMap<String, String> said = new TreeMap<>();
    GroupedTexts.read(file, text -> cut(text, said));
    List<Codebook.Group> groups =
        new Grouper(words)
            .group(said).codebook().groups().stream().sorted(LARGEST_FIRST).limit(most).toList();
    for (Codebook.Group group : groups) {
      String middle = said.getOrDefault(group.middle(), "");
      out.append(String.format(Locale.ROOT, "%d\t%s%n", group.size(), GroupLabel.of(middle)));
    }
  }

  private static void cut(GroupedText text, TreeMap<String, String> said) {
    for (String statement : Statements.cut(text.text(), Optional.of(text.language()))) {
      said.put("%016x %s".formatted(Hashes.of(statement), text.id()), statement);
      if (said.size() > Grouper.WINDOW) {
        said.pollLastEntry();
      }
    }
  }

  private static Map<String, TreeMap<String, GroupedText>> slices(Path file) throws IOException {
    Map<String, TreeMap<String, GroupedText>> slices = new TreeMap<>();
    GroupedTexts.read(
        file,
        text -> {
          if (!text.group().isEmpty()) {
            put(slices, text.set(), text);
            put(slices, text.set() + ':' + text.language(), text);
          }
        });
    if (slices.size() == 2) {
      slices.remove(slices.keySet().stream().reduce("", (one, two) -> two));
    }
    return slices;
  }

  private static void put(
      Map<String, TreeMap<String, GroupedText>> slices, String name, GroupedText text) {
    TreeMap<String, GroupedText> slice = slices.computeIfAbsent(name, any -> new TreeMap<>());
    slice.put(text.id(), text);
    if (slice.size() > MOST) {
      slice.pollLastEntry();
    }
  }

  private static String line(String name, Grouper grouper, Map<String, GroupedText> texts) {
    Map<String, String> said = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    texts.forEach(
        (id, text) -> {
          said.put(id, text.text());
          expected.put(id, text.group());
        });
    Grouper.Grouping grouping = grouper.group(said);
    Map<String, String> found = new TreeMap<>();
    grouping.placed().forEach((id, placement) -> found.put(id, placement.group().id()));
    Agreement agreement = Agreement.of(expected, found);
    return String.format(
        Locale.ROOT,
        "%-24s %6d %7d %6d %6.3f %6.3f %6.3f %6.3f%n",
        name,
        agreement.texts(),
        agreement.expected(),
        agreement.found(),
        grouping.codebook().threshold(),
        agreement.precision(),
        agreement.recall(),
        agreement.f1());
  }
}
