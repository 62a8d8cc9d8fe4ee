package earshot.assess.query;

import com.ibm.icu.lang.UCharacter;
import earshot.assess.query.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a query into lexemes. */
final class QueryLexer {
  private static final String QUOTES_OPEN = "\"“”„«";
  private static final String[] QUOTES_CLOSE = {"\"", "”\"“", "”\"“", "“”\"", "»"};

  /** A minus, and what keyboards and word processors make of it. */
  private static final String MINUS = "-\u2010\u2011\u2012\u2013\u2014\u2212\uFE63\uFF0D";

  private static final String DIRECTION_MARKS =
      "\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF";

  private final String text;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private int at;

  /** Columns count characters as people see them typed, not UTF-16 units. */
  private int column = 1;

  QueryLexer(String text) {
    this.text = text;
  }

  List<Lexeme> lexemes() {
    while (at < text.length()) {
      next();
    }
    lexemes.add(new Lexeme(Kind.END, "", column));
    return lexemes;
  }

  private void next() {
    char first = text.charAt(at);
    if (isSpace(at)) {
      advance(1);
    } else if (first == '(' || first == ')') {
      add(first == '(' ? Kind.OPEN : Kind.CLOSE, at + 1);
    } else if (QUOTES_OPEN.indexOf(first) >= 0) {
      quoted(first);
    } else if (MINUS.indexOf(first) >= 0
        && at + 1 < text.length()
        && !isSpace(at + 1)
        && !afterField()) {
      add(Kind.NOT, at + 1);
    } else if (!field()) {
      word();
    }
  }

  private void add(Kind kind, int end) {
    lexemes.add(new Lexeme(kind, text.substring(at, end), column));
    advance(end - at);
  }

  private void advance(int units) {
    column += text.codePointCount(at, Math.min(text.length(), at + units));
    at += units;
  }

  private boolean isSpace(int index) {
    char character = text.charAt(index);
    return UCharacter.isUWhiteSpace(character) || DIRECTION_MARKS.indexOf(character) >= 0;
  }

  private boolean afterField() {
    return !lexemes.isEmpty() && lexemes.getLast().is(Kind.FIELD) && text.charAt(at - 1) == ':';
  }

  private void quoted(char open) {
    int start = column;
    String closing = QUOTES_CLOSE[QUOTES_OPEN.indexOf(open)];
    StringBuilder content = new StringBuilder();
    int end = at + 1;
    while (end < text.length() && closing.indexOf(text.charAt(end)) < 0) {
      if (text.charAt(end) == '\\' && end + 1 < text.length()) {
        end++;
      }
      content.append(text.charAt(end++));
    }
    if (end >= text.length()) {
      throw new QueryException(
          start,
          QueryFault.QUOTE,
          "this quote is never closed; end it with " + closing.charAt(0),
          closing.substring(0, 1));
    }
    lexemes.add(new Lexeme(Kind.QUOTED, content.toString(), start));
    advance(end + 1 - at);
  }

  /** Takes {@code name:} when it stands here; an address is a word. */
  private boolean field() {
    int end = at;
    while (end < text.length() && isAsciiLetter(text.charAt(end))) {
      end++;
    }
    if (end == at
        || end >= text.length()
        || text.charAt(end) != ':'
        || text.startsWith("://", end)) {
      return false;
    }
    lexemes.add(new Lexeme(Kind.FIELD, text.substring(at, end), column));
    advance(end + 1 - at);
    return true;
  }

  private static boolean isAsciiLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }

  private void word() {
    int end = at;
    while (end < text.length() && !isSpace(end) && "()\"“”„«".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    add(afterField() ? Kind.WORD : kind(text.substring(at, end)), end);
  }

  private static Kind kind(String word) {
    return switch (word) {
      case "AND" -> Kind.AND;
      case "OR" -> Kind.OR;
      case "NOT" -> Kind.NOT;
      case "NEAR", "ONEAR" -> Kind.NEAR;
      default ->
          word.startsWith("NEAR/")
                  || word.startsWith("ONEAR/")
                  || word.matches("(?i)o?near/\\p{Nd}+")
              ? Kind.NEAR
              : Kind.WORD;
    };
  }
}
