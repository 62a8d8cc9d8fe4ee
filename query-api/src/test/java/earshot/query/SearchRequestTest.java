package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchRequestTest {
  @Test
  void aLinkBecomesAQuestion() {
    SearchRequest request =
        SearchRequest.of(
            Map.of(
                "q", List.of("coffee -tea"),
                "brand", List.of("Acme", "Other"),
                "sentiment", List.of("Negative"),
                "time", List.of("edited"),
                "from", List.of("2026-03-01"),
                "to", List.of("2026-03-02T10:00:00+04:00"),
                "sort", List.of("newest"),
                "size", List.of("1000"),
                "fold", List.of("true")));

    assertThat(request)
        .isEqualTo(
            SearchRequest.builder()
                .q("coffee -tea")
                .only(Facet.BRAND, "Acme", "Other")
                .only(Facet.SENTIMENT, "negative")
                .time(Time.EDITED)
                .from(Instant.parse("2026-03-01T00:00:00Z"))
                .to(Instant.parse("2026-03-02T06:00:00Z"))
                .sort(Sort.NEWEST)
                .size(1000)
                .fold(true)
                .build());
  }

  @Test
  void emptyFieldsOfAFormAskNothing() {
    Map<String, List<String>> form =
        Map.of("q", List.of(" "), "brand", List.of(""), "size", List.of(""));

    assertThat(SearchRequest.of(form)).isEqualTo(SearchRequest.everything());
  }

  @Test
  void aDayAsEndIsAWholeDay() {
    SearchRequest march = SearchRequest.of(Map.of("to", List.of("2026-03-31")));

    assertThat(march.to()).contains(Instant.parse("2026-04-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size      | 0          | size must be 1 to 1000: 0",
        "size      | 1001       | size must be 1 to 1000: 1001",
        "size      | ten        | size must be a whole number: \"ten\"",
        "sort      | best       | sort must be priority, newest, oldest, relevance: \"best\"",
        "time      | read       | time must be said, edited, answered: \"read\"",
        "from      | yesterday  | from must be a day like 2026-11-01 or a time like 2026-11-01T08:00:00Z: \"yesterday\"",
        "to        | 2026-13-01 | to must be a day like 2026-11-01 or a time like 2026-11-01T08:00:00Z: \"2026-13-01\"",
        "sentiment | angry      | sentiment must be one of negative, neutral, positive, unknown: \"angry\"",
        "queue     | wait       | queue must be one of answer, thank: \"wait\"",
        "rating    | 6          | rating must be one of 1, 2, 3, 4, 5: \"6\"",
        "fold      | yes        | fold must be true or false: \"yes\"",
        "page      | 2          | there is no parameter \"page\"",
      })
  void nonsenseIsRefusedByName(String parameter, String value, String message) {
    assertThatThrownBy(() -> SearchRequest.of(Map.of(parameter, List.of(value))))
        .isInstanceOfSatisfying(
            BadSearch.class, bad -> assertThat(bad.parameter()).isEqualTo(parameter))
        .hasMessage(message);
  }

  @Test
  void aParameterWithOneValueIsRefusedTwice() {
    assertThatThrownBy(() -> SearchRequest.of(Map.of("q", List.of("a", "b"))))
        .hasMessage("q can be given once only");
  }

  @Test
  void aSpanDoesNotEndBeforeItBegins() {
    Map<String, List<String>> span =
        Map.of("from", List.of("2026-03-05"), "to", List.of("2026-03-01"));

    assertThatThrownBy(() -> SearchRequest.of(span))
        .hasMessage("to must not be before from: 2026-03-02T00:00:00Z");
  }

  @Test
  void aQuestionCanBeAskedAgainWithAChange() {
    SearchRequest request =
        SearchRequest.builder().q("a").only(Facet.KIND, "post").highlight(true).build();

    assertThat(request.toBuilder().build()).isEqualTo(request);
    assertThat(request.toBuilder().only(Facet.KIND).build().only()).isEmpty();
    assertThat(request.only()).isEqualTo(Map.of(Facet.KIND, Set.of("post")));
  }
}
