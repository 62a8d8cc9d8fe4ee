package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.query.Query;
import earshot.assess.query.QueryCheck;
import earshot.assess.query.QueryOddity;
import earshot.query.Wording;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySaysTest {
  private static QuerySays in(String language) {
    return new QuerySays(new Wording(Pages.class, Locale.of(language), ZoneOffset.UTC));
  }

  private static String bare(String said) {
    return said.replaceAll("[\u2068\u2069]", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme",
        "acme coffee tea",
        "acme -acme source:feed source:mastodon rating:>=4 rating:<2 rating:>5",
        "acme OR -acme OR -tea OR tea OR (tea AND latte) OR *ffee OR co*",
        "the",
        "acme or tea",
        "acme OR tea OR #latte",
        "acme NEAR/3 (bad OR cof*) -tea",
        "slow ONEAR/2 queue",
        "\"bad serv*\" author:bob*",
        "\"acme coffee\" coffe~",
        "raw:\"C++\" OR lang:fa",
        "rating:<=2 has:reply is:question",
        "followers:>1000 published:>=2026-11-01"
      })
  void inEnglishItSaysWhatTheCommandLineSays(String query) {
    QueryCheck check = QueryCheck.of(Query.parse(query));

    assertThat(bare(in("en").means(check.query()))).isEqualTo(check.explanation());
    assertThat(check.oddities().stream().map(in("en")::odd).map(QuerySaysTest::bare))
        .containsExactlyElementsOf(check.warnings());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa", "hy", "ru"})
  void inOtherLanguagesNothingButTheQueryIsEnglish(String language) {
    QueryCheck check =
        QueryCheck.of(Query.parse("(a NEAR/3 b OR \"c d\") *x -coffe~ has:reply the the"));

    assertThat(in(language).means(check.query()).replaceAll("\u2068[^\u2069]*\u2069", ""))
        .doesNotContainPattern("[A-Za-z]");
    assertThat(check.oddities()).isNotEmpty();
    for (QueryOddity oddity : check.oddities()) {
      assertThat(in(language).odd(oddity).replaceAll("\u2068[^\u2069]*\u2069", ""))
          .as(oddity.says())
          .doesNotContainPattern("[A-Za-z]{4,}");
    }
  }

  @ParameterizedTest
  @EnumSource(QueryOddity.Kind.class)
  void everyOddityHasItsSentence(QueryOddity.Kind kind) {
    for (String language : List.of("en", "fa", "hy", "ru")) {
      QueryOddity oddity = new QueryOddity(kind, List.of(7, 3), "");

      assertThat(in(language).odd(oddity)).as(language).isNotBlank().doesNotContain("{");
    }
  }
}
