package earshot.assess.query;

import earshot.assess.query.Lexeme.Kind;
import earshot.assess.query.Query.Either;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Or;
import earshot.assess.query.Query.Placed;
import earshot.assess.query.Query.Tag;
import java.util.ArrayList;
import java.util.List;

/** Reads a query by recursive descent: OR binds least, then AND (also unwritten), NOT, NEAR. */
final class QueryParser {
  private static final int LONGEST = 65_536;
  private static final int DEEPEST = 100;

  private final List<Lexeme> lexemes;
  private int at;
  private int depth;

  QueryParser(String text) {
    if (text.length() > LONGEST) {
      throw new QueryException(
          LONGEST + 1,
          QueryFault.LENGTH,
          "a query has at most " + LONGEST + " characters, this one " + text.length(),
          LONGEST,
          text.length());
    }
    lexemes = new QueryLexer(text).lexemes();
  }

  Query parse() {
    if (peek().is(Kind.END)) {
      throw new QueryException(1, QueryFault.EMPTY, "the query is empty; write at least one word");
    }
    Query query = or();
    if (!peek().is(Kind.END)) {
      throw new QueryException(peek().column(), QueryFault.CLOSED, "this ) closes nothing");
    }
    return query;
  }

  private Query or() {
    List<Query> parts = new ArrayList<>(List.of(and()));
    while (peek().is(Kind.OR)) {
      take();
      parts.add(and());
    }
    return Query.or(parts);
  }

  private Query and() {
    List<Query> parts = new ArrayList<>(List.of(not()));
    while (!peek().is(Kind.OR) && !peek().is(Kind.CLOSE) && !peek().is(Kind.END)) {
      if (peek().is(Kind.AND)) {
        take();
      }
      parts.add(not());
    }
    return Query.and(parts);
  }

  private Query not() {
    if (!peek().is(Kind.NOT)) {
      return near();
    }
    descend(take());
    Query query = new Not(not());
    depth--;
    return query;
  }

  /** {@code a NEAR/5 b NEAR/3 c} says that a is near b and b near c. */
  private Query near() {
    Lexeme start = peek();
    Query left = single();
    if (!peek().is(Kind.NEAR)) {
      return left;
    }
    Placed place = placed(left, start);
    List<Query> links = new ArrayList<>();
    while (peek().is(Kind.NEAR)) {
      Lexeme operator = take();
      Lexeme side = peek();
      Placed next = placed(single(), side);
      links.add(
          new Near(
              place, next, distance(operator), operator.text().regionMatches(true, 0, "O", 0, 1)));
      place = next;
    }
    return Query.and(links);
  }

  private static int distance(Lexeme operator) {
    int slash = operator.text().indexOf('/');
    String digits = slash < 0 ? "" : Digits.ascii(operator.text().substring(slash + 1));
    if (!digits.matches("[0-9]{1,2}")) {
      String name = slash < 0 ? operator.text() : operator.text().substring(0, slash);
      throw new QueryException(
          operator.column(),
          QueryFault.DISTANCE,
          name + " needs a distance of 0 to " + Near.MOST + " words, as in " + name + "/5",
          name,
          Near.MOST);
    }
    return Integer.parseInt(digits);
  }

  private static Placed placed(Query query, Lexeme start) {
    return switch (query) {
      case Placed placed -> placed;
      case Tag tag -> (Placed) Words.phrase(tag.tag(), start.column());
      case Or or -> {
        List<Placed> parts = new ArrayList<>();
        or.parts().forEach(part -> parts.add(placed(part, start)));
        yield new Either(parts);
      }
      default ->
          throw new QueryException(
              start.column(),
              QueryFault.NEAR,
              "NEAR joins words, phrases and groups of them with OR, as in (a OR \"b c\") NEAR/5 d; this is "
                  + query);
    };
  }

  private Query single() {
    Lexeme lexeme = take();
    return switch (lexeme.kind()) {
      case WORD -> Words.word(lexeme);
      case QUOTED -> Words.phrase(lexeme.text(), lexeme.column());
      case FIELD -> field(lexeme);
      case OPEN -> group(lexeme);
      case CLOSE ->
          throw new QueryException(
              lexeme.column(), QueryFault.MISSING, "a word is missing before this )", ")");
      case END ->
          throw new QueryException(
              lexeme.column(), QueryFault.MISSING_END, "a word is missing at the end");
      case AND, OR, NOT, NEAR ->
          throw new QueryException(
              lexeme.column(),
              QueryFault.MISSING,
              "a word is missing before "
                  + lexeme
                  + "; to look for the word itself write it small or in quotes",
              lexeme.toString());
    };
  }

  private Query group(Lexeme open) {
    descend(open);
    if (peek().is(Kind.CLOSE)) {
      throw new QueryException(open.column(), QueryFault.EMPTY_GROUP, "this group is empty");
    }
    Query query = or();
    if (!peek().is(Kind.CLOSE)) {
      throw new QueryException(open.column(), QueryFault.OPEN, "this ( is never closed");
    }
    take();
    depth--;
    return query;
  }

  private Query field(Lexeme name) {
    FieldParser parser = new FieldParser(name);
    if (!peek().is(Kind.OPEN)) {
      return parser.value(take());
    }
    Lexeme open = take();
    List<Query> values = new ArrayList<>();
    while (!peek().is(Kind.CLOSE)) {
      Lexeme value = take();
      if (value.is(Kind.END)) {
        throw new QueryException(open.column(), QueryFault.OPEN, "this ( is never closed");
      }
      if (!value.is(Kind.OR)) {
        values.add(parser.value(value));
      }
    }
    take();
    if (values.isEmpty()) {
      throw new QueryException(open.column(), QueryFault.EMPTY_GROUP, "this group is empty");
    }
    return Query.or(values);
  }

  private void descend(Lexeme lexeme) {
    if (++depth > DEEPEST) {
      throw new QueryException(
          lexeme.column(),
          QueryFault.DEEP,
          "groups and NOTs are nested deeper than " + DEEPEST,
          DEEPEST);
    }
  }

  private Lexeme peek() {
    return lexemes.get(at);
  }

  private Lexeme take() {
    Lexeme lexeme = lexemes.get(at);
    at += lexeme.is(Kind.END) ? 0 : 1;
    return lexeme;
  }
}
