package earshot.assess.match;

import earshot.assess.query.Query.And;
import earshot.assess.query.Query.Bound;
import earshot.assess.query.Query.Either;
import earshot.assess.query.Query.Flag;
import earshot.assess.query.Query.Fuzzy;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Or;
import earshot.assess.query.Query.Pattern;
import earshot.assess.query.Query.Phrase;
import earshot.assess.query.Query.Placed;
import earshot.assess.query.Query.Range;
import earshot.assess.query.Query.Raw;
import earshot.assess.query.Query.Start;
import earshot.assess.query.Query.Tag;
import earshot.assess.query.Query.Value;
import earshot.assess.query.Query.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;

/** Says a query to Lucene, over the fields that {@link LuceneDocument} writes. */
final class QueryCompiler {
  /** Words of one index that a pattern may stand for near another word. */
  private static final int EXPANSIONS = 65_536;

  static {
    // Lucene's own limit of 1,024 clauses guards against rewritten wildcards; ours are people's
    // lists of words.
    IndexSearcher.setMaxClauseCount(Math.max(IndexSearcher.getMaxClauseCount(), 65_536));
  }

  private QueryCompiler() {}

  static Query compile(earshot.assess.query.Query query) {
    return switch (query) {
      case And and -> all(and.parts());
      case Not not -> all(List.of(not));
      case Or or -> any(or.parts());
      case Either either -> any(either.parts());
      case Word word -> term(LuceneDocument.WORDS, word.term());
      case Pattern pattern -> pattern(pattern);
      case Fuzzy fuzzy -> fuzzy(fuzzy);
      case Phrase phrase -> phrase(LuceneDocument.WORDS, phrase.terms());
      case Near near -> near(near);
      case Raw raw -> phrase(LuceneDocument.RAW, raw.terms());
      case Tag tag -> term(LuceneDocument.TAGS, tag.tag());
      case Value value -> term(value.field().label(), value.value());
      case Start start -> start(start);
      case Flag flag -> term(flag.field().label(), flag.flag());
      case Range range ->
          DoublePoint.newRangeQuery(range.field().label(), low(range.low()), high(range.high()));
    };
  }

  private static Query all(List<earshot.assess.query.Query> parts) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean positive = false;
    for (earshot.assess.query.Query part : parts) {
      boolean not = part instanceof Not;
      all.add(
          compile(part instanceof Not negated ? negated.query() : part),
          not ? Occur.MUST_NOT : Occur.MUST);
      positive |= !not;
    }
    if (!positive) {
      all.add(new MatchAllDocsQuery(), Occur.MUST);
    }
    return all.build();
  }

  private static Query any(List<? extends earshot.assess.query.Query> parts) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    parts.forEach(part -> any.add(compile(part), Occur.SHOULD));
    return any.build();
  }

  private static Query term(String field, String term) {
    return new TermQuery(new Term(field, term));
  }

  private static Query phrase(String field, List<String> terms) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    terms.forEach(term -> phrase.add(new Term(field, term)));
    return phrase.build();
  }

  private static Query pattern(Pattern pattern) {
    Query wildcard =
        new WildcardQuery(
            new Term(LuceneDocument.WORDS, pattern.pattern()),
            Integer.MAX_VALUE,
            MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
    return withEdge(wildcard, LuceneDocument.edge(pattern.stem()));
  }

  private static Query start(Start start) {
    Query prefix = new PrefixQuery(new Term(start.field().label(), start.beginning()));
    return withEdge(prefix, LuceneDocument.edge(start.field(), start.beginning()));
  }

  private static Query fuzzy(Fuzzy fuzzy) {
    Query query =
        new FuzzyQuery(
            new Term(LuceneDocument.WORDS, fuzzy.term()),
            fuzzy.edits(),
            1,
            EXPANSIONS,
            true,
            MultiTermQuery.CONSTANT_SCORE_BLENDED_REWRITE);
    String first = fuzzy.term().substring(0, fuzzy.term().offsetByCodePoints(0, 1));
    return withEdge(query, LuceneDocument.edge(first));
  }

  /**
   * A presearcher knows terms alone: the first letters, which are a term of their own field, stand
   * for the rest.
   */
  private static Query withEdge(Query query, Optional<String> edge) {
    if (edge.isEmpty()) {
      return query;
    }
    return new BooleanQuery.Builder()
        .add(query, Occur.MUST)
        .add(term(LuceneDocument.EDGES, edge.get()), Occur.FILTER)
        .build();
  }

  /**
   * Intervals are exact only where all places of one side have the same width: a wider place that
   * begins with a narrower one is forgotten. So each pair of widths is asked for itself.
   */
  private static Query near(Near near) {
    List<IntervalsSource> ways = new ArrayList<>();
    for (IntervalsSource left : byWidth(near.left()).values()) {
      for (IntervalsSource right : byWidth(near.right()).values()) {
        ways.add(Intervals.maxgaps(near.words(), Intervals.ordered(left, right)));
        if (!near.ordered()) {
          ways.add(Intervals.maxgaps(near.words(), Intervals.ordered(right, left)));
        }
      }
    }
    return new BooleanQuery.Builder()
        .add(new IntervalQuery(LuceneDocument.WORDS, or(ways)), Occur.MUST)
        .add(compile(near.left()), Occur.FILTER)
        .add(compile(near.right()), Occur.FILTER)
        .build();
  }

  private static Map<Integer, IntervalsSource> byWidth(Placed placed) {
    Map<Integer, List<IntervalsSource>> byWidth = new TreeMap<>();
    List<Placed> parts = placed instanceof Either either ? either.parts() : List.of(placed);
    for (Placed part : parts) {
      int width = part instanceof Phrase phrase ? phrase.terms().size() : 1;
      byWidth.computeIfAbsent(width, key -> new ArrayList<>()).add(source(part));
    }
    Map<Integer, IntervalsSource> sources = new TreeMap<>();
    byWidth.forEach((width, group) -> sources.put(width, or(group)));
    return sources;
  }

  private static IntervalsSource or(List<IntervalsSource> sources) {
    // Without rewriting: pulling up alternatives would multiply them, and the widths are apart
    // already.
    return sources.size() == 1 ? sources.get(0) : Intervals.or(false, sources);
  }

  private static IntervalsSource source(Placed placed) {
    return switch (placed) {
      case Word word -> Intervals.term(word.term());
      case Phrase phrase -> Intervals.phrase(phrase.terms().toArray(String[]::new));
      case Pattern pattern -> Intervals.wildcard(new BytesRef(pattern.pattern()), EXPANSIONS);
      case Fuzzy fuzzy -> Intervals.fuzzyTerm(fuzzy.term(), fuzzy.edits(), 1, true, EXPANSIONS);
      case Either either -> or(either.parts().stream().map(QueryCompiler::source).toList());
    };
  }

  private static double low(Optional<Bound> bound) {
    return bound
        .map(low -> low.inclusive() ? low.value() : DoublePoint.nextUp(low.value()))
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static double high(Optional<Bound> bound) {
    return bound
        .map(high -> high.inclusive() ? high.value() : DoublePoint.nextDown(high.value()))
        .orElse(Double.POSITIVE_INFINITY);
  }
}
