package earshot.query.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import earshot.mention.Mention;
import earshot.query.Said;
import earshot.query.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTemplateTest {
  private static final Mention REVIEW =
      Said.review(1, "bad", 2, Duration.ofHours(1)).author("A$1 \\", null, null).mention();

  private static ReplyTemplate of(String text) {
    return new ReplyTemplate("x", "en", Situation.OTHER, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello {author}!|Hello A$1 \\!",
        "{brand}: {stars} stars|Acme: 2 stars",
        "From {place}, dear {author}|From, dear A$1 \\",
        "سلام {author}، {me}|سلام A$1 \\",
        "Yours, {me}|Yours"
      })
  void whatIsKnownIsFilledInAndTheRestLeftOut(String text, String filled) {
    assertThat(of(text).fill(REVIEW, Optional.empty())).isEqualTo(filled);
  }

  @Test
  void whoAnswersSigns() {
    assertThat(of("Yours, {me}").fill(REVIEW, Optional.of("Mara"))).isEqualTo("Yours, Mara");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{friend}", "{}", "a { b", "a } b", "{Author}", "{{author}}", " "})
  void whatCannotBeFilledIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", ".x", "a;b", "50%"})
  void aNameStandsInAnAddress(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReplyTemplate(name, "en", Situation.OTHER, "x"));
  }

  @Test
  void everyLanguageHasOneForEachOccasion() {
    List<ReplyTemplate> shipped = ShippedTemplates.with(List.of());

    for (String language : Wording.LANGUAGES) {
      assertThat(shipped)
          .filteredOn(template -> template.language().equals(language))
          .extracting(ReplyTemplate::situation)
          .containsExactly(Situation.APOLOGISE, Situation.THANK);
    }
    assertThat(shipped).allSatisfy(one -> assertThat(one.text()).contains("{author}", "{brand}"));
  }

  @Test
  void ownOnesTakeThePlaceOfShippedOnes() {
    ReplyTemplate own = new ReplyTemplate("Thank", "en", Situation.THANK, "Thanks!");

    assertThat(ShippedTemplates.with(List.of(own))).hasSize(8).contains(own);
    assertThat(ShippedTemplates.has(own)).isFalse();
  }
}
