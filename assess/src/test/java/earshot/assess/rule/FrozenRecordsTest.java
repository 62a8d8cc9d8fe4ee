package earshot.assess.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import earshot.assess.priority.Weights;
import earshot.frozen.Frozen;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the first format wrote. */
class FrozenRecordsTest {
  private static Frozen of(String name) {
    return Frozen.of(FrozenRecordsTest.class, name);
  }

  @Test
  void rulesAndWeightsAreRead() {
    of("settings-rule").areRead(Rule.class);
    of("settings-priority").areRead(Weights.class);
  }

  @Test
  void whatRulesCountAndHearIsRead() {
    of("earshot-streams-watch-changelog").areRead(Head.class);
    of("earshot-streams-crowds-changelog").areRead(Crowd.class);
    of("signals").areRead(Signal.class);
  }

  @Test
  void whatMentionsMeetIsRead() throws IOException {
    for (byte[] line : of("earshot-streams-matched-changelog").lines()) {
      Map<String, Point> read =
          MentionJson.MAPPER.readValue(line, new TypeReference<Map<String, Point>>() {});
      assertThat(read.keySet())
          .isNotEmpty()
          .allSatisfy(key -> assertThat(Series.of(key).key()).isEqualTo(key));
      assertThat(MentionJson.MAPPER.readTree(MentionJson.write(read)))
          .isEqualTo(MentionJson.MAPPER.readTree(line));
    }
  }
}
