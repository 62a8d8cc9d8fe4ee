package earshot.assess.group;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import earshot.mention.Label;
import earshot.mention.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts what somebody said into statements, each with a feeling of its own. */
public final class Statements {
  /** What comes after so many is one last statement: nobody says more than this on purpose. */
  private static final int MOST = 60;

  private static final int LONGEST_TEXT = 20_000;

  /**
   * Where Unicode's rules see no end but writers mean one: a full stop before a small letter (not
   * after short words) or glued to a capital, an ellipsis before a capital, the Arabic semicolon,
   * and in Armenian a colon (typed for ։) and a mark that closes a word.
   */
  private static final Pattern FURTHER_END =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N}]{3}[.])\\s+(?=\\p{Ll})"
              + "|(?<=\\p{Ll}{2}[.])(?=\\p{Lu}\\p{Ll}*(?:\\s|$))"
              + "|(?<=…)\\s+(?=\\p{Lu})"
              + "|(?<=؛)"
              + "|(?<=\\p{IsArmenian}:)\\s+"
              + "|(?<=[\\p{IsArmenian}\\p{N}]:)\\s*(?=[Ա-Ֆ])"
              + "|(?<=\\p{IsArmenian}{2}[՞՜])\\s+(?=[Ա-Ֆ])");

  /** Armenian in Latin letters ends in a verb of two of them, and types : for ։ all the same. */
  private static final Pattern LATIN_ARMENIAN_END =
      Pattern.compile("(?<=\\b(?:e|er|em|en|ein|es|eq|enq)[.])\\s+|(?<=[a-z]:)\\s+");

  /** What stands before a name or a place and is cut short. */
  private static final String BEFORE_NAMES =
      "mr|mrs|ms|dr|st|jr|sr|sra|dra|prof|mme|mlle|sig|dott|vs|г|ул|им|пр|пл|д|кв|փ|տիկ|պր|դոկ";

  /** What is cut short and may also end a sentence: a small letter or a number behind it tells. */
  private static final String SHORTENED =
      "no|tel|etc|approx|incl|resp|dept|ca|bzw|usw|тыс|руб|млн|млрд|напр|др|тел|հեռ|դր|օր|մլն|թ|հ";

  /** No end: after an initial, a word cut short, and the number of a list's line. */
  private static final Pattern NO_END =
      Pattern.compile(
          "(?<=(?<![\\p{L}\\p{M}\u200C])(?<!\\p{N} )(?:[\\p{Lu}\\p{IsArabic}&&[^I]]|Ու|ՈՒ|(?iu:"
              + BEFORE_NAMES
              + "))[.][ \u00A0]{0,3})"
              + "|(?<=(?<![\\p{L}\\p{M}\u200C])(?iu:"
              + SHORTENED
              + ")[.][ \u00A0]{0,3})(?=[\\p{Ll}\\p{N}])"
              + "|(?<=(?:^|\n)[ \t]{0,9}\\p{N}{1,2}[.)][ \t]{0,9})");

  /** A mark inside an address ends nothing either. */
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www[.])[!-~]*[a-z0-9/]");

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
    String whole = whole(text);
    List<String> statements = new ArrayList<>();
    int start = 0;
    for (int end : ends(whole, language.orElse("en"))) {
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

  /** Where statements end, in order. */
  private static NavigableSet<Integer> ends(String whole, String language) {
    NavigableSet<Integer> ends = new TreeSet<>();
    BreakIterator sentences = sentences(language);
    sentences.setText(whole);
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      ends.add(end);
    }
    FURTHER_END.matcher(whole).results().forEach(end -> ends.add(end.end()));
    if (language.equals("hy")) {
      LATIN_ARMENIAN_END.matcher(whole).results().forEach(end -> ends.add(end.end()));
    }
    Matcher none = NO_END.matcher(whole).useTransparentBounds(true).useAnchoringBounds(false);
    ends.removeIf(end -> none.region(end, whole.length()).lookingAt());
    ADDRESS
        .matcher(whole)
        .results()
        .forEach(address -> ends.subSet(address.start(), false, address.end(), false).clear());
    return ends;
  }

  /** Smileys, marks and addresses alone belong to what was said before them. */
  private static void add(String part, List<String> statements) {
    String said = part.strip();
    if (ADDRESS.matcher(said).replaceAll("").codePoints().anyMatch(Character::isLetterOrDigit)) {
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
