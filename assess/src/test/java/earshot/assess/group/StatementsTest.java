package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Label;
import earshot.mention.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementsTest {
  private static List<String> cut(String language, String text) {
    return Statements.cut(text, Optional.of(language));
  }

  @Test
  void cutsWhereSentencesEnd() {
    assertThat(cut("en", "The soup was cold. Mr. Lane was kind!\nWould I return?  No"))
        .containsExactly("The soup was cold.", "Mr. Lane was kind!", "Would I return?", "No");
  }

  @Test
  void cutsBeforeSmallLettersButNotAfterAbbreviations() {
    assertThat(cut("en", "cold soup. rude staff, slow etc. and i left"))
        .containsExactly("cold soup.", "rude staff, slow etc. and i left");
  }

  @Test
  void knowsArmenianAndPersianEnds() {
    assertThat(cut("hy", "Սուրճը համեղ էր։ Սպասարկումը դանդաղ է: Գինը լավն է՞ ձեզ համար։ Այո"))
        .containsExactly(
            "Սուրճը համեղ էր։", "Սպասարկումը դանդաղ է:", "Գինը լավն է՞ ձեզ համար։", "Այո");
    assertThat(cut("fa", "غذا سرد بود؛ پیک دیر رسید. چرا؟ نمی‌دانم"))
        .containsExactly("غذا سرد بود؛", "پیک دیر رسید.", "چرا؟", "نمی‌دانم");
  }

  @Test
  void smileysBelongToWhatWasSaidBefore() {
    assertThat(cut("en", "Lovely place!\n👍👍\nI will return."))
        .containsExactly("Lovely place! 👍👍", "I will return.");
    assertThat(cut("en", "👍 …")).isEmpty();
    assertThat(cut("en", "")).isEmpty();
  }

  @Test
  void longTextsAreBounded() {
    assertThat(cut("en", "It was fine. ".repeat(100_000))).hasSize(60);
    assertThat(cut("en", "x".repeat(1 << 20))).hasSize(1);
  }

  @Test
  void eachHasAFeelingOfItsOwn() {
    assertThat(
            Statements.of(
                "Good soup. Bad bread.",
                Optional.empty(),
                said -> said.startsWith("Good") ? Label.POSITIVE : Label.NEGATIVE))
        .extracting(Statement::text, statement -> statement.sentiment().orElseThrow())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Good soup.", Label.POSITIVE),
            org.assertj.core.groups.Tuple.tuple("Bad bread.", Label.NEGATIVE));
  }
}
