package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import earshot.query.Cursor;
import earshot.query.Facet;
import earshot.query.Groups;
import earshot.query.Matching;
import earshot.query.Moment;
import earshot.query.Ranking;
import earshot.query.SearchRequest;
import earshot.query.Sort;
import earshot.query.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a request asks, in Elasticsearch's words. */
final class Question {
  /** The name of the query as it was asked, by which hits tell that they fit more than a stem. */
  static final String EXACT = "exact";

  private final SearchRequest request;
  private final Groups groups;
  private final Optional<Matching> q;

  /**
   * A question.
   *
   * @param groups by which groups are found
   */
  Question(SearchRequest request, Groups groups) {
    this.request = request;
    this.groups = groups;
    this.q = request.q().map(Matching::of);
  }

  /** The query that was asked, if one was. */
  Optional<Matching> q() {
    return q;
  }

  /** Whether a hit can fit by another form of a word only. */
  boolean widens() {
    return request.widen() && q.isPresent();
  }

  /** What fits, scored as the request sorts. */
  Query query(Ranking ranking) {
    return request.sort() == Sort.PRIORITY ? PriorityScore.over(fitting(), ranking) : fitting();
  }

  /** Those of what fits that contend, scored by their priority. */
  Query query(Ranking ranking, Query contending) {
    Query both = Query.of(q -> q.bool(b -> b.must(fitting()).filter(contending)));
    return PriorityScore.over(both, ranking);
  }

  /** What fits. Only relevance looks at how well. */
  Query fitting() {
    BoolQuery.Builder bool = new BoolQuery.Builder();
    bool.filter(filters());
    q.ifPresent(asked -> put(bool, asked.query()));
    return Query.of(b -> b.bool(bool.build()));
  }

  private void put(BoolQuery.Builder bool, earshot.assess.query.Query query) {
    Query strict = new QueryToElasticsearch(groups).strict(query);
    Query found = widens() ? new QueryToElasticsearch(groups).widened(query) : strict;
    if (request.sort() == Sort.RELEVANCE) {
      bool.must(found);
    } else {
      bool.filter(found);
    }
    if (widens()) {
      bool.should(named(strict));
    }
  }

  /** Says of each hit whether it fits exactly, and lifts those that do. */
  private static Query named(Query exact) {
    return Query.of(q -> q.constantScore(c -> c.filter(exact).boost(EXACT_BOOST).queryName(EXACT)));
  }

  private static final float EXACT_BOOST = 10;

  private List<Query> filters() {
    List<Query> filters = new ArrayList<>();
    request.only().forEach((facet, values) -> filters.add(oneOf(facet, values)));
    if (request.time() != Time.SAID || request.from().isPresent() || request.to().isPresent()) {
      filters.add(span());
    }
    return filters;
  }

  private Query oneOf(Facet facet, Set<String> values) {
    return facet == Facet.GROUP ? BookQuery.inGroups(groups, values) : BookQuery.any(facet, values);
  }

  private Query span() {
    return Query.of(
        q ->
            q.range(
                r ->
                    r.date(
                        d -> {
                          d.field(field(request.time()));
                          request
                              .from()
                              .map(f -> String.valueOf(Moment.millis(f)))
                              .ifPresent(d::gte);
                          request.to().map(t -> String.valueOf(Moment.millis(t))).ifPresent(d::lt);
                          return d;
                        })));
  }

  /** Where that time of a mention stands; without bounds a range finds all that have it. */
  static String field(Time time) {
    return time == Time.SAID ? "at" : time.word();
  }

  /** Newest first breaks ties, the id breaks those; each hit has its own place. */
  List<SortOptions> sort() {
    SortOrder direction = request.sort() == Sort.OLDEST ? SortOrder.Asc : SortOrder.Desc;
    SortOptions at = SortOptions.of(s -> s.field(f -> f.field("at").order(direction)));
    SortOptions id = SortOptions.of(s -> s.field(f -> f.field("id").order(SortOrder.Asc)));
    SortOptions score = SortOptions.of(s -> s.score(o -> o.order(SortOrder.Desc)));
    return request.sort().ranks() ? List.of(score, at, id) : List.of(at, id);
  }

  /** The values to go on behind, for {@link #sort()}. */
  List<FieldValue> behind(Cursor cursor) {
    List<FieldValue> values = new ArrayList<>();
    if (request.sort().ranks()) {
      values.add(FieldValue.of(cursor.score()));
    }
    values.add(FieldValue.of(cursor.at()));
    values.add(FieldValue.of(cursor.id()));
    return values;
  }
}
