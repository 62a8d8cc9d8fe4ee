package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import earshot.mention.MentionId;
import earshot.query.Facet;
import earshot.query.Groups;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What only the book of groups knows, asked by the ids of mentions. */
final class BookQuery {
  private BookQuery() {}

  /** Members by their ids; what no window holds any more by what it was told when it came. */
  static Query inGroups(Groups groups, Set<String> ids) {
    Groups.Sought sought = groups.sought(ids);
    Query told =
        Query.of(
            q ->
                q.bool(
                    b ->
                        b.filter(any(Facet.GROUP, sought.names()))
                            .mustNot(ids(sought.elsewhere()))));
    return Query.of(
        q -> q.bool(b -> b.should(ids(sought.mentions()), told).minimumShouldMatch("1")));
  }

  /** What says nearly the same as something before. */
  static Query duplicates(Groups groups) {
    return ofIds(groups.duplicates());
  }

  /** Mentions with one of these ids. */
  static Query ofIds(Collection<MentionId> mentions) {
    return ids(mentions.stream().map(MentionId::value).toList());
  }

  private static Query ids(Collection<String> mentions) {
    return Query.of(q -> q.ids(i -> i.values(List.copyOf(mentions))));
  }

  /** Mentions with one of these values. */
  static Query any(Facet facet, Set<String> values) {
    List<FieldValue> accepted = values.stream().map(FieldValue::of).toList();
    return Query.of(
        q -> q.terms(t -> t.field(FacetFields.of(facet)).terms(v -> v.value(accepted))));
  }
}
