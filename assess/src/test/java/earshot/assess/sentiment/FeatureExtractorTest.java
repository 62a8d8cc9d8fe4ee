package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FeatureExtractorTest {
  private final FeatureExtractor extractor = new FeatureExtractor(Lexicons.NONE);

  private Set<Integer> words(String text) {
    Features features = extractor.extract(text, "en");
    return Arrays.stream(features.hashes, 0, features.words).boxed().collect(Collectors.toSet());
  }

  /** What "sunny" gives behind a word, beside its pairs and threes. */
  private boolean same(String one, String other) {
    Set<Integer> shared = words(one);
    shared.retainAll(words(other));
    shared.removeAll(words("sunny"));
    return !shared.isEmpty();
  }

  @Test
  void aWordBehindANegationSpeaksAsNegated() {
    assertThat(same("never xx sunny", "not yy sunny")).isTrue();
    assertThat(same("often xx sunny", "not yy sunny")).isFalse();
  }

  @Test
  void aNegationEndsAtAMarkAndAfterFourWords() {
    assertThat(same("never ! sunny", "not yy sunny")).isFalse();
    assertThat(same("never a b c sunny", "not yy sunny")).isTrue();
    assertThat(same("never a b c d sunny", "not yy sunny")).isFalse();
  }

  @Test
  void threeWordsInARowSpeakTogether() {
    Set<Integer> shared = words("far too loud");
    shared.removeAll(words("far too much loud"));
    shared.removeAll(words("very too loud"));
    shared.removeAll(words("far so loud"));
    assertThat(shared).hasSize(1);
  }
}
