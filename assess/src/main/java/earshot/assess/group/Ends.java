package earshot.assess.group;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.FilteredBreakIteratorBuilder;
import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where statements end: where Unicode's rules see it, and where writers mean it. */
final class Ends {
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

  /** What stands before a further end; patterns are tried behind these alone, which is faster. */
  private static final String CLOSING = ".…؛:՞՜";

  private static final String BLANKS = " \t\u00A0";

  /** No word that is cut short has more letters. */
  private static final int LONGEST_SHORT = 6;

  private static final Map<String, BreakIterator> SENTENCES = new ConcurrentHashMap<>();

  private final String whole;
  private final NavigableSet<Integer> ends = new TreeSet<>();

  private Ends(String whole) {
    this.whole = whole;
  }

  /** Where the statements of a text end, in order. */
  static NavigableSet<Integer> of(String whole, String language) {
    Ends ends = new Ends(whole);
    ends.add(sentences(language));
    ends.addBehindMarks(language.equals("hy"));
    ends.leaveNoEnds();
    ends.leaveAddresses();
    return ends.ends;
  }

  /** A text as if nobody had written an address. */
  static String withoutAddresses(String text) {
    return mayHoldAddress(text) ? ADDRESS.matcher(text).replaceAll("") : text;
  }

  private static boolean mayHoldAddress(String text) {
    return text.contains("://") || text.contains("ww.") || text.contains("WW.");
  }

  private void add(BreakIterator sentences) {
    sentences.setText(whole);
    for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
      ends.add(end);
    }
  }

  private void addBehindMarks(boolean armenian) {
    Matcher further = within(FURTHER_END);
    Matcher latin = within(LATIN_ARMENIAN_END);
    for (int i = 0; i < whole.length(); i++) {
      if (CLOSING.indexOf(whole.charAt(i)) >= 0) {
        addBehind(i + 1, further);
        if (armenian) {
          addBehind(i + 1, latin);
        }
      }
    }
  }

  /** Looks at what is before its region too. */
  private Matcher within(Pattern pattern) {
    return pattern.matcher(whole).useTransparentBounds(true).useAnchoringBounds(false);
  }

  private void addBehind(int at, Matcher further) {
    if (further.region(at, whole.length()).lookingAt()) {
      ends.add(further.end());
    }
  }

  private void leaveNoEnds() {
    Matcher none = within(NO_END);
    ends.removeIf(end -> mayBeNone(end) && none.region(end, whole.length()).lookingAt());
  }

  /** Whether something short and a full stop, or the bracket of a list, stand before it. */
  private boolean mayBeNone(int end) {
    int at = end - 1;
    while (at >= 0 && BLANKS.indexOf(whole.charAt(at)) >= 0) {
      at--;
    }
    if (at < 1 || whole.charAt(at) != '.') {
      return at >= 1 && whole.charAt(at) == ')';
    }
    int letters = 0;
    while (letters < at
        && letters <= LONGEST_SHORT
        && Character.isLetter(whole.charAt(at - 1 - letters))) {
      letters++;
    }
    return letters <= LONGEST_SHORT;
  }

  private void leaveAddresses() {
    if (mayHoldAddress(whole)) {
      ADDRESS
          .matcher(whole)
          .results()
          .forEach(address -> ends.subSet(address.start(), false, address.end(), false).clear());
    }
  }

  private static BreakIterator sentences(String language) {
    return (BreakIterator) SENTENCES.computeIfAbsent(language, Ends::rules).clone();
  }

  private static BreakIterator rules(String language) {
    ULocale locale = new ULocale(language);
    return FilteredBreakIteratorBuilder.getInstance(locale)
        .wrapIteratorWithFilter(BreakIterator.getSentenceInstance(locale));
  }
}
