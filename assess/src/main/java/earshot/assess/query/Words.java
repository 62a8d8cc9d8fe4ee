package earshot.assess.query;

import com.ibm.icu.lang.UCharacter;
import earshot.assess.query.Lexeme.Kind;
import earshot.assess.query.Query.Fuzzy;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Pattern;
import earshot.assess.query.Query.Phrase;
import earshot.assess.query.Query.Placed;
import earshot.assess.query.Query.Tag;
import earshot.assess.query.Query.Value;
import earshot.assess.query.Query.Word;
import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import earshot.assess.text.Urls;
import java.util.List;

/** Turns what somebody typed as a word into what is looked for, by the normalisation of texts. */
final class Words {
  private static final int SHORTEST_FUZZY = 3;

  private Words() {}

  static Query word(Lexeme lexeme) {
    String word = lexeme.text();
    Tokens tokens = Tokens.of(word);
    if (isUrl(tokens)) {
      return url(word, lexeme.column());
    }
    int tilde = word.lastIndexOf('~');
    if (tilde >= 0 && word.substring(tilde + 1).matches("[0-9]*")) {
      return fuzzy(lexeme, tilde);
    }
    if (word.indexOf('*') >= 0 || word.indexOf('?') >= 0) {
      return pattern(lexeme);
    }
    return isTag(word, tokens)
        ? new Tag(tokens.tags().stream().reduce((first, last) -> last).orElseThrow())
        : phrase(word, lexeme.column());
  }

  private static boolean isUrl(Tokens tokens) {
    return tokens.words().size() == 1 && tokens.urls().size() == 1;
  }

  private static Query url(String text, int column) {
    String key = Urls.key(Tokens.of(text).urls().iterator().next());
    if (key.isEmpty() || key.endsWith("*")) {
      throw new QueryException(
          column,
          QueryFault.ADDRESS,
          text + " is no address; quote its words to look for them",
          text);
    }
    return new Value(Field.URL, key);
  }

  /** One term is a word, several are a phrase. */
  static Query phrase(String text, int column) {
    Tokens tokens = Tokens.of(text);
    if (isUrl(tokens)) {
      return url(text, column);
    }
    List<String> terms = tokens.words().list();
    if (terms.isEmpty()) {
      throw new QueryException(
          column,
          QueryFault.LETTERS,
          "\""
              + text
              + "\" holds no letter, digit or emoji; to look for signs write raw:\""
              + text
              + "\"",
          text);
    }
    if (isStarred(text)) {
      return starred(text, column);
    }
    return terms.size() == 1 ? new Word(terms.get(0)) : new Phrase(terms);
  }

  private static boolean isStarred(String text) {
    return text.indexOf('*') >= 0;
  }

  /**
   * A first or last word with a star stands right beside the rest of its phrase. A question mark
   * ends a sentence there and is no wildcard.
   */
  private static Query starred(String text, int column) {
    List<String> words = List.of(text.replace('?', ' ').strip().split("\\s+"));
    if (words.size() == 1) {
      return pattern(new Lexeme(Kind.WORD, words.getFirst(), column));
    }
    int cut = isStarred(words.getLast()) ? words.size() - 1 : 1;
    return new Near(
        side(words.subList(0, cut), text, column),
        side(words.subList(cut, words.size()), text, column),
        0,
        true);
  }

  private static Placed side(List<String> words, String phrase, int column) {
    String side = String.join(" ", words);
    if ((words.size() == 1 || !isStarred(side)) && phrase(side, column) instanceof Placed placed) {
      return placed;
    }
    throw new QueryException(
        column,
        QueryFault.INNER,
        "only the first or last word of a phrase may have a *; write the words of \""
            + phrase
            + "\" apart, as in a* ONEAR/0 b ONEAR/0 c*",
        phrase);
  }

  /**
   * Whether the whole word is the tag: {@code #black-friday} is a tag and a word, so it is a
   * phrase.
   */
  private static boolean isTag(String word, Tokens tokens) {
    Terms words = tokens.words();
    if (tokens.tags().isEmpty() || words.isEmpty()) {
      return false;
    }
    String more = word.charAt(0) == '@' ? "_.-@" : "_";
    int end = words.end(words.size() - 1);
    return word.substring(1, end)
        .codePoints()
        .allMatch(
            one ->
                UCharacter.isUnicodeIdentifierPart(one)
                    || UCharacter.isLetterOrDigit(one)
                    || more.indexOf(one) >= 0);
  }

  private static Query fuzzy(Lexeme lexeme, int tilde) {
    String number = lexeme.text().substring(tilde + 1);
    if (tilde == 0) {
      throw new QueryException(
          lexeme.column(),
          QueryFault.FUZZY,
          "~ follows a word, as in coffee~; for words close together write a NEAR/5 b");
    }
    String term = term(lexeme.text().substring(0, tilde), lexeme, "~");
    if (!number.isEmpty() && !number.equals("1") && !number.equals("2")) {
      throw new QueryException(
          lexeme.column(), QueryFault.EDITS, "~ takes 1 or 2 edits, not " + number, number);
    }
    if (term.codePointCount(0, term.length()) < SHORTEST_FUZZY) {
      throw new QueryException(
          lexeme.column(),
          QueryFault.SHORT,
          "~ needs a word of at least " + SHORTEST_FUZZY + " letters",
          SHORTEST_FUZZY);
    }
    return new Fuzzy(term, number.equals("2") ? 2 : 1);
  }

  private static Query pattern(Lexeme lexeme) {
    StringBuilder pattern = new StringBuilder();
    for (String piece : lexeme.text().split("(?<=[*?])|(?=[*?])")) {
      boolean wildcard = piece.equals("*") || piece.equals("?");
      boolean again =
          piece.equals("*") && !pattern.isEmpty() && pattern.charAt(pattern.length() - 1) == '*';
      pattern.append(again ? "" : wildcard ? piece : term(piece, lexeme, "*"));
    }
    if (pattern.chars().allMatch(c -> c == '*' || c == '?')) {
      throw new QueryException(
          lexeme.column(),
          QueryFault.WILDCARD,
          lexeme + " would match every word; a wildcard needs a letter beside it",
          lexeme.toString());
    }
    return new Pattern(pattern.toString());
  }

  /** The one term of a text; nothing for signs alone. */
  private static String term(String text, Lexeme lexeme, String operator) {
    Tokens tokens = Tokens.of(text);
    List<String> terms = tokens.words().list();
    if (terms.size() > 1 || !tokens.tags().isEmpty() || !tokens.urls().isEmpty()) {
      String parts = String.join(" ", terms.stream().map(Terms::readable).toList());
      throw new QueryException(
          lexeme.column(),
          QueryFault.PLAIN,
          operator
              + " works on one plain word; "
              + lexeme
              + " is read as \""
              + parts
              + "\": join words with ONEAR/0, as in coca ONEAR/0 col*",
          operator,
          lexeme.toString());
    }
    return terms.isEmpty() ? "" : terms.get(0);
  }
}
