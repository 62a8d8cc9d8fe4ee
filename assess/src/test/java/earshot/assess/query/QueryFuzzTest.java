package earshot.assess.query;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.fuzz.Fuzz;
import org.junit.jupiter.api.Test;

/** Queries that somebody typed, or meant to break something with. */
class QueryFuzzTest {
  @Test
  void everyTextIsAQueryOrRefusedWithItsColumn() {
    Fuzz.of(
            "\"acme coffee\" OR #acmecoffee OR \"قهوه اکمی\"",
            "coffee NEAR/5 (cold OR b?tt*) -jobs -(raw:\"C++\" AND lang:hy)",
            "ONEAR/5 sentiment:negative rating:<=2 followers:>1000 has:reply is:duplicate",
            "published:>=2026-11-01 site:acme.example author:@ada սուրճ~ կաֆե*",
            "group:g1 theme:price status:open kind:review url:\"https://acme.example/?a=b\"")
        .refusing(QueryException.class)
        .texts(
            text -> {
              Query query = Query.parse(text);
              assertThat(Query.parse(query.toString())).isEqualTo(query);
              assertThat(QueryCheck.of(query).explanation()).isNotBlank();
            });
  }
}
