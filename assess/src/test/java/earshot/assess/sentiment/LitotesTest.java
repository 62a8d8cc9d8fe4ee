package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Label;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LitotesTest {
  private static SentimentModel model;

  @BeforeAll
  static void read() throws IOException {
    model = SentimentModel.shipped();
  }

  @ParameterizedTest
  @CsvSource({
    "fa, غذا بد نبود, غذا خوب بود",
    "fa, خیلی بدی نبود, خیلی خوب بود",
    "fa, غذا بد بود, غذا بد بود",
    "fa, نابد نیست, نابد نیست",
    "es, no está mal, no está mal"
  })
  void aDeniedBadIsReadAsGood(String language, String text, String plain) {
    assertThat(Litotes.plain(text, language)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({"fa, غذا بد نبود", "fa, بد نیست", "hy, սպասարկումը վատ չէր", "hy, vat cher"})
  void itIsNoComplaint(String language, String text) {
    assertThat(model.classify(text, Optional.of(language)).label()).isEqualTo(Label.POSITIVE);
  }

  @Test
  void badStaysBad() {
    assertThat(model.classify("غذا بد بود", Optional.of("fa")).label()).isEqualTo(Label.NEGATIVE);
    assertThat(model.classify("սպասարկումը վատ էր", Optional.of("hy")).label())
        .isEqualTo(Label.NEGATIVE);
  }
}
