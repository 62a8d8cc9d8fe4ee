package earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.mention.ReplyRules.Unit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyRulesTest {
  private static final String FAMILY = "👨‍👩‍👧";

  @ParameterizedTest
  @CsvSource({"CHARACTERS, 5", "GRAPHEMES, 1", "BYTES, 18"})
  void placesCountInTheirOwnWay(Unit unit, int length) {
    assertThat(ReplyRules.upTo(length, unit).broken(FAMILY)).isEmpty();
    ReplyRules twice = ReplyRules.upTo(length * 2 - 1, unit);
    assertThat(twice.broken(FAMILY + FAMILY)).isPresent();
  }

  @Test
  void aBrokenRuleIsASentenceWithItsFigures() {
    assertThat(ReplyRules.upTo(4096, Unit.BYTES).broken("ա".repeat(3000)))
        .contains("an answer has at most 4,096 bytes there: 6,000");
  }

  @Test
  void whatIsForbiddenIsFound() {
    ReplyRules rules =
        ReplyRules.upTo(300, Unit.CHARACTERS)
            .without("(#\\w+\\W*){5}", "at most four tags are allowed there")
            .without("(?s)https?://.*https?://", "one link is allowed there");
    assertThat(rules.broken("Sorry #a #b https://a.example")).isEmpty();
    assertThat(rules.broken("#a #b #c #d #e")).contains("at most four tags are allowed there");
    assertThat(rules.broken("https://a.example\nhttps://b.example"))
        .contains("one link is allowed there");
  }

  @Test
  void someKindsCannotBeAnswered() {
    ReplyRules rules = ReplyRules.upTo(10, Unit.CHARACTERS).only(Kind.COMMENT);
    assertThat(rules.answers(said(Kind.COMMENT, "Cold"))).isTrue();
    assertThat(rules.answers(said(Kind.POST, "Cold"))).isFalse();
    assertThatThrownBy(() -> ReplyRules.upTo(0, Unit.BYTES)).hasMessageContaining("at most 0");
  }

  @Test
  void somePlacesLookAtWhatIsAnswered() {
    ReplyRules rules =
        ReplyRules.upTo(10, "signs", String::length)
            .only(Kind.POST)
            .only(mention -> mention.text().orElse("").contains("@acme"));
    assertThat(rules.answers(said(Kind.POST, "Cold, @acme"))).isTrue();
    assertThat(rules.answers(said(Kind.POST, "Cold"))).isFalse();
    assertThat(rules.answers(said(Kind.COMMENT, "Cold, @acme"))).isFalse();
    assertThat(rules.broken("eleven signs")).contains("an answer has at most 10 signs there: 12");
  }

  private static Mention said(Kind kind, String text) {
    return Mention.said("s", "a", "1", kind)
        .text(text)
        .collected(Instant.EPOCH, List.of(), false, false);
  }
}
