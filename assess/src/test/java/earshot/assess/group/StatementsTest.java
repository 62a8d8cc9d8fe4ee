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
  void aMarkInsideAnAddressIsNoEnd() {
    assertThat(cut("en", "See https://acme.example/x?id=5!y Great. Not www.acme.example/?"))
        .containsExactly("See https://acme.example/x?id=5!y Great.", "Not www.acme.example/?");
    assertThat(cut("zh", "看 https://acme.example/x?a=1。不会再来"))
        .containsExactly("看 https://acme.example/x?a=1。", "不会再来");
  }

  @Test
  void namesAndWordsCutShortAreNoEnds() {
    assertThat(cut("en", "Call Dr. Smith. So do I. It cost 5 etc. and then No. 5. The end"))
        .containsExactly(
            "Call Dr. Smith.", "So do I.", "It cost 5 etc. and then No. 5.", "The end");
    assertThat(cut("ru", "Взял за 2 тыс. руб. назад не вернули. Это ул. Ленина. В 2019 г. Потом"))
        .containsExactly(
            "Взял за 2 тыс. руб. назад не вернули.", "Это ул. Ленина.", "В 2019 г.", "Потом");
    assertThat(cut("hy", "Ջորջ Ու. Բուշը տիկ. Անիի հետ էր։ Տերյան փ. 5։"))
        .containsExactly("Ջորջ Ու. Բուշը տիկ. Անիի հետ էր։", "Տերյան փ. 5։");
    assertThat(cut("fa", "خیلی درشت\u200cه. قرار بود کوچک باشد")).hasSize(2);
    assertThat(cut("fa", "دکتر م. احمدی خوب بود. ممنون"))
        .containsExactly("دکتر م. احمدی خوب بود.", "ممنون");
  }

  @Test
  void theNumberOfALineIsNoStatement() {
    assertThat(cut("en", "1. Coffee was cold.\n2. staff rude\n10) Never again"))
        .containsExactly("1. Coffee was cold.", "2. staff rude", "10) Never again");
  }

  @Test
  void cutsWhereTheSpaceIsForgotten() {
    assertThat(cut("en", "It crashes.It worked before… Never again"))
        .containsExactly("It crashes.", "It worked before…", "Never again");
    assertThat(cut("hy", "Սառն էր:Թանկ էր:Բաց է 9:00-18:00: Կիրակի՞ Չգիտեմ"))
        .containsExactly("Սառն էր:", "Թանկ էր:", "Բաց է 9:00-18:00:", "Կիրակի՞", "Չգիտեմ");
  }

  @Test
  void armenianInLatinLettersEndsInShortVerbs() {
    assertThat(cut("hy", "surchy sarn er. spasarkumy vat e: eli chem ga"))
        .containsExactly("surchy sarn er.", "spasarkumy vat e:", "eli chem ga");
    assertThat(cut("es", "lo mejor es: la comida")).hasSize(1);
  }

  @Test
  void smileysBelongToWhatWasSaidBefore() {
    assertThat(cut("en", "Lovely place!\n👍👍\nI will return."))
        .containsExactly("Lovely place! 👍👍", "I will return.");
    assertThat(cut("en", "Lovely. https://acme.example/x?a=b"))
        .containsExactly("Lovely. https://acme.example/x?a=b");
    assertThat(cut("en", "https://acme.example/x?a=b")).isEmpty();
    assertThat(cut("en", "👍 …")).isEmpty();
    assertThat(cut("en", "")).isEmpty();
  }

  @Test
  void longTextsAreBounded() {
    assertThat(cut("en", "It was fine. ".repeat(100_000))).hasSize(60);
    assertThat(cut("en", "x".repeat(1 << 20))).hasSize(1);
    assertThat(cut("en", "x" + "😀".repeat(20_000)).get(0)).endsWith("😀");
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
