package earshot.query.pages;

import earshot.assess.query.Field;
import earshot.query.Facet;
import earshot.query.SourceName;
import earshot.query.Wording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the word at hand in the search box could become.
 *
 * @param from where that word begins, in characters
 * @param to where it ends
 */
record Completion(int from, int to, List<Option> options) {
  private static final int MOST = 8;

  /**
   * One proposal.
   *
   * @param text what is put in place of the word
   * @param says what it means
   */
  record Option(String text, String says) {}

  /** Values that a field has here, as they are written. */
  @FunctionalInterface
  interface Values {
    List<String> of(Field field);
  }

  /**
   * The proposals for a query whose cursor stands there.
   *
   * @param values those of fields that take any
   */
  static Completion of(String q, int cursor, Values values, Wording words) {
    int to = Math.clamp(cursor, 0, q.length());
    int from = beginning(q, to);
    String word = q.substring(from, to);
    int colon = word.indexOf(':');
    Stream<Option> options =
        word.isEmpty()
            ? Stream.empty()
            : colon < 0 ? names(word, values, words) : values(word, colon, values, words);
    return new Completion(from, to, options.limit(MOST).toList());
  }

  /** Behind the last space or bracket that stands in no quotes; a minus is no part of the word. */
  private static int beginning(String q, int to) {
    int from = 0;
    boolean quoted = false;
    for (int i = 0; i < to; i++) {
      char c = q.charAt(i);
      quoted ^= c == '"';
      if (!quoted && (Character.isWhitespace(c) || c == '(' || c == ')')) {
        from = i + 1;
      }
    }
    return from < to && q.charAt(from) == '-' ? from + 1 : from;
  }

  /** Fields that begin like this, and brands. */
  private static Stream<Option> names(String word, Values values, Wording words) {
    Stream<Option> fields =
        Arrays.stream(Field.values())
            .filter(field -> begins(field.label(), word))
            .map(field -> new Option(field.label() + ":", words.of("field." + field.label())));
    Stream<Option> brands =
        values.of(Field.BRAND).stream()
            .filter(brand -> begins(brand, word))
            .map(brand -> option(Field.BRAND, brand, words));
    return Stream.concat(fields, brands);
  }

  private static Stream<Option> values(String word, int colon, Values values, Wording words) {
    String name = word.substring(0, colon).toLowerCase(Locale.ROOT);
    String begun = word.substring(colon + 1).replace("\"", "");
    return Arrays.stream(Field.values())
        .filter(field -> field.label().equals(name))
        .flatMap(field -> all(field, values).stream().map(value -> option(field, value, words)))
        .filter(
            option -> begins(plain(option.text(), colon), begun) || begins(option.says(), begun));
  }

  private static List<String> all(Field field, Values values) {
    return switch (field.type()) {
      case NUMBER -> List.of(">=", "<=", ">", "<");
      case DATE -> List.of(">=", "<");
      default -> {
        List<String> all = new ArrayList<>(field.allowed());
        values.of(field).stream().filter(value -> !all.contains(value)).forEach(all::add);
        yield all;
      }
    };
  }

  private static Option option(Field field, String value, Wording words) {
    boolean open = field.type() == Field.Type.NUMBER || field.type() == Field.Type.DATE;
    String written = value.matches("[\\p{L}\\p{N}_.<>=-]+") ? value : '"' + value + '"';
    return new Option(field.label() + ':' + written + (open ? "" : " "), says(field, value, words));
  }

  private static String says(Field field, String value, Wording words) {
    return switch (field) {
      case LANG -> words.languageName(value);
      case SOURCE -> SourceName.of(value, words);
      default -> facet(field).map(facet -> words.term(facet, value)).orElse(value);
    };
  }

  private static Optional<String> facet(Field field) {
    return Arrays.stream(Facet.values())
        .map(Facet::word)
        .filter(facet -> facet.equals(field.label()))
        .findFirst()
        .or(() -> Optional.of(field.label()).filter(label -> field == Field.THEME));
  }

  private static String plain(String text, int colon) {
    return text.substring(colon + 1).replace("\"", "");
  }

  private static boolean begins(String value, String word) {
    return value.regionMatches(true, 0, word, 0, word.length());
  }
}
