package earshot.assess.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
  @ParameterizedTest(name = "{0} means {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Acme                            | acme
          acme coffee OR tea              | (acme AND coffee) OR tea
          acme AND (coffee OR Tea)        | acme AND (coffee OR tea)
          (a b) c                         | a AND b AND c
          a -b NOT c                      | a AND NOT b AND NOT c
          -a                              | NOT a
          a –b —c −d e-f                  | a AND NOT b AND NOT c AND NOT d AND "e f"
          a near/5 b oNear/۲ c            | a NEAR/5 b AND b ONEAR/2 c
          rating:>=۴ rating:٢..٣٫٥        | rating:>=4 AND rating:2..3.5
          rating:≤2 published:≥۲۰۲۶       | rating:<=2 AND published:>=2026-01-01T00:00:00Z
          kind:email kind:Focus-Group     | kind:"message" AND kind:"interview"
          NOT (a OR b)                    | NOT (a OR b)
          a and or not near b             | a AND and AND or AND not AND near AND b
          "Acme  Coffee!"                 | "acme coffee"
          “smart quotes” «و گیومه»        | "smart quotes" AND "و گیومه"
          Coca-Cola                       | "coca cola"
          cof* c?ffee COFF~ coff~2        | cof* AND c?ffee AND coff~1 AND coff~2
          **a** a.*                       | *a* AND a*
          "Bad serv*" "serv* was bad"     | bad ONEAR/0 serv* AND serv* ONEAR/0 "was bad"
          "very bad serv*?" "cof*" "a* b*" | "very bad" ONEAR/0 serv* AND cof* AND a* ONEAR/0 b*
          "how? or why?"                  | "how or why"
          a NEAR/5 b                      | a NEAR/5 b
          a NEAR/5 b ONEAR/3 "c d"        | a NEAR/5 b AND b ONEAR/3 "c d"
          (a OR "b c") NEAR/0 d*          | (a OR "b c") NEAR/0 d*
          #Acme NEAR/2 b                  | acme NEAR/2 b
          a OR b NEAR/1 c                 | a OR b NEAR/1 c
          #BlackFriday @Acme.Coffee       | #blackfriday AND @acme.coffee
          #black-friday                   | "black friday"
          raw:"C++ \\"x\\""               | raw:"C + + \\" x \\""
          raw:US                          | raw:"US"
          source:Mastodon KIND:review     | source:"mastodon" AND kind:"review"
          source:(a OR "b c")             | source:"a" OR source:"b c"
          brand:"ACME Coffee" author:@Bob | brand:"acme coffee" AND author:"bob"
          author:@Bob* brand:"Acme C*"    | author:"bob*" AND brand:"acme c*"
          lang:en-US                      | lang:"en"
          site:https://www.Acme.example/x | site:"acme.example"
          url:Acme.example/Blog/          | url:"acme.example/blog"
          https://acme.example/x?y        | url:"acme.example/x"
          rating:>=4 rating:<2            | rating:>=4 AND rating:<2
          rating:2..3.5 rating:3          | rating:2..3.5 AND rating:3..3
          followers:>10k                  | followers:>10000
          has:reply -is:duplicate         | has:reply AND NOT is:duplicate
          published:>=2026-11-01          | published:>=2026-11-01T00:00:00Z
          published:>2026-11-01           | published:>=2026-11-02T00:00:00Z
          published:<2026-11              | published:<=2026-10-31T23:59:59.999Z
          published:2026-11-01..2026-11-02 | published:2026-11-01T00:00:00Z..2026-11-02T23:59:59.999Z
          می\u200Cخواهم كيفيت            | میخواهم AND کیفیت
          և ինչո՞ւ                         | եւ AND ինչու
          😀👍🏽                            | "😀 👍"
          咖啡                             | "咖 啡"
          12:30 a@b                       | "12 30" AND "a b"
          """)
  void reads(String text, String canonical) {
    Query query = Query.parse(text.replace("\\u200C", "\u200C"));
    assertThat(query).hasToString(canonical);
    assertThat(Query.parse(canonical)).isEqualTo(query);
  }

  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                    | 1  | empty
          acme AND              | 9  | missing at the end
          OR acme               | 1  | missing before OR
          a AND OR b            | 7  | missing before OR
          a (b                  | 3  | ( is never closed
          a b)                  | 4  | ) closes nothing
          a ()                  | 3  | group is empty
          a "b                  | 3  | never closed
          😀 "b                  | 3  | never closed
          a !!!                 | 3  | holds no letter
          foo:bar               | 1  | there is no field foo:
          a source:             | 10 | needs a value
          kind:rumour           | 6  | is one of review
          sentiment:angry       | 11 | negative, neutral, positive
          a status:closed       | 10 | open, pending, answered, done, ignored; not closed
          lang:persian          | 6  | ISO 639
          lang:unknown          | 6  | ISO 639
          sentiment:neg*        | 11 | is one of negative
          author:b*b            | 8  | author:bob*
          author:*              | 8  | needs a value
          site:*.example        | 6  | site: has no * there
          url:acme.example/b*   | 5  | url: has no * there
          a "b c* d"            | 3  | only the first or last word
          a "b* c d*"           | 3  | only the first or last word
          "a *"                 | 1  | holds no letter
          www.acme.example/b*#  | 1  | is no address
          "***"                 | 1  | holds no letter
          rating:good           | 8  | needs a number
          rating:5..2           | 8  | range 5..2 is empty
          published:yesterday   | 11 | is no date
          published:2026-13-01  | 11 | is no date
          has:cheese            | 5  | has: is one of
          a NEAR b              | 3  | needs a distance
          a NEAR/x b            | 3  | needs a distance
          a NEAR/500 b          | 3  | 0 to 99
          a NEAR/5              | 9  | missing at the end
          (a b) NEAR/5 c        | 1  | NEAR joins words
          a NEAR/5 raw:b        | 10 | NEAR joins words
          a *                   | 3  | would match every word
          Coca-Col*             | 1  | "coca col"
          ab~                   | 1  | at least 3 letters
          coffee~9              | 1  | 1 or 2 edits
          "a b"~5               | 6  | NEAR/5
          """)
  void refuses(String text, int column, String fact) {
    assertThatThrownBy(() -> Query.parse(text))
        .isInstanceOf(QueryException.class)
        .hasMessageContaining(fact)
        .hasMessageStartingWith("column " + column + ":")
        .extracting(thrown -> ((QueryException) thrown).column())
        .isEqualTo(column);
  }

  @Test
  void anAddressThatIsCutHasOneFormToo() {
    Query query = Query.parse("url:\"https://acme.example/" + "> ".repeat(400) + "x\"");

    assertThat(Query.parse(query.toString())).isEqualTo(query);
  }

  @Test
  void longQueriesAreReadAndDeepOnesRefused() {
    assertThat(((Query.And) Query.parse("a1 ".repeat(6_600))).parts()).hasSize(6_600);
    assertThat(Query.parse("(".repeat(90) + "a" + ")".repeat(90))).hasToString("a");
    for (String deep :
        new String[] {"(".repeat(10_000), "NOT ".repeat(5_000) + "a", "-".repeat(20_000) + "a"}) {
      assertThatThrownBy(() -> Query.parse(deep))
          .isInstanceOf(QueryException.class)
          .hasMessageContaining("deeper than 100");
    }
    assertThatThrownBy(() -> Query.parse("a".repeat(70_000)))
        .hasMessageContaining("at most 65536 characters");
  }

  @Test
  void theCanonicalFormReadsBackAsTheSameQuery() {
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      Query query = RandomQueries.query(random, 4);
      assertThat(Query.parse(query.toString())).as("%s", query).isEqualTo(query);
    }
  }

  @Test
  void anyTextIsReadOrRefusedWithAColumnInside() {
    Random random = new Random(12);
    String[] pieces = {
      "a", " ", "(", ")", "\"", "AND ", "OR ", "NOT ", "-", "NEAR/2 ", "source:", "raw:", "*", "?",
      "~", "#", "@", "é", "😀", "\uD800", "..", ">=", "5", "\\", "www.a"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String query = text.toString();
      try {
        Query read = Query.parse(query);
        assertThat(Query.parse(read.toString())).as("%s read as %s", query, read).isEqualTo(read);
      } catch (QueryException e) {
        assertThat(e.column()).as(query).isBetween(1, query.length() + 1);
      }
    }
  }
}
