package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Intervals;
import co.elastic.clients.elasticsearch._types.query_dsl.IntervalsFuzzy;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch._types.query_dsl.UntypedRangeQuery;
import co.elastic.clients.json.JsonData;
import earshot.assess.query.Field;
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
import earshot.assess.text.Terms;
import earshot.query.Groups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A query of our language as one of Elasticsearch's that finds the very same mentions.
 *
 * <p>The terms of the query are normalised already, and so are the texts in the index; nothing here
 * is analysed beyond cutting at spaces.
 */
final class QueryToElasticsearch {
  private static final String WORDS = "words";
  private static final String RAW = "raw";
  private static final Flag DUPLICATE = new Flag(Field.IS, "duplicate");

  private final Groups groups;
  private final boolean widening;

  /**
   * Compiles queries.
   *
   * @param groups by which groups and copies are found
   */
  QueryToElasticsearch(Groups groups) {
    this(groups, false);
  }

  private QueryToElasticsearch(Groups groups, boolean widening) {
    this.groups = groups;
    this.widening = widening;
  }

  /** Finds exactly what the query says. */
  Query strict(earshot.assess.query.Query query) {
    return new QueryToElasticsearch(groups, false).compile(query);
  }

  /** Finds other forms of its words too, except of those that must not be there. */
  Query widened(earshot.assess.query.Query query) {
    return new QueryToElasticsearch(groups, true).compile(query);
  }

  private Query compile(earshot.assess.query.Query query) {
    return switch (query) {
      case And and -> all(and.parts());
      case Or or -> any(or.parts().stream().map(this::compile).toList());
      case Not not -> Query.of(q -> q.bool(b -> b.mustNot(strict(not.query()))));
      case Word word -> widening ? anyForm(word.term()) : term(WORDS, word.term());
      case Phrase phrase -> phrase(WORDS, phrase.terms());
      case Pattern pattern ->
          Query.of(q -> q.wildcard(w -> w.field(WORDS).value(pattern.pattern())));
      case Fuzzy fuzzy -> fuzzy(fuzzy);
      case Either either -> any(either.parts().stream().map(this::compile).toList());
      case Near near -> near(near);
      case Raw raw -> phrase(RAW, raw.terms());
      case Tag tag -> term("tags", tag.tag());
      case Value value ->
          value.field() == Field.GROUP
              ? BookQuery.inGroups(groups, Set.of(value.value()))
              : term(value.field().label(), value.value());
      case Start start ->
          Query.of(q -> q.prefix(p -> p.field(start.field().label()).value(start.beginning())));
      case Flag flag ->
          flag.equals(DUPLICATE)
              ? BookQuery.duplicates(groups)
              : term(flag.field().label(), flag.flag());
      case Range range -> range(range);
    };
  }

  private Query all(List<earshot.assess.query.Query> parts) {
    BoolQuery.Builder bool = new BoolQuery.Builder();
    for (earshot.assess.query.Query part : parts) {
      if (part instanceof Not not) {
        bool.mustNot(strict(not.query()));
      } else {
        bool.must(compile(part));
      }
    }
    return Query.of(q -> q.bool(bool.build()));
  }

  private static Query any(List<Query> parts) {
    return Query.of(q -> q.bool(b -> b.should(parts).minimumShouldMatch("1")));
  }

  private static Query term(String field, String value) {
    return Query.of(q -> q.term(t -> t.field(field).value(value)));
  }

  private static Query phrase(String field, List<String> terms) {
    return terms.size() == 1
        ? term(field, terms.getFirst())
        : Query.of(q -> q.matchPhrase(m -> m.field(field).query(String.join(" ", terms))));
  }

  /** The default would look at the 50 most similar terms only. */
  private static Query fuzzy(Fuzzy fuzzy) {
    return Query.of(
        q ->
            q.fuzzy(
                f ->
                    f.field(WORDS)
                        .value(fuzzy.term())
                        .fuzziness(String.valueOf(fuzzy.edits()))
                        .prefixLength(1)
                        .transpositions(true)
                        .rewrite("constant_score")));
  }

  private static Query anyForm(String term) {
    String word = Terms.readable(term);
    List<String> fields = Languages.fieldsFor(word);
    Query exact = term(WORDS, term);
    return fields.isEmpty()
        ? exact
        : any(
            List.of(
                exact,
                Query.of(
                    q ->
                        q.multiMatch(
                            m -> m.fields(fields).query(word).type(TextQueryType.BestFields)))));
  }

  /**
   * Intervals are exact only where all places of one side have the same width, so each pair of
   * widths is asked for itself; and both orders apart, because an unordered interval lets its sides
   * overlap.
   */
  private static Query near(Near near) {
    List<Intervals> ways = new ArrayList<>();
    for (Intervals left : byWidth(near.left())) {
      for (Intervals right : byWidth(near.right())) {
        ways.add(inOrder(left, right, near.words()));
        if (!near.ordered()) {
          ways.add(inOrder(right, left, near.words()));
        }
      }
    }
    return any(
        ways.stream()
            .map(way -> Query.of(q -> q.intervals(i -> i.field(WORDS).allOf(way.allOf()))))
            .toList());
  }

  private static Intervals inOrder(Intervals first, Intervals second, int words) {
    return Intervals.of(i -> i.allOf(a -> a.ordered(true).maxGaps(words).intervals(first, second)));
  }

  private static Collection<Intervals> byWidth(Placed side) {
    Map<Integer, List<Intervals>> byWidth = new TreeMap<>();
    List<Placed> parts = side instanceof Either either ? either.parts() : List.of(side);
    for (Placed part : parts) {
      int width = part instanceof Phrase phrase ? phrase.terms().size() : 1;
      byWidth.computeIfAbsent(width, key -> new ArrayList<>()).add(interval(part));
    }
    return byWidth.values().stream().map(QueryToElasticsearch::oneOf).toList();
  }

  private static Intervals oneOf(List<Intervals> intervals) {
    return intervals.size() == 1
        ? intervals.getFirst()
        : Intervals.of(i -> i.anyOf(a -> a.intervals(intervals)));
  }

  private static Intervals interval(Placed side) {
    return switch (side) {
      case Word word -> match(List.of(word.term()));
      case Phrase phrase -> match(phrase.terms());
      case Pattern pattern -> Intervals.of(i -> i.wildcard(w -> w.pattern(pattern.pattern())));
      case Fuzzy fuzzy -> Intervals.of(i -> i.fuzzy(f -> similar(f, fuzzy)));
      case Either either ->
          oneOf(either.parts().stream().map(QueryToElasticsearch::interval).toList());
    };
  }

  private static IntervalsFuzzy.Builder similar(IntervalsFuzzy.Builder similar, Fuzzy fuzzy) {
    return similar
        .term(fuzzy.term())
        .fuzziness(String.valueOf(fuzzy.edits()))
        .prefixLength(1)
        .transpositions(true);
  }

  private static Intervals match(List<String> terms) {
    return Intervals.of(
        i -> i.match(m -> m.query(String.join(" ", terms)).ordered(true).maxGaps(0)));
  }

  /** Every bound as a closed one: numbers and dates have a next and a previous. */
  private static Query range(Range range) {
    boolean date = range.field().type() == Field.Type.DATE;
    UntypedRangeQuery.Builder between = new UntypedRangeQuery.Builder();
    between.field(range.field() == Field.PUBLISHED ? "at" : range.field().label());
    range
        .low()
        .map(low -> low.inclusive() ? low.value() : after(low))
        .ifPresent(value -> between.gte(number(value, date)));
    range
        .high()
        .map(high -> high.inclusive() ? high.value() : before(high))
        .ifPresent(value -> between.lte(number(value, date)));
    return Query.of(q -> q.range(r -> r.untyped(between.build())));
  }

  private static double after(Bound low) {
    return Math.nextUp(low.value());
  }

  private static double before(Bound high) {
    return Math.nextDown(high.value());
  }

  private static JsonData number(double value, boolean date) {
    return date ? JsonData.of((long) value) : JsonData.of(value);
  }
}
