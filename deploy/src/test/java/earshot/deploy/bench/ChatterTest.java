package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Mention;
import earshot.mention.MentionJson;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChatterTest {
  private final Chatter chatter = new Chatter();

  @Test
  void theSameNumberIsAlwaysTheSameMention() {
    for (long number : new long[] {0, 1, 99, 123_456}) {
      assertThat(new Chatter().mention(number)).isEqualTo(chatter.mention(number));
    }
  }

  @Test
  void textsAndIdsDiffer() {
    Set<String> texts =
        LongStream.range(0, 5000).mapToObj(chatter::text).collect(Collectors.toSet());
    assertThat(texts).hasSize(5000);
    assertThat(LongStream.range(0, 5000).mapToObj(n -> chatter.mention(n).id()).distinct())
        .hasSize(5000);
  }

  @Test
  void anEditKeepsTheIdAndChangesTheText() {
    Mention edited = chatter.edited(7, 1);
    assertThat(edited.id()).isEqualTo(chatter.mention(7).id());
    assertThat(edited.contentHash()).isNotEqualTo(chatter.mention(7).contentHash());
  }

  @Test
  void aMentionTakesAboutSixHundredBytes() {
    double mean =
        LongStream.range(0, 5000)
            .mapToInt(n -> MentionJson.write(chatter.mention(n)).length)
            .average()
            .orElse(0);
    assertThat(mean).isBetween(500.0, 750.0);
  }

  @Test
  void manyLanguagesSpeak() {
    assertThat(
            LongStream.range(0, 500)
                .boxed()
                .flatMap(n -> chatter.mention(n).language().stream())
                .distinct())
        .containsExactlyInAnyOrder("en", "de", "fr", "es", "ru", "fa", "hy", "ar");
  }
}
