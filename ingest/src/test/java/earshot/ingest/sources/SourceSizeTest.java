package earshot.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * That sources stay small, for the runtime does the rest. A source is its whole package: lines of
 * code, which are no blank, comment, import or package. Its doors are its ways in (feeds) and out
 * (repliers): with one it has 150 lines at most, and each further one, which is another part of a
 * place's API, may add 75.
 */
class SourceSizeTest {
  private static final Path SOURCES = Path.of("src/main/java/earshot/ingest/sources");
  private static final long ONE_DOOR = 150;
  private static final long ANOTHER = 75;

  /** They read formats of the web and no place; each dialect is a class of its own. */
  private static final List<String> FORMATS = List.of("feed", "webpage");

  /**
   * What needs more, as much as this: LinkedIn names everything by names within names; who answers
   * on Bluesky writes the record, its key and its links, which other places do for us.
   */
  private static final Map<String, Long> LARGER = Map.of("linkedin", 170L, "bluesky", 241L);

  private record Size(String source, long lines, long doors) {
    long aDoor() {
      return lines / Math.max(1, doors);
    }

    long most() {
      return LARGER.getOrDefault(source, ONE_DOOR + ANOTHER * Math.max(0, doors - 1));
    }
  }

  @Test
  void aSourceIsAtMost150LinesAndHalfOfThemAreBelow100ADoor() {
    List<Size> places = sizes().filter(size -> !FORMATS.contains(size.source())).toList();
    sizes().forEach(SourceSizeTest::print);
    assertThat(places)
        .allSatisfy(
            size ->
                assertThat(size.lines())
                    .as("lines of %s: what others do too belongs to earshot.ingest.source", size)
                    .isLessThanOrEqualTo(size.most()));
    assertThat(median(places.stream().map(Size::aDoor))).isLessThan(100);
  }

  @Test
  void formatsDoNotGrow() {
    assertThat(sizes().filter(size -> FORMATS.contains(size.source())))
        .hasSize(FORMATS.size())
        .allSatisfy(size -> assertThat(size.lines()).as(size.source()).isLessThanOrEqualTo(548));
  }

  private static void print(Size size) {
    System.out.printf(
        "%-18s %4d lines, %d doors, %4d a door%n",
        size.source(), size.lines(), size.doors(), size.aDoor());
  }

  private static long median(Stream<Long> values) {
    List<Long> sorted = values.sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static Stream<Size> sizes() {
    Map<String, Size> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(SourceSizeTest::counts).toList()) {
        String source = file.getParent().getFileName().toString();
        String name = file.getFileName().toString();
        long doors = name.endsWith("Feed.java") || name.endsWith("Replier.java") ? 1 : 0;
        sizes.merge(
            source,
            new Size(source, lines(file), doors),
            (a, b) -> new Size(source, a.lines() + b.lines(), a.doors() + b.doors()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sizes.values().stream().sorted(Comparator.comparing(Size::aDoor));
  }

  private static boolean counts(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") && !name.equals("package-info.java");
  }

  private static long lines(Path file) throws IOException {
    String code = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
    return code.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.matches("(//|import |package ).*"))
        .count();
  }
}
