package earshot.assess.language;

import java.util.Arrays;

/**
 * The words of a text in lower case, each of one script, without links, handles, digits and emoji.
 *
 * <p>At most {@value #LETTERS} letters are kept: what a longer text adds does not change its
 * language, and a text of a megabyte must cost no more than a long review.
 */
final class Words {
  static final int LETTERS = 1500;
  private static final int SHARE_OF_LATIN = 4;
  private static final Script[] SCRIPTS = Script.values();

  private char[] letters = new char[64];
  private int length;
  private int[] ends = new int[16];
  private Script[] scripts = new Script[16];
  private int count;
  private final int[] lettersOf = new int[SCRIPTS.length];

  private Words() {}

  static Words of(String text) {
    Words words = new Words();
    String plain = Mask.plain(text);
    int at = 0;
    while (at < plain.length() && words.length < LETTERS) {
      int start = skipSpace(plain, at);
      at = skipRun(plain, start);
      if (at > start && !Mask.hides(plain, start, at)) {
        words.cut(plain, start, at);
      }
    }
    return words;
  }

  int count() {
    return count;
  }

  /** Letters of all scripts. */
  int letters() {
    return length;
  }

  int letters(Script script) {
    return lettersOf[script.ordinal()];
  }

  Script script(int word) {
    return scripts[word];
  }

  int start(int word) {
    return word == 0 ? 0 : ends[word - 1];
  }

  int end(int word) {
    return ends[word];
  }

  char letter(int at) {
    return letters[at];
  }

  /** How many words are of this script. */
  int count(Script script) {
    int sum = 0;
    for (int word = 0; word < count; word++) {
      sum += scripts[word] == script ? 1 : 0;
    }
    return sum;
  }

  /** True if the letters of this script hold one of these. */
  boolean holds(Script script, String wanted) {
    for (int word = 0; word < count; word++) {
      for (int i = start(word); scripts[word] == script && i < end(word); i++) {
        if (wanted.indexOf(letters[i]) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The script that decides. Brands and borrowed words are Latin in most languages, so any other
   * script wins over Latin with a quarter of the letters.
   */
  Script main() {
    Script best = Script.NONE;
    for (Script script : SCRIPTS) {
      if (script != Script.LATIN && script != Script.NONE && letters(script) > letters(best)) {
        best = script;
      }
    }
    boolean few = letters(best) * SHARE_OF_LATIN < length;
    Script main = few && letters(Script.LATIN) > 0 ? Script.LATIN : best;
    return main == Script.HAN || main == Script.KANA ? eastAsian() : main;
  }

  /** Japanese mixes Kana and Han; Chinese borrows a の at most. */
  private Script eastAsian() {
    return letters(Script.KANA) * 5 >= letters(Script.HAN) ? Script.KANA : Script.HAN;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  private static int skipRun(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) > ' ') {
      at++;
    }
    return at;
  }

  private void cut(String text, int start, int end) {
    int wordStart = length;
    Script script = Script.NONE;
    for (int i = start; i < end && length < LETTERS; i++) {
      char c = text.charAt(i);
      if (passes(c)) {
        continue;
      }
      Script next = apostrophe(c) && length > wordStart ? script : Script.of(c);
      if (next != script) {
        close(wordStart, script);
        wordStart = length;
        script = next;
      }
      if (script != Script.NONE) {
        append(c, wordStart);
      }
    }
    close(wordStart, script);
  }

  /**
   * Joiners, tatweel, vowel signs of Arabic and the marks of Latin accents that found no letter.
   */
  private static boolean passes(char c) {
    return (c >= '\u200B' && c <= '\u200F')
        || c == '\u0640'
        || (c >= '\u064B' && c <= '\u0652')
        || (c >= '\u0300' && c <= '\u036F');
  }

  private static boolean apostrophe(char c) {
    return c == '\'' || c == '’' || c == 'ʼ' || c == '`' || c == 'ʻ' || c == '‘';
  }

  /** Adds a letter; of one that is drawn out (soooo) two stay. */
  private void append(char c, int wordStart) {
    char lower = apostrophe(c) ? '\'' : Character.toLowerCase(c);
    if (length - wordStart >= 2 && letters[length - 1] == lower && letters[length - 2] == lower) {
      return;
    }
    if (length == letters.length) {
      letters = Arrays.copyOf(letters, length * 2);
    }
    letters[length++] = lower;
  }

  private void close(int wordStart, Script script) {
    while (length > wordStart && letters[length - 1] == '\'') {
      length--;
    }
    if (length == wordStart || script == Script.NONE || said(wordStart)) {
      length = Math.min(length, wordStart);
      return;
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      scripts = Arrays.copyOf(scripts, count * 2);
    }
    ends[count] = length;
    scripts[count++] = script;
    lettersOf[script.ordinal()] += length - wordStart;
  }

  /** The mark of a repeated post is no word. */
  private boolean said(int wordStart) {
    return length - wordStart == 2 && letters[wordStart] == 'r' && letters[wordStart + 1] == 't';
  }
}
