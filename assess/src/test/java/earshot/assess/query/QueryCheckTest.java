package earshot.assess.query;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCheckTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          acme AND -acme                      | always false: acme
          acme -(acme OR tea)                 | always false: acme
          a (b -b) c OR x                     | always false: b
          source:feed source:mastodon acme    | always false: source:"feed" and source:"mastodon"
          acme rating:>=4 rating:<2           | can't both hold
          acme rating:>5                      | outside
          acme OR -acme                       | always true
          acme OR -tea                        | broad: OR NOT tea
          acme OR acme                        | duplicate: acme
          acme OR (acme AND tea)              | dead clause: (acme AND tea)
          acme AND (acme OR tea)              | dead clause: (acme OR tea)
          (acme OR tea) -acme -tea            | always false: acme OR tea
          "acme tea" -acme                    | always false: "acme tea"
          acme -ac*                           | always false: acme
          acme rating:>4 rating:<4            | can't both hold
          kind:(review OR post) kind:comment  | kind:"comment" can't both hold
          "acme tea" OR acme                  | dead clause: ("acme tea") changes nothing beside acme
          acm* OR acme                        | dead clause: (acme)
          acme rating:>=4 rating:>=2          | dead clause: (rating:>=2)
          author:bob OR author:b*             | dead clause: (author:"bob") changes nothing
          acme NEAR/3 tea acme                | dead clause: (acme) changes nothing beside acme NEAR/3 tea
          coffee or tea                       | small: or is looked for as a word; the operator is written OR
          قهوه یا چای                         | small: یا is looked for
          the                                 | too broad: the
          في                                  | too broad
          على                                 | too broad
          -acme                               | too broad: NOT acme
          acme OR the                         | too broad: the matches
          *ffee acme                          | begins with a wildcard
          co* acme                            | fewer than 3 letters
          """)
  void warns(String query, String fact) {
    assertThat(QueryCheck.of(Query.parse(query)).warnings())
        .anyMatch(warning -> warning.contains(fact));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme coffee",
        "\"acme coffee\" OR @acmecoffee OR \"قهوه اکمی\"",
        "acme -tea source:feed rating:2..4",
        "the coffee",
        "💔",
        "acme rating:>=4 rating:<=4",
        "kind:(review OR post) kind:(post OR comment)",
        "acme caf* OR \"tea acme\"",
        "coffee not good",
        "cof* NEAR/5 bad"
      })
  void saysNothingAboutSoundQueries(String query) {
    assertThat(QueryCheck.of(Query.parse(query)).warnings()).isEmpty();
  }

  @Test
  void whatStandsManyTimesIsToldOnce() {
    assertThat(QueryCheck.of(Query.parse("acme OR ".repeat(2_000) + "tea")).warnings())
        .satisfiesExactly(
            twice -> assertThat(twice).startsWith("duplicate: acme"),
            much -> assertThat(much).startsWith("costly"));
  }

  @Test
  void listsOfManyWordsAreNotHeldAgainstEachOther() {
    String many = IntStream.range(0, 6_000).mapToObj(i -> "w" + i).collect(joining(" OR "));

    assertThat(QueryCheck.of(Query.parse(many)).warnings())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("costly");
  }

  @Test
  void costGrowsWithWildcardsAndWithoutAnyTerm() {
    double word = QueryCheck.of(Query.parse("acme")).cost();
    double stem = QueryCheck.of(Query.parse("acme*")).cost();
    double leading = QueryCheck.of(Query.parse("*acme")).cost();
    assertThat(word).isEqualTo(1);
    assertThat(stem).isGreaterThan(word);
    assertThat(leading).isGreaterThan(stem);
  }

  @Test
  void theCommandExplainsAndPointsAtTheColumn() throws IOException {
    StringBuilder out = new StringBuilder();
    StringBuilder troubles = new StringBuilder();
    CheckQueryCommand command = new CheckQueryCommand(out, troubles);
    assertThat(command.run("acme NEAR/3 (bad OR cof*) -tea")).isTrue();
    assertThat(out)
        .contains("query: acme NEAR/3 (bad OR cof*) AND NOT tea\n")
        .contains(
            "means: Finds mentions with the word acme and, with at most 3 words between, (the word bad or a word like cof*) and no the word tea.");
    assertThat(command.run("acme foo:bar")).isFalse();
    assertThat(troubles)
        .contains("column 6: there is no field foo:")
        .contains("\nacme foo:bar\n     ^\n");
  }
}
