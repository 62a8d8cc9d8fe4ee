package earshot.assess;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.group.Statements;
import earshot.assess.language.LanguageModel;
import earshot.assess.match.MatchableMention;
import earshot.assess.match.Monitor;
import earshot.assess.query.Query;
import earshot.assess.sentiment.SentimentModel;
import earshot.assess.theme.Themes;
import earshot.fuzz.Fuzz;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people say, however strange: one text that breaks a stage would stop the flow for ever. */
class TextFuzzTest {
  private final LanguageModel languages = LanguageModel.shipped();
  private final SentimentModel feelings;
  private final Themes themes;

  TextFuzzTest() throws IOException {
    feelings = SentimentModel.shipped();
    themes = Themes.shipped();
  }

  @Test
  void everyTextIsAssessed() {
    try (Monitor monitor = new Monitor()) {
      monitor.put("q", Query.parse("coffee NEAR/5 b?d* OR \"قهوه بد\" OR սուրճ~ OR raw:\"C++\""));
      Fuzz.of(
              "The coffee was b-a-d!!! :( 4/10, wouldn't come again… http://acme.example/?a=b #acme",
              "قهوهٔ می‌خوام ۱۲۳ عالی بود؛ ولی دیر رسید 😀👍🏽",
              "Սուրճը լավն էր։ Բայց թանկ է, և մատուցողը՝ կոպիտ։",
              "Кофе — отличный, т.е. 5 из 5; но 100 руб. дорого!!!",
              "咖啡很好喝 コーヒー 커피가 좋아요 ☕️")
          .texts(text -> assess(monitor, text));
    }
  }

  private void assess(Monitor monitor, String text) {
    Optional<String> language = languages.language(text);
    assertThat(feelings.classify(text, language).label()).isNotNull();
    assertThat(Statements.of(text, language, said -> Label.NEUTRAL, s -> themes.of(s, language)))
        .isNotNull();
    Mention mention = Mention.said("town", "a", "1", Kind.POST).text(text).mention();
    assertThat(monitor.match(MatchableMention.of(mention))).isNotNull();
  }
}
