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

  /** With which letters one of these begins; only what stands before "ли" may be any word. */
  private static final String FIRST_LETTERS = "whdcai" + "آچکمهلأو" + "իա" + "пзкс";

  /** Fewer letters of a name are in too many others. */
  private static final int SHORTEST_NAME = 4;

  private Addressed() {}

  /** Whether it asks something. */
  public static boolean asks(Mention mention) {
    return mention.kind() == Kind.QUESTION
        || mention.title().filter(Addressed::isQuestion).isPresent()
        || mention.text().filter(Addressed::isQuestion).isPresent();
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
    for (int i = 0; i < MARKS.length(); i++) {
      if (words.indexOf(MARKS.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean beginsAsking(String words) {
    Matcher beginning = BEGINNING.matcher(words);
    boolean any = hasParticle(words);
    for (int at = 0; at < words.length(); at++) {
      boolean begins = at == 0 || ENDS.indexOf(words.charAt(at - 1)) >= 0;
      if (begins
          && (any || mayAsk(words, at))
          && beginning.region(at, words.length()).lookingAt()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Most sentences are known not to ask by their first letter, which is much cheaper to look at.
   */
  private static boolean mayAsk(String words, int at) {
    int first = at;
    while (first < words.length() && Character.isWhitespace(words.charAt(first))) {
      first++;
    }
    char letter = first < words.length() ? words.charAt(first) : '.';
    boolean plain = letter < 0x80 || Character.isLetter(letter);
    return !plain
        || FIRST_LETTERS.indexOf(Character.toLowerCase(Character.toUpperCase(letter))) >= 0;
  }

  private static boolean hasParticle(String words) {
    for (int at = words.indexOf(' '); at >= 0; at = words.indexOf(' ', at + 1)) {
      if (words.regionMatches(true, at + 1, "ли", 0, 2)) {
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
