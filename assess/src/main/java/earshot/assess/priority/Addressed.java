package earshot.assess.priority;

import earshot.assess.text.Keywords;
import earshot.assess.text.Tokens;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody wants of the brand: whether they ask something, or complain to it. */
public final class Addressed {
  private static final Set<Kind> TO_THE_BRAND = EnumSet.of(Kind.MESSAGE, Kind.CHAT, Kind.FEEDBACK);

  /** A mark inside an address asks nothing. */
  private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www[.])[!-~]*");

  /**
   * Question marks of the scripts: Latin, Arabic, Armenian (inside the word), Greek, full width.
   */
  private static final String MARKS = "?؟՞\u037e？⸮";

  /** Behind these a sentence begins. */
  private static final String ENDS = ".!…\n։:؛";

  /**
   * How a question begins that nobody marked; words that begin other sentences too are left out.
   */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?iuU)\\s*(?:"
              + "(?:when|where|why|how|what) (?:do|does|did|is|are|can|will|would|much is|much are|much does|long does)"
              + "|(?:do|does|can|could|will|would|are|is) (?:you|it|there|they|i|we|anyone|someone|anybody|somebody)"
              + "|آیا|چرا(?! که)|چطوری?|کجا|متى|متی|هل|لماذا|ليش|أين|وين"
              + "|ինչու|արդյոք|inchu"
              + "|почему|зачем|подскажите|когда же|сколько (?:стоит|стоят|ждать)|(?!вряд|едва|чуть)\\w+ ли"
              + ")\\b");

  /** Fewer letters of a name are in too many others. */
  private static final int SHORTEST_NAME = 4;

  private Addressed() {}

  /** Whether it asks something. */
  public static boolean asks(Mention mention) {
    return mention.kind() == Kind.QUESTION
        || Stream.concat(mention.title().stream(), mention.text().stream())
            .anyMatch(Addressed::isQuestion);
  }

  /** Whether it complains to the brand itself: at the brand's own place, or by its @name. */
  public static boolean complains(Mention mention) {
    return mention.sentiment().filter(s -> s.label() == Label.NEGATIVE).isPresent()
        && (!mention.byQuery() || isNamed(mention));
  }

  /** Whether it was said to the brand alone, or calls it to answer for something. */
  static boolean wantsAnswer(Mention mention) {
    return TO_THE_BRAND.contains(mention.kind()) || complains(mention) && isNamed(mention);
  }

  private static boolean isQuestion(String words) {
    return isMarked(words) || beginsAsking(words);
  }

  private static boolean isMarked(String words) {
    return hasMark(words) && hasMark(ADDRESS.matcher(words).replaceAll(" "));
  }

  private static boolean hasMark(String words) {
    return MARKS.chars().anyMatch(mark -> words.indexOf(mark) >= 0);
  }

  private static boolean beginsAsking(String words) {
    Matcher beginning = BEGINNING.matcher(words);
    for (int at = 0; at < words.length(); at++) {
      boolean begins = at == 0 || ENDS.indexOf(words.charAt(at - 1)) >= 0;
      if (begins && beginning.region(at, words.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(Mention mention) {
    return Tokens.of(mention.words()).tags().stream()
        .filter(tag -> tag.startsWith("@"))
        .map(Addressed::letters)
        .anyMatch(name -> mention.brands().stream().anyMatch(brand -> isOf(name, brand)));
  }

  private static boolean isOf(String name, String brand) {
    String letters = letters(Keywords.fold(brand));
    return Math.min(name.length(), letters.length()) >= SHORTEST_NAME
        && (name.startsWith(letters) || letters.startsWith(name));
  }

  private static String letters(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
