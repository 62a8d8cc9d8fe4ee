package earshot.assess.query;

import earshot.assess.query.Query.And;
import earshot.assess.query.Query.Either;
import earshot.assess.query.Query.Fuzzy;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Or;
import earshot.assess.query.Query.Pattern;
import earshot.assess.query.Query.Phrase;
import earshot.assess.query.Query.Raw;
import java.util.List;

/**
 * Counts roughly what asking a query of one text of twenty words takes; a word that is looked up is
 * 1.
 */
final class QueryCost {
  /** Patterns and misspellings are compared with the words of a text one by one. */
  private static final double WORDS = 20;

  /** A query without a term to look it up by is a candidate for every text. */
  private static final double EVERY_TEXT = 50;

  private QueryCost() {}

  static double of(Query query) {
    return parts(query) + (hasTerm(query) ? 0 : EVERY_TEXT);
  }

  private static double parts(Query query) {
    return switch (query) {
      case And and -> sum(and.parts());
      case Or or -> sum(or.parts());
      case Either either -> sum(either.parts());
      case Not not -> parts(not.query());
      case Pattern pattern -> WORDS;
      case Fuzzy fuzzy -> 2 * WORDS * fuzzy.edits();
      case Phrase phrase -> phrase.terms().size();
      case Raw raw -> raw.terms().size() + WORDS;
      case Near near -> 2 + parts(near.left()) + parts(near.right());
      default -> 1;
    };
  }

  private static double sum(List<? extends Query> parts) {
    return parts.stream().mapToDouble(QueryCost::parts).sum();
  }

  private static boolean hasTerm(Query query) {
    return switch (query) {
      case And and -> and.parts().stream().anyMatch(QueryCost::hasTerm);
      case Or or -> or.parts().stream().allMatch(QueryCost::hasTerm);
      case Either either -> either.parts().stream().allMatch(QueryCost::hasTerm);
      case Not not -> false;
      case Query.Range range -> false;
      case Pattern pattern -> !pattern.stem().isEmpty();
      case Near near -> hasTerm(near.left()) || hasTerm(near.right());
      default -> true;
    };
  }
}
