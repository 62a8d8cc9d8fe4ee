package earshot.assess.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
          the                                 | too broad: the
          -acme                               | too broad: NOT acme
          acme OR the                         | too broad
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
        "cof* NEAR/5 bad"
      })
  void saysNothingAboutSoundQueries(String query) {
    assertThat(QueryCheck.of(Query.parse(query)).warnings()).isEmpty();
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
