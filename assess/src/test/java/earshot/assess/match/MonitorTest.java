package earshot.assess.match;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.query.Query;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorTest {
  private static Monitor throughLucene() {
    return new Monitor(new MultipassTermFilteredPresearcher(2), BruteMatcher::matches, 0);
  }

  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          bad coffee            | COFFEE was bad               | true
          "bad coffee"          | coffee bad                   | false
          bad NEAR/1 coffee     | coffee was bad               | true
          bad ONEAR/1 coffee    | coffee was bad               | false
          bad NEAR/0 coffee     | coffee was bad               | false
          a NEAR/5 a            | a                            | false
          a NEAR/5 a            | a b a                        | true
          cof*                  | Coffees                      | true
          c?ffee                | coffee                       | true
          starbuks~             | Starbucks                    | true
          -tea                  | coffee                       | true
          raw:US                | us and them                  | false
          raw:"C++"             | I like C++!                  | true
          acme                  | #Acme                        | true
          #acme                 | acme                         | false
          acme                  | https://acme.example/x       | false
          url:acme.example      | www.shop.acme.example/x      | true
          black                 | #BlackFriday                 | true
          میخواهم               | می‌خواهم                      | true
          كيفيت                 | کیفیت                        | true
          ինչու                 | Ինչո՞ւ                       | true
          Երևան                 | ԵՐԵՎԱՆ                       | true
          елка                  | Ёлка                         | true
          istanbul              | İSTANBUL                     | true
          strasse               | Straße                       | true
          咖啡                   | 我喜欢咖啡店                   | true
          😀                    | ok😀                          | true
          """)
  void matches(String query, String text, boolean expected) {
    try (Monitor monitor = throughLucene()) {
      monitor.put("q", Query.parse(query));
      assertThat(monitor.match(Matchable.of(text).build()).ids().contains("q")).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          source:feed kind:review lang:en sentiment:negative status:open       | true
          source:mastodon                                                      | false
          brand:"acme coffee" author:ann author:@ann_b theme:"Opening Hours"   | true
          site:acme.example url:acme.example/r                                 | true
          rating:>=4 rating:<5 followers:>1k published:2026-11                 | true
          published:<2026-11-20                                                | false
          has:reply has:title has:rating is:duplicate group:g-1                | true
          has:place                                                            | false
          "title text"                                                         | false
          title NEAR/99 text                                                   | false
          """)
  void fields(String query, boolean expected) {
    Matchable mention =
        Matchable.of("text")
            .title("a title")
            .source("feed")
            .kind("review")
            .brands(List.of("Acme Coffee"))
            .author("Ann", "@Ann_B")
            .url("https://www.acme.example/r/1")
            .language("en")
            .sentiment("negative")
            .status("open")
            .group("g-1")
            .theme("opening hours")
            .rating(4.5)
            .followers(2_000)
            .publishedAt(Instant.parse("2026-11-20T10:00:00Z"))
            .has("reply")
            .is("duplicate")
            .build();
    try (Monitor monitor = throughLucene()) {
      monitor.put("q", Query.parse(query));
      assertThat(monitor.match(mention).ids().contains("q")).isEqualTo(expected);
    }
  }

  /** Each pair of places looked at would be ten billion. */
  @Test
  @Timeout(60)
  void aLongTextThatRepeatsItselfIsLookedAtOnce() {
    Matchable mention = Matchable.of("bad good service ".repeat(100_000)).build();
    try (Monitor monitor = new Monitor()) {
      monitor.put("far", Query.parse("\"bad serv*\""));
      monitor.put("near", Query.parse("serv* NEAR/1 bad"));
      assertThat(monitor.match(mention).ids()).containsExactly("near");
    }
  }

  @Test
  void fewAndManyFindTheSame() {
    Matchable mention = Matchable.of("acme coffee").build();
    try (Monitor monitor = new Monitor()) {
      monitor.putAll(Map.of("a", Query.parse("acme"), "b", Query.parse("tea")));
      assertThat(monitor.match(mention).ids()).containsExactly("a");
      for (int i = 0; i < 100; i++) {
        monitor.put("t" + i, Query.parse("tea OR t" + i));
      }
      assertThat(monitor.match(mention).ids()).containsExactly("a");
    }
  }

  @Test
  void queriesComeAndGo() {
    Matchable mention = Matchable.of("acme coffee").build();
    try (Monitor monitor = throughLucene()) {
      monitor.putAll(
          Map.of("a", Query.parse("acme"), "b", Query.parse("coffee"), "c", Query.parse("tea")));
      assertThat(monitor.match(mention).ids()).containsExactly("a", "b");
      monitor.remove("a");
      monitor.put("b", Query.parse("tea"));
      monitor.put("c", Query.parse("acm*"));
      assertThat(monitor.match(mention).ids()).containsExactly("c");
      assertThat(monitor.size()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64})
  void aFailingQueryIsReportedBesideTheResults(int few) {
    Query bad = Query.parse("coffee");
    try (Monitor monitor =
        new Monitor(
            Presearcher.NO_FILTERING,
            (query, mention) -> {
              if (query.equals(bad)) {
                throw new IllegalStateException("broken");
              }
              return BruteMatcher.matches(query, mention);
            },
            few)) {
      monitor.putAll(Map.of("bad", bad, "good", Query.parse("acme")));
      QueryMatches found = monitor.match(Matchable.of("acme coffee").build());
      assertThat(found.ids()).containsExactly("good");
      assertThat(found.failures())
          .containsOnlyKeys("bad")
          .hasValueSatisfying(
              new org.assertj.core.api.Condition<>(e -> "broken".equals(e.getMessage()), "broken"));
    }
  }

  @Test
  void spansPointAtWhatMatched() {
    String text = "Ինչո՞ւ is the #BadCoffee here bad";
    Matchable mention = Matchable.of(text).title("Coffee!").build();
    try (Monitor monitor = throughLucene()) {
      monitor.put("q", Query.parse("(coffee OR tea) ինչու \"here bad\" #badcoffee -milk"));
      QueryMatches found = monitor.match(mention);
      assertThat(
              found.spans("q").stream()
                  .map(
                      span ->
                          (span.inTitle() ? "Coffee!" : text).substring(span.start(), span.end())))
          .containsExactly("Coffee", "Ինչո՞ւ", "#BadCoffee", "Coffee", "here bad");
    }
  }

  @Test
  void hugeAndBrokenTextsAndAQueryOfTwentyThousandCharactersPass() {
    try (Monitor monitor = throughLucene()) {
      monitor.put("long", Query.parse("a1 OR ".repeat(3_300) + "needle"));
      monitor.put("all", Query.parse("a1 ".repeat(6_600)));
      for (String text :
          List.of("", "\uD800\uDC00\uD800", "😀".repeat(1_000), "x ".repeat(500_000) + "needle")) {
        assertThat(monitor.match(Matchable.of(text).build()).ids())
            .isEqualTo(text.endsWith("needle") ? java.util.Set.of("long") : java.util.Set.of());
      }
    }
  }

  @Test
  void theCommandNamesBadRowsAndGoesOn() throws IOException {
    StringBuilder out = new StringBuilder();
    StringBuilder troubles = new StringBuilder();
    new MatchCommand(out, troubles)
        .run(
            new StringReader("q1\tacme\nq2\t(acme\nnothing\nq3\t\"good coffee\"\n"),
            new StringReader(
                "t1\t\"Acme\" has \\good coffee\nbad row\n\nt2\ttea\nt3\tacme\tcoffee"));
    assertThat(out).hasToString("t1\tq1\nt1\tq3\nt3\tq1\n");
    assertThat(troubles)
        .hasToString(
            "queries row 2: query q2: column 1: this ( is never closed\nqueries row 3: needs queryId, tab, query\ntexts row 2: needs id, tab, text\n");
  }
}
