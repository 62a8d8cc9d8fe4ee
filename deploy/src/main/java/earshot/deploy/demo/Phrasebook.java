package earshot.deploy.demo;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything the townspeople know how to say: whole texts, phrases around them, and names. */
record Phrasebook(
    List<Saying> sayings, Map<String, List<String>> phrases, Map<String, List<Name>> names) {

  /** A name in the letters of its language, and in those of a handle. */
  record Name(String written, String latin) {}

  private static final class Shared {
    static final Phrasebook BOOK = load();
  }

  /** The one book there is, read when somebody first speaks. */
  static Phrasebook shared() {
    return Shared.BOOK;
  }

  /** Phrases of one kind ({@code opening}, {@code closing}, {@code edit-glad} …) and language. */
  List<String> phrases(String kind, String language) {
    return named(phrases, kind + ' ' + language);
  }

  /**
   * Names of one kind ({@code given}, {@code family}, {@code staff} or {@code street}) and
   * language.
   */
  List<Name> names(String kind, String language) {
    return named(names, kind + ' ' + language);
  }

  private static <T> T named(Map<String, T> lists, String key) {
    T list = lists.get(key);
    if (list == null) {
      throw new IllegalArgumentException("The phrase book has nothing for '" + key + "'");
    }
    return list;
  }

  private static Phrasebook load() {
    List<Saying> sayings = rows("sayings.tsv").map(Saying::of).toList();
    Map<String, List<String>> phrases =
        rows("phrases.tsv")
            .collect(groupingBy(row -> row.get(0) + ' ' + row.get(1)))
            .entrySet()
            .stream()
            .collect(
                toUnmodifiableMap(
                    Map.Entry::getKey, e -> e.getValue().stream().map(row -> row.get(2)).toList()));
    Map<String, List<Name>> names =
        rows("names.tsv")
            .collect(groupingBy(row -> row.get(0) + ' ' + row.get(1)))
            .entrySet()
            .stream()
            .collect(
                toUnmodifiableMap(
                    Map.Entry::getKey,
                    e ->
                        e.getValue().stream()
                            .map(row -> new Name(row.get(2), row.get(3)))
                            .toList()));
    return new Phrasebook(sayings, phrases, names);
  }

  private static Stream<List<String>> rows(String resource) {
    try (InputStream in = Phrasebook.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + resource + " is missing");
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(line -> !line.isBlank()).map(line -> List.of(line.split("\t")));
    } catch (IOException e) {
      throw new UncheckedIOException("The resource " + resource + " can't be read", e);
    }
  }
}
