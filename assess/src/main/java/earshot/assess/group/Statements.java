package earshot.assess.group;

import earshot.mention.Label;
import earshot.mention.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts what somebody said into statements, each with a feeling of its own. */
public final class Statements {
  /** What comes after so many is one last statement: nobody says more than this on purpose. */
  private static final int MOST = 60;

  private static final int LONGEST_TEXT = 20_000;

  private Statements() {}

  /**
   * The statements of a text in order, with their feelings; none if there is no word in it.
   *
   * @param language ISO 639-1; tells which abbreviations end no sentence
   */
  public static List<Statement> of(
      String text, Optional<String> language, Function<String, Label> feeling) {
    return of(text, language, feeling, said -> Optional.empty());
  }

  /** The same, each with its theme too, if its words tell one. */
  public static List<Statement> of(
      String text,
      Optional<String> language,
      Function<String, Label> feeling,
      Function<String, Optional<String>> theme) {
    return cut(text, language).stream()
        .map(
            said ->
                new Statement(
                    said, Optional.of(feeling.apply(said)), theme.apply(said), Optional.empty()))
        .toList();
  }

  static List<String> cut(String text, Optional<String> language) {
    String whole = whole(text);
    List<String> statements = new ArrayList<>();
    int start = 0;
    for (int end : Ends.of(whole, language.orElse("en"))) {
      if (statements.size() >= MOST - 1) {
        break;
      }
      add(whole.substring(start, end), statements);
      start = end;
    }
    add(whole.substring(start), statements);
    return statements;
  }

  private static String whole(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    boolean half = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, half ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }

  /** Smileys, marks and addresses alone belong to what was said before them. */
  private static void add(String part, List<String> statements) {
    String said = part.strip();
    if (Ends.withoutAddresses(said).codePoints().anyMatch(Character::isLetterOrDigit)) {
      statements.add(said);
    } else if (!said.isEmpty() && !statements.isEmpty()) {
      statements.add(statements.remove(statements.size() - 1) + ' ' + said);
    }
  }
}
