package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LexiconsTest {
  private static final Lexicons LISTS =
      new Lexicons(Map.of("en", list(Map.of("good", 3f, "bad", -3f, "great", 4f))));

  private static Lexicon list(Map<String, Float> words) {
    Map<Integer, Float> hashes = new HashMap<>();
    words.forEach(
        (word, value) -> hashes.put(Lexicon.hash(TextReader.read(word), 0, false), value));
    return Lexicon.of(hashes);
  }

  private static LexiconSums sums(String text) {
    return LISTS.sums(TextReader.read(text), "en");
  }

  @Test
  void wordsAddUp() {
    assertThat(sums("good and great, not so bad")).isEqualTo(new LexiconSums(3, 9, 8, 0, 2, 4));
  }

  @Test
  void negationTurnsThreeWordsAndEndsAtAMark() {
    assertThat(sums("not good").total()).isEqualTo(-2);
    assertThat(sums("not at all good").total()).isEqualTo(-2);
    assertThat(sums("not what I had hoped, good").total()).isEqualTo(3);
    assertThat(sums("no. good").total()).isEqualTo(3);
  }

  @Test
  void aNegatingCopulaTurnsTheWordBeforeIt() {
    Lexicons lists = new Lexicons(Map.of("hy", list(Map.of("lav", 3f, "sar", -3f))));
    Function<String, LexiconSums> sums =
        said -> lists.sums(TextReader.read(FeatureExtractor.view(said, "hy")), "hy");

    assertThat(sums.apply("լավ չէ")).isEqualTo(new LexiconSums(1, -2, 0, -2, -2, -2));
    assertThat(sums.apply("սառը չէր").total()).isEqualTo(2);
    assertThat(sums.apply("լավ, սա չէ").total()).isEqualTo(3);
    assertThat(sums.apply("լավ է, սառը չէ").total()).isEqualTo(5);
  }

  @Test
  void stretchedWordsAreFound() {
    assertThat(sums("baaaad").total()).isEqualTo(-3);
  }

  @Test
  void otherLanguagesHaveNoSums() {
    assertThat(LISTS.sums(TextReader.read("good"), "de")).isEqualTo(LexiconSums.NONE);
  }
}
