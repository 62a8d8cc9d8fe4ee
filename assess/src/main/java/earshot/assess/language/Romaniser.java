package earshot.assess.language;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Writes Armenian or Persian in Latin letters the loose way people do on phones, to make texts to
 * learn from.
 *
 * <p>A table gives each letter its spellings and each frequent word its own; one is drawn at a
 * time. Persian leaves short vowels unwritten, so words that are not in the table get vowels put
 * between consonants.
 */
final class Romaniser {
  private static final String CONSONANTS = "bpttsjchkxdrzsgfqlmnvhy";
  private static final List<String> SHORT_VOWELS = List.of("a", "e", "o", "a", "e");

  private final Map<String, List<String>> spellings;
  private final boolean unwrittenVowels;

  private Romaniser(Map<String, List<String>> spellings, boolean unwrittenVowels) {
    this.spellings = spellings;
    this.unwrittenVowels = unwrittenVowels;
  }

  static Romaniser armenian() throws IOException {
    return new Romaniser(table("romanised-hy.tsv"), false);
  }

  static Romaniser persian() throws IOException {
    return new Romaniser(table("romanised-fa.tsv"), true);
  }

  String write(Words words, Script script, Random random) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < words.count(); word++) {
      if (words.script(word) == script) {
        text.append(write(letters(words, word), random)).append(' ');
      }
    }
    return text.toString();
  }

  private String write(String word, Random random) {
    List<String> whole = spellings.getOrDefault(word, List.of());
    if (!whole.isEmpty() && word.length() > 1) {
      return whole.get(random.nextInt(whole.size()));
    }
    StringBuilder latin = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      boolean pair = i + 1 < word.length() && spellings.containsKey(word.substring(i, i + 2));
      List<String> ways =
          spellings.getOrDefault(word.substring(i, pair ? i + 2 : i + 1), List.of());
      String way = ways.isEmpty() ? "" : ways.get(random.nextInt(ways.size()));
      join(latin, way, random);
      i += pair ? 1 : 0;
    }
    return latin.toString();
  }

  private void join(StringBuilder latin, String way, Random random) {
    boolean clash = unwrittenVowels && endsInConsonant(latin) && startsWithConsonant(way);
    if (clash && random.nextInt(4) > 0) {
      latin.append(SHORT_VOWELS.get(random.nextInt(SHORT_VOWELS.size())));
    }
    latin.append(way);
  }

  private static boolean endsInConsonant(StringBuilder latin) {
    return !latin.isEmpty() && CONSONANTS.indexOf(latin.charAt(latin.length() - 1)) >= 0;
  }

  private static boolean startsWithConsonant(String way) {
    return !way.isEmpty() && CONSONANTS.indexOf(way.charAt(0)) >= 0;
  }

  private static String letters(Words words, int word) {
    StringBuilder letters = new StringBuilder();
    for (int i = words.start(word); i < words.end(word); i++) {
      letters.append(words.letter(i));
    }
    return letters.toString();
  }

  /** Lines of a letter, pair of letters or word, a tab, and its spellings set apart by spaces. */
  private static Map<String, List<String>> table(String name) throws IOException {
    try (InputStream in = Romaniser.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("The table " + name + " is missing from the jar");
      }
      Map<String, List<String>> table = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 2) {
          throw new IOException(name + " has a line without one tab: " + line);
        }
        table.put(cells[0], List.of(cells[1].split(" ")));
      }
      return table;
    }
  }
}
