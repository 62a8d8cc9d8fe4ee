package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.rule.Backtest;
import earshot.assess.rule.CoverageBook;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Trigger;
import earshot.mention.Episode;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules about groups, from the words of mentions to episodes. */
class GroupRulesTest {
  private static final Rule RULE =
      Rule.of("they agree", "parcel", new Trigger.NewGroup(3, Duration.ofDays(7)));

  @TempDir Path state;
  private GroupFlow flow;

  @BeforeEach
  void start() {
    flow = new GroupFlow(state);
  }

  @AfterEach
  void stop() {
    flow.close();
  }

  @Test
  void tellsOfAGroupThatIsNew() {
    flow.rule(RULE);
    threeParcels();
    flow.tick();

    List<Episode> told = told();
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().cause()).isEqualTo(flow.of("1").id());
    assertThat(told.getFirst().mentions())
        .containsExactlyInAnyOrder(
            GroupFlow.mention("1"), GroupFlow.mention("2"), GroupFlow.mention("3"));
  }

  @Test
  void aRuleThatIsMadeLaterLearnsOfTheGroupsThatThereAre() {
    threeParcels();
    flow.tick();
    flow.rule(RULE);
    flow.tick();
    assertThat(told()).isEmpty(); // it counts what is said from then on
    flow.say("4", "the parcel never came, nobody knows where the parcel is");
    flow.say("5", "my parcel never came and nobody knows where the parcel is");
    flow.say("6", "parcel never came, nobody there knows where the parcel is");
    flow.tick().tick();

    assertThat(told()).extracting(Episode::cause).containsExactly(flow.of("1").id());
  }

  @Test
  void historyFindsWhatTheFlowFound() throws IOException {
    flow.rule(RULE);
    threeParcels();
    flow.tick();
    Backtest backtest =
        new Backtest(RULE).grouped(flow.groups.values().stream()).read(flow.mentions().stream());
    List<Episode> found =
        backtest.run(
            new CoverageBook(),
            GroupFlow.NOON.minus(Duration.ofDays(1)),
            GroupFlow.NOON.plus(Duration.ofDays(1)));

    assertThat(found)
        .extracting(Episode::cause)
        .isEqualTo(told().stream().map(Episode::cause).toList());
  }

  private void threeParcels() {
    flow.say("1", "the parcel never came and nobody knows where it is");
    flow.say("2", "my parcel never came, nobody knows where it is");
    flow.say("3", "parcel never came and nobody there knows where it is");
    flow.say("4x", "the soup was cold and far too salty for me");
  }

  private List<Episode> told() {
    return flow.written(Topics.EPISODES.name()).stream().map(GroupRulesTest::read).toList();
  }

  private static Episode read(byte[] json) {
    try {
      return MentionJson.read(json, Episode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
