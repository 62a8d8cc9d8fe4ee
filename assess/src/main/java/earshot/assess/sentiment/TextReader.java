package earshot.assess.sentiment;

import java.text.Normalizer;

/**
 * Cuts a text into {@link Tokens}, folding what people write in many ways: accents, Arabic and
 * Persian letter forms, Armenian marks inside words, stretched letters, handles, links and numbers.
 */
final class TextReader {
  /** Longer texts are read at both ends: feeling is told at the start and summed up at the end. */
  private static final int HEAD = 1600;

  private static final int TAIL = 800;
  static final char LINK = '\uE001';
  static final char HANDLE = '\uE002';
  private static final String EYES = ":;=8xX";
  private static final String MOUTHS = ")(]['DPpoO3/\\|*-";

  private final String text;
  private final Tokens tokens;
  private int at;

  private TextReader(String text) {
    this.text = text;
    this.tokens = new Tokens(text.length());
  }

  static Tokens read(String text) {
    TextReader reader = new TextReader(fold(clip(text)));
    reader.run();
    return reader.tokens;
  }

  private static String clip(String text) {
    return text.length() <= HEAD + TAIL
        ? text
        : text.substring(0, HEAD) + ' ' + text.substring(text.length() - TAIL);
  }

  /** Compatibility decomposition; the marks themselves are dropped while reading. */
  private static String fold(String text) {
    String plain = text.indexOf('&') < 0 ? text : entities(text);
    for (int i = 0; i < plain.length(); i++) {
      if (plain.charAt(i) >= 0x80) {
        return Normalizer.normalize(plain, Normalizer.Form.NFKD);
      }
    }
    return plain;
  }

  private static String entities(String text) {
    return text.replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'");
  }

  private void run() {
    while (at < text.length()) {
      int code = text.codePointAt(at);
      if (link()) {
        tokens.mask(LINK);
      } else if (handle(code)) {
        tokens.mask(HANDLE);
      } else if (Letters.isWord(code)) {
        word();
      } else if (Letters.isEmoji(code)) {
        emoji(code);
      } else if (Letters.isMark(code)) {
        punctuation();
      } else {
        noise(code);
      }
    }
  }

  private void noise(int code) {
    if (code == 0xFFFD || Character.getType(code) == Character.SURROGATE) {
      tokens.broken++;
    }
    at += Character.charCount(code);
  }

  private boolean link() {
    if (text.charAt(at) == LINK) {
      at++;
      return true;
    }
    boolean starts =
        text.regionMatches(true, at, "http", 0, 4)
            || text.regionMatches(true, at, "www.", 0, 4)
            || text.startsWith("t.co/", at);
    if (!starts || (at > 0 && Letters.isWord(text.charAt(at - 1)))) {
      return false;
    }
    int end = at;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    boolean masked =
        end - at == 4
            || text.substring(at, end).matches("(?i)(https?:/.*|www\\..*|t\\.co/.*|https?)");
    at = masked ? end : at;
    return masked;
  }

  private boolean handle(int code) {
    if (code != '@' || at + 1 >= text.length() || (at > 0 && Letters.isWord(text.charAt(at - 1)))) {
      return false;
    }
    int end = at + 1;
    while (end < text.length()
        && (Letters.isWord(text.codePointAt(end)) || text.charAt(end) == '_')) {
      end += Character.charCount(text.codePointAt(end));
    }
    boolean masked = end > at + 1;
    at = masked ? end : at;
    return masked;
  }

  private void word() {
    tokens.open();
    int previous = 0;
    int run = 0;
    int upper = 0;
    int length = 0;
    while (at < text.length()) {
      int raw = text.codePointAt(at);
      if (Letters.isDropped(raw)) {
        dropped(raw);
        at += Character.charCount(raw);
        continue;
      }
      if (apostrophe(raw)) {
        at++;
        continue;
      }
      if (!Letters.isWord(raw)) {
        break;
      }
      int code = Letters.fold(raw);
      run = code == previous ? run + 1 : 1;
      previous = code;
      upper += Character.isUpperCase(raw) ? 1 : 0;
      length++;
      if (run <= 2 || Character.isDigit(code)) {
        tokens.append(code);
      } else {
        tokens.stretched();
      }
      at += Character.charCount(raw);
    }
    tokens.closeWord(upper > 1 && upper == length);
  }

  private void dropped(int code) {
    if (code == 0x55E) {
      tokens.questions++;
    } else if (code == 0x55C || code == 0x55B) {
      tokens.exclamations++;
    }
  }

  /** An apostrophe joins a short ending (don't, it's) and parts a longer one (l'hotel). */
  private boolean apostrophe(int code) {
    if (code != '\'' && code != 0x2019) {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && Letters.isWord(text.charAt(end))) {
      end++;
    }
    return end > at + 1 && end - at <= 3;
  }

  private void emoji(int code) {
    tokens.emoji(code);
    at += Character.charCount(code);
  }

  private void punctuation() {
    tokens.open();
    int start = at;
    int previous = 0;
    int run = 0;
    while (at < text.length() && Letters.isMark(text.charAt(at)) && at - start < 12) {
      int code = Letters.fold(text.charAt(at));
      run = code == previous ? run + 1 : 1;
      previous = code;
      tokens.questions += code == '?' ? 1 : 0;
      tokens.exclamations += code == '!' ? 1 : 0;
      if (run <= 2) {
        tokens.append(code);
      }
      at++;
    }
    mouth(previous);
    tokens.closeMark(isFace(start));
  }

  /** The letter of a face such as :D belongs to the marks before it. */
  private void mouth(int eyes) {
    boolean letter = at < text.length() && "DPp3oO".indexOf(text.charAt(at)) >= 0;
    boolean alone = at + 1 >= text.length() || !Letters.isWord(text.charAt(at + 1));
    if ((eyes == ':'
            || eyes == ';'
            || eyes == '='
            || (eyes == '<' && at < text.length() && text.charAt(at) == '3'))
        && letter
        && alone) {
      tokens.append(text.charAt(at));
      at++;
    }
  }

  private boolean isFace(int start) {
    String face = text.substring(start, at);
    if (face.startsWith("<3") || face.startsWith(")))") || face.startsWith("(((")) {
      return true;
    }
    return face.length() > 1
        && EYES.indexOf(face.charAt(0)) >= 0
        && MOUTHS.indexOf(face.charAt(face.length() - 1)) >= 0;
  }
}
