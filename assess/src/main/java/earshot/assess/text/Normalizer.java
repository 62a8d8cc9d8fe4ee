package earshot.assess.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Walks once over a text and cuts it into normalised terms; linear in the length of any input. */
final class Normalizer {
  private static final int JOINER = 0x200D;
  private static final int EMOJI_PARTS = 10;
  private static final int LONGEST_TAG = 100;

  private final String text;
  private final Terms.Builder terms = new Terms.Builder();
  private final Map<String, int[]> tags = new LinkedHashMap<>();
  private final Set<String> urls = new LinkedHashSet<>();
  private final FoldBuffer word = new FoldBuffer();
  private int wordStart;
  private int wordEnd;
  private boolean single;
  private int before = ' ';

  /** Where a hashtag in CamelCase ends and where its first term is; its parts are added there. */
  private int camelEnd = -1;

  private int camelStart;

  Normalizer(String text) {
    this.text = text;
  }

  Tokens tokens() {
    int at = 0;
    while (at < text.length()) {
      if (camelEnd >= 0 && at >= camelEnd) {
        endCamel();
      }
      int codePoint = text.codePointAt(at);
      at = step(codePoint, at, at + Character.charCount(codePoint));
      before = codePoint;
    }
    endWord();
    if (camelEnd >= 0) {
      endCamel();
    }
    return new Tokens(text, terms.build(), tags, urls);
  }

  private int step(int codePoint, int at, int next) {
    switch (Folding.kind(codePoint)) {
      case WORD -> {
        return letter(codePoint, at, next);
      }
      case SINGLE -> singles(codePoint, at, next);
      case MARK -> mark(codePoint, next);
      case VANISH -> word.composes(codePoint);
      case EMOJI -> {
        return emoji(at, next);
      }
      case REGIONAL -> {
        return flag(codePoint, at, next);
      }
      case APOSTROPHE -> apostrophe(next);
      case HASH -> hashtag(next);
      case AT -> handle(next);
      default -> endWord();
    }
    return next;
  }

  private int letter(int codePoint, int at, int next) {
    if (single) {
      endWord();
    }
    if (word.isEmpty()) {
      int end = isWordBefore() || isInTag(at) ? -1 : Urls.end(text, at);
      if (end > 0) {
        urls.add(text.substring(at, end));
        terms.add(Terms.URL, at, end);
        return end;
      }
      wordStart = at;
    }
    word.append(codePoint);
    wordEnd = next;
    if (word.weight() >= Terms.LONGEST) {
      endWord();
    }
    return next;
  }

  private boolean isInTag(int at) {
    return at < camelEnd || Folding.kind(before) == Folding.Kind.HASH;
  }

  private void singles(int codePoint, int at, int next) {
    String fold = Folding.fold(codePoint);
    for (int i = 0; i < fold.length(); i += Character.charCount(fold.codePointAt(i))) {
      int one = fold.codePointAt(i);
      if (Folding.isMark(one)) {
        mark(one, next);
        continue;
      }
      endWord();
      single = true;
      wordStart = at;
      wordEnd = next;
      word.append(one, Character.toString(one));
    }
  }

  /**
   * A mark of a foreign script is a slip of the keyboard, and a tokenizer would cut there: it
   * vanishes.
   */
  private void mark(int codePoint, int next) {
    boolean fits = single ? Encoding.isSafe(codePoint) : !Folding.isSingle(codePoint);
    if (fits && !word.isEmpty()) {
      word.append(codePoint);
      wordEnd = next;
      if (word.weight() >= Terms.LONGEST) {
        endWord();
      }
    }
  }

  private void endWord() {
    if (!word.isEmpty()) {
      terms.add(word.take(), wordStart, wordEnd);
    }
    single = false;
  }

  private int emoji(int at, int next) {
    endWord();
    int end = next;
    word.verbatim(text.codePointAt(at));
    for (int parts = 1; parts < EMOJI_PARTS; parts++) {
      int joiner = skipVanishing(end);
      if (joiner >= text.length() || text.charAt(joiner) != JOINER) {
        break;
      }
      int part = joiner + 1 < text.length() ? text.codePointAt(joiner + 1) : ' ';
      if (Folding.kind(part) != Folding.Kind.EMOJI) {
        break;
      }
      word.verbatim(JOINER);
      word.verbatim(part);
      end = joiner + 1 + Character.charCount(part);
    }
    terms.add(word.take(), at, end);
    return end;
  }

  /**
   * Passes skin tones and presentation selectors; a few at most, so that a million of them cost a
   * million steps.
   */
  private int skipVanishing(int from) {
    int at = from;
    for (int seen = 0; seen < 3 && at < text.length() && text.charAt(at) != JOINER; seen++) {
      int codePoint = text.codePointAt(at);
      if (Folding.kind(codePoint) != Folding.Kind.VANISH) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private int flag(int codePoint, int at, int next) {
    endWord();
    word.verbatim(codePoint);
    int end = next;
    if (next < text.length() && Folding.kind(text.codePointAt(next)) == Folding.Kind.REGIONAL) {
      word.verbatim(text.codePointAt(next));
      end = next + 2;
    }
    terms.add(word.take(), at, end);
    return end;
  }

  /** Decides whether the apostrophe vanishes (the word goes on) or is a border. */
  private void apostrophe(int next) {
    int after = next < text.length() ? text.codePointAt(next) : ' ';
    boolean inside = !word.isEmpty() && !single && Folding.kind(after) == Folding.Kind.WORD;
    if (!inside || !(isJoined(after) || isContraction(after, next))) {
      endWord();
    }
  }

  private boolean isJoined(int after) {
    int script = UScript.getScript(after);
    return (script == UScript.CYRILLIC || script == UScript.HEBREW)
        && UScript.getScript(before) == script;
  }

  private boolean isContraction(int after, int next) {
    int beyond = next + 1 < text.length() ? text.codePointAt(next + 1) : ' ';
    return word.endsWith('n')
        && (after == 't' || after == 'T')
        && Folding.kind(beyond) != Folding.Kind.WORD;
  }

  private boolean isWordBefore() {
    return switch (Folding.kind(before)) {
      case WORD, SINGLE, MARK, UNDERSCORE, AT -> true;
      default -> false;
    };
  }

  private void hashtag(int next) {
    endWord();
    int end = tagEnd(next, false);
    if (end == next || isWordBefore()) {
      return;
    }
    addTag('#', next, end);
    if (isCamel(next, end)) {
      camelStart = terms.size();
      camelEnd = end;
    }
  }

  private void handle(int next) {
    endWord();
    int end = tagEnd(next, true);
    if (end == next || isWordBefore()) {
      return;
    }
    addTag('@', next, end);
    if (end < text.length() && Folding.kind(text.codePointAt(end)) == Folding.Kind.AT) {
      int server = tagEnd(end + 1, true);
      if (server > end + 1) {
        addTag('@', next, server);
      }
    }
  }

  /**
   * The end of a tag's body: letters, digits, marks and underscores; in handles dots and hyphens
   * between them too.
   */
  private int tagEnd(int start, boolean handle) {
    int at = start;
    int end = start;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      Folding.Kind kind = Folding.kind(codePoint);
      at += Character.charCount(codePoint);
      if (kind == Folding.Kind.WORD
          || kind == Folding.Kind.SINGLE
          || kind == Folding.Kind.UNDERSCORE) {
        end = at;
      } else if (!(kind == Folding.Kind.MARK
          || kind == Folding.Kind.VANISH
          || (handle && (codePoint == '.' || codePoint == '-')))) {
        break;
      }
    }
    return end;
  }

  private void addTag(char sign, int start, int end) {
    if (end - start > LONGEST_TAG) {
      return;
    }
    FoldBuffer tag = new FoldBuffer();
    int at = start;
    while (at < end) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      switch (Folding.kind(codePoint)) {
        case WORD, SINGLE, MARK -> tag.append(codePoint);
        case VANISH -> tag.composes(codePoint);
        case UNDERSCORE -> tag.verbatim('_');
        case AT -> tag.verbatim('@');
        default -> tag.verbatim(codePoint);
      }
    }
    tags.putIfAbsent(sign + tag.takePlain(), new int[] {start - 1, end});
  }

  private boolean isCamel(int start, int end) {
    for (int at = start + 1; at < end; at++) {
      if (isHump(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isHump(int at) {
    return UCharacter.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1));
  }

  /**
   * After the words of a hashtag in CamelCase come their parts: {@code #BlackFriday} is {@code
   * blackfriday black friday}.
   */
  private void endCamel() {
    endWord();
    int end = camelEnd;
    camelEnd = -1;
    int wholes = terms.size();
    for (int whole = camelStart; whole < wholes; whole++) {
      int wholeEnd = whole + 1 < wholes ? terms.start(whole + 1) : end;
      addHumps(terms.start(whole), wholeEnd);
    }
  }

  private void addHumps(int start, int end) {
    if (!isCamel(start, end)) {
      return;
    }
    int from = start;
    for (int at = start + 1; at <= end; at++) {
      if (at == end || isHump(at)) {
        addPart(from, at);
        from = at;
      }
    }
  }

  private void addPart(int start, int end) {
    int last = start;
    for (int at = start; at < end; at += Character.charCount(text.codePointAt(at))) {
      int codePoint = text.codePointAt(at);
      Folding.Kind kind = Folding.kind(codePoint);
      if (kind == Folding.Kind.WORD
          || (kind == Folding.Kind.MARK && !Folding.isSingle(codePoint))) {
        word.append(codePoint);
        last = at + Character.charCount(codePoint);
      } else {
        word.composes(codePoint);
      }
    }
    if (!word.isEmpty()) {
      terms.add(word.take(), start, last);
    }
  }
}
