package earshot.assess.match;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.query.Query;
import earshot.mention.Act;
import earshot.mention.Deed;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Sentiment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchableMentionTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void complaintsAreSaidToTheBrandAndNotAboutIt() {
    Mention own = heard(said(Kind.REVIEW, Label.NEGATIVE, "It broke."), false);
    Mention about = heard(said(Kind.POST, Label.NEGATIVE, "My Acme broke."), true);
    Mention named = heard(said(Kind.POST, Label.NEGATIVE, "@acme it broke."), true);
    Mention praise = heard(said(Kind.REVIEW, Label.POSITIVE, "@acme thanks"), false);

    assertThat(List.of(own, about, named, praise))
        .extracting(mention -> fits("is:complaint", mention))
        .containsExactly(true, false, true, false);
  }

  @Test
  void whoSaysSomethingToTheBrandAloneNeedNotAsk() {
    assertThat(fits("is:question", said(Kind.MESSAGE, Label.POSITIVE, "Thanks!").mention()))
        .isFalse();
    assertThat(fits("is:question", said(Kind.MESSAGE, Label.POSITIVE, "Thanks! Open?").mention()))
        .isTrue();
    assertThat(fits("is:question", said(Kind.QUESTION, Label.NEUTRAL, "Sunday").mention()))
        .isTrue();
  }

  @Test
  void notesOfTheTeamAreKnown() {
    Draft said = said(Kind.POST, Label.NEUTRAL, "Acme");
    Deed note =
        new Deed("c", Act.NOTE, Optional.of("call"), Optional.empty(), Optional.empty(), NOW, 2);

    assertThat(fits("has:note", said.mention())).isFalse();
    assertThat(fits("has:note", said.history(List.of(note)).mention())).isTrue();
  }

  private static boolean fits(String query, Mention mention) {
    return BruteMatcher.matches(Query.parse(query), MatchableMention.of(mention));
  }

  private static Mention heard(Draft draft, boolean byQuery) {
    return draft.collected(NOW, List.of("Acme"), byQuery, false);
  }

  private static Draft said(Kind kind, Label label, String text) {
    return Mention.said("s", "a", "1", kind)
        .text(text)
        .sentiment(new Sentiment(label, 0.9, false, "test"));
  }
}
