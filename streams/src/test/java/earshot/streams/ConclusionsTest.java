package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.Terms;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Sentiment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConclusionsTest {
  @Test
  void aMentionSaysByWhatItWasReadLast() {
    Mention said = Mention.said("feed", "", "1", Kind.POST).text("bad coffee").mention();

    Mention before = readBy("language-1-0a").withLanguage(said);
    Mention after = readBy("language-1-0b").withLanguage(before);

    assertThat(before.models()).containsExactly("language-1-0a");
    assertThat(after.models()).containsExactly("language-1-0b");
  }

  private static Conclusions readBy(String model) {
    return new Conclusions(
        mention -> Optional.empty(),
        mention -> new Sentiment(Label.NEGATIVE, 0.9, false, "test"),
        mention -> List.of(),
        Optional.empty(),
        Terms::of,
        List.of(model));
  }
}
