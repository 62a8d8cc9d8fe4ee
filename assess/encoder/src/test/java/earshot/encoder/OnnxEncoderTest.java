package earshot.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.sentiment.SentenceEncoder;
import earshot.assess.sentiment.SentimentModel;
import earshot.assess.sentiment.SentimentScore;
import earshot.mention.Label;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxEncoderTest {
  private static final String HARD = "could not have asked for more from the team";

  private static SentenceEncoder encoder;

  @BeforeAll
  static void load() {
    encoder = SentenceEncoder.found().orElseThrow();
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  @Test
  void eachPieceHasAState() {
    assertThat(encoder.pieces()).containsEntry("[CLS]", 101).containsEntry("[SEP]", 102);
    assertThat(encoder.states(new int[] {101, 2204, 102})).hasSize(3 * encoder.width());
  }

  @Test
  void whatWordsDoNotTellIsRead() throws IOException {
    SentimentModel words = SentimentModel.shipped();
    SentimentModel both = words.with(encoder);
    assertThat(words.classify(HARD, Optional.of("en")).label()).isNotEqualTo(Label.POSITIVE);
    assertThat(both.classify(HARD, Optional.of("en")).label()).isEqualTo(Label.POSITIVE);
    assertThat(both.name()).startsWith(words.name() + "+sentence-1-");
  }

  @Test
  void manyMayAskAtOnce() throws IOException {
    SentimentModel both = SentimentModel.shipped().with(encoder);
    SentimentScore alone = both.classify(HARD, Optional.of("en"));
    List<SentimentScore> together =
        Stream.generate(() -> HARD)
            .limit(64)
            .parallel()
            .map(text -> both.classify(text, Optional.of("en")))
            .toList();
    assertThat(together).containsOnly(alone);
  }
}
