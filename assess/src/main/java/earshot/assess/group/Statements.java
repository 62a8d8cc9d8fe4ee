package earshot.assess.group;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import earshot.mention.Label;
import earshot.mention.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Cuts what somebody said into statements, each with a feeling of its own. */
public final class Statements {
  /** What comes after so many is one last statement: nobody says more than this on purpose. */
  private static final int MOST = 60;

  private static final int LONGEST_TEXT = 20_000;

  /**
   * Where Unicode's rules see no end but writers mean one: a full stop before a small letter (not
   * after short words and abbreviations), a colon after an Armenian letter (typed for ։), and the
   * Arabic semicolon.
   */
  private static final Pattern FURTHER_END =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N}]{3}[.])(?<!\\b(etc|approx|incl|resp|dept|тыс|руб|млн|напр)[.])\\s+(?=\\p{Ll})"
              + "|(?<=\\p{IsArmenian}:)\\s+"
              + "|(?<=؛)");

  private static final Map<String, BreakIterator> SENTENCES = new ConcurrentHashMap<>();

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
    String whole = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    BreakIterator sentences = sentences(language.orElse("en"));
    sentences.setText(whole);
    List<String> statements = new ArrayList<>();
    int start = sentences.first();
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      if (statements.size() >= MOST - 1) {
        add(whole.substring(start), statements);
        break;
      }
      for (String part : FURTHER_END.split(whole.substring(start, end))) {
        add(part, statements);
      }
      start = end;
    }
    return statements;
  }

  /** Smileys and marks alone belong to what was said before them. */
  private static void add(String part, List<String> statements) {
    String said = part.strip();
    if (said.codePoints().anyMatch(Character::isLetterOrDigit)) {
      statements.add(said);
    } else if (!said.isEmpty() && !statements.isEmpty()) {
      statements.add(statements.remove(statements.size() - 1) + ' ' + said);
    }
  }

  private static BreakIterator sentences(String language) {
    return (BreakIterator) SENTENCES.computeIfAbsent(language, Statements::rules).clone();
  }

  private static BreakIterator rules(String language) {
    ULocale locale = new ULocale(language);
    return FilteredBreakIteratorBuilder.getInstance(locale)
        .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
  }
}
