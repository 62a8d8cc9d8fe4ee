package earshot.assess.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.HashMap;
import java.util.Map;

/**
 * What each code point is to the scanner and what it folds to; computed from Unicode's tables a
 * page at a time and kept.
 */
final class Folding {
  enum Kind {
    /** Ends a term. */
    BORDER,
    /** Part of a word. */
    WORD,
    /** A term of its own: Han, kana, Thai and their like. */
    SINGLE,
    /** Belongs to the character before it and is kept. */
    MARK,
    /** Vanishes and joins its neighbours. */
    VANISH,
    EMOJI,
    /** Half of a flag. */
    REGIONAL,
    APOSTROPHE,
    UNDERSCORE,
    HASH,
    AT
  }

  private record Page(Kind[] kinds, String[] folds) {}

  private static final int ZERO_WIDTH_SPACE = 0x200B;
  private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
  private static final String APOSTROPHES = "'’‘‛ʼʻʹʾʿ`´＇׳״";

  /**
   * In-word punctuation of Armenian, the Arabic tatweel, and the narrow voicing marks of kana
   * (which compose).
   */
  private static final String TRANSPARENT = "՚՛՜՞՟ـ\uFF9E\uFF9F";

  /** Pictographs to Unicode that people write as punctuation or letters. */
  private static final String NO_EMOJI = "〰〽㊗㊙";

  /**
   * Signs that would fold to letters and then glue to their neighbour: {@code №5}, {@code Acme™}.
   */
  private static final String SIGNS = "№™℠℡℻";

  private static final Map<Integer, String> LETTERS = letters();

  // Entries are written once a page and never change; two threads may compute the same page, with
  // the same result.
  private static final Page[] PAGES = new Page[0x1100];

  private Folding() {}

  static Kind kind(int codePoint) {
    return page(codePoint).kinds[codePoint & 0xFF];
  }

  static String fold(int codePoint) {
    return page(codePoint).folds[codePoint & 0xFF];
  }

  private static Page page(int codePoint) {
    Page page = PAGES[codePoint >> 8];
    if (page == null) {
      page = compute(codePoint >> 8);
      PAGES[codePoint >> 8] = page;
    }
    return page;
  }

  private static Page compute(int number) {
    Kind[] kinds = new Kind[256];
    String[] folds = new String[256];
    for (int i = 0; i < 256; i++) {
      int codePoint = (number << 8) | i;
      folds[i] = "";
      Kind kind = plainKind(codePoint);
      if (kind == Kind.WORD) {
        folds[i] = folded(codePoint);
        kind = folds[i].isEmpty() ? emptyKind(codePoint) : letterKind(folds[i]);
      }
      kinds[i] = kind;
    }
    return new Page(kinds, folds);
  }

  /** The kind by character alone; {@code WORD} means that its folding decides. */
  private static Kind plainKind(int codePoint) {
    if (codePoint == '#' || codePoint == 0xFF03) {
      return Kind.HASH;
    }
    if (codePoint == '@' || codePoint == 0xFF20) {
      return Kind.AT;
    }
    if (codePoint == '_' || codePoint == 0xFF3F) {
      return Kind.UNDERSCORE;
    }
    if (APOSTROPHES.indexOf(codePoint) >= 0) {
      return Kind.APOSTROPHE;
    }
    if (codePoint == ZERO_WIDTH_SPACE || SIGNS.indexOf(codePoint) >= 0) {
      return Kind.BORDER;
    }
    if (TRANSPARENT.indexOf(codePoint) >= 0
        || UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_MODIFIER)) {
      return Kind.VANISH;
    }
    if (UCharacter.hasBinaryProperty(codePoint, UProperty.REGIONAL_INDICATOR)) {
      return Kind.REGIONAL;
    }
    return isEmoji(codePoint) ? Kind.EMOJI : Kind.WORD;
  }

  private static boolean isEmoji(int codePoint) {
    return codePoint >= 0x231A
        && NO_EMOJI.indexOf(codePoint) < 0
        && UCharacter.hasBinaryProperty(codePoint, UProperty.EXTENDED_PICTOGRAPHIC);
  }

  private static Kind emptyKind(int codePoint) {
    boolean invisible =
        UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    return invisible || isMark(codePoint) ? Kind.VANISH : Kind.BORDER;
  }

  private static Kind letterKind(String fold) {
    if (fold.codePoints().anyMatch(one -> isSingle(one) && !isMark(one))) {
      return Kind.SINGLE;
    }
    return isMark(fold.codePointAt(0)) ? Kind.MARK : Kind.WORD;
  }

  /** Scripts written without spaces between words. */
  static boolean isSingle(int codePoint) {
    return switch (UScript.getScript(codePoint)) {
      case UScript.HAN,
          UScript.HIRAGANA,
          UScript.KATAKANA,
          UScript.KATAKANA_OR_HIRAGANA,
          UScript.BOPOMOFO,
          UScript.THAI,
          UScript.LAO,
          UScript.KHMER,
          UScript.MYANMAR,
          UScript.TAI_LE,
          UScript.NEW_TAI_LUE,
          UScript.LANNA,
          UScript.TAI_VIET ->
          !UCharacter.isDigit(codePoint);
      default -> codePoint == 0x30FC || codePoint == 0x303C;
    };
  }

  static boolean isMark(int codePoint) {
    int type = UCharacter.getType(codePoint);
    return type == UCharacterCategory.NON_SPACING_MARK
        || type == UCharacterCategory.COMBINING_SPACING_MARK
        || type == UCharacterCategory.ENCLOSING_MARK;
  }

  /** The folded form, empty when nothing of it is a letter, a digit or a kept mark. */
  private static String folded(int codePoint) {
    if (UCharacter.getType(codePoint) == UCharacterCategory.SURROGATE) {
      return "";
    }
    StringBuilder folded = new StringBuilder();
    String plain = CASEFOLD.normalize(Character.toString(codePoint));
    for (int at = 0; at < plain.length(); at += Character.charCount(plain.codePointAt(at))) {
      int one = plain.codePointAt(at);
      if (!isMark(one) && !UCharacter.isLetterOrDigit(one)) {
        return "";
      }
      if (APOSTROPHES.indexOf(one) < 0 && TRANSPARENT.indexOf(one) < 0) {
        appendLetter(folded, one);
      }
    }
    return folded.toString();
  }

  private static void appendLetter(StringBuilder folded, int codePoint) {
    String special = LETTERS.get(codePoint);
    int script = UScript.getScript(codePoint);
    if (special != null) {
      folded.append(special);
    } else if (UCharacter.isDigit(codePoint)) {
      folded.append((char) ('0' + UCharacter.digit(codePoint)));
    } else if (isMark(codePoint)) {
      folded.append(isDropped(codePoint, script) ? "" : Character.toString(codePoint));
    } else if (script == UScript.LATIN || script == UScript.GREEK) {
      appendBase(folded, codePoint);
    } else {
      folded.appendCodePoint(codePoint);
    }
  }

  /**
   * Accents and vowel points; the vowel signs of Indic and other scripts are letters to their
   * readers and stay.
   */
  private static boolean isDropped(int mark, int script) {
    return UCharacter.getType(mark) == UCharacterCategory.ENCLOSING_MARK
        || switch (script) {
          case UScript.INHERITED,
              UScript.COMMON,
              UScript.LATIN,
              UScript.GREEK,
              UScript.CYRILLIC,
              UScript.ARABIC,
              UScript.HEBREW,
              UScript.SYRIAC ->
              true;
          default -> false;
        };
  }

  private static void appendBase(StringBuilder folded, int letter) {
    String parts = DECOMPOSE.normalize(Character.toString(letter));
    int base = parts.codePointAt(0);
    folded.append(LETTERS.getOrDefault(base, Character.toString(base)));
  }

  private static Map<Integer, String> letters() {
    Map<Integer, String> letters = new HashMap<>();
    fold(letters, "ıøłđðħŧæœþ", "i o l d d h t ae oe th");
    fold(letters, "ёѐѝ", "е е и");
    fold(letters, "يىئۍېكڪأإآٱٲٳةۀہھەۂۃؤۆ", "ی ی ی ی ی ک ک ا ا ا ا ا ا ه ه ه ه ه ه ه و و");
    return Map.copyOf(letters);
  }

  private static void fold(Map<Integer, String> letters, String from, String to) {
    String[] targets = to.split(" ");
    int[] sources = from.codePoints().toArray();
    for (int i = 0; i < sources.length; i++) {
      letters.put(sources[i], targets[i]);
    }
  }
}
