package earshot.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.fuzz.Fuzz;
import earshot.mention.Act;
import earshot.mention.Command;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/** Records on our topics that nobody of us wrote: the flow sets them aside and goes on. */
class ForeignRecordsFuzzTest extends MentionFlowTest {
  @Test
  void nothingThatIsSaidStopsTheFlow() {
    Fuzz.of(List.of(MentionJson.write(mention()), MentionJson.write(mention().toDraft().mention())))
        .bytes(
            input -> {
              raw.pipeInput(new TestRecord<>(mention().id().value(), input, NOON));
              drain();
            });
    say(said("after"));
    assertThat(mentions.readValuesToList()).hasSize(1);
  }

  @Test
  void nothingThatIsCommandedStopsTheFlow() {
    say(said("1"));
    Fuzz.of(List.of(MentionJson.write(command(Act.STATUS)), MentionJson.write(command(Act.NOTE))))
        .bytes(
            input -> {
              commands.pipeInput(new TestRecord<>(mention().id().value(), input, NOON));
              drain();
            });
  }

  @Test
  void noSettingStopsTheFlow() {
    Fuzz.of("{\"name\":\"Acme\",\"query\":\"coffee\"}", "{\"name\":\"angry\",\"when\":\"bad\"}")
        .bytes(
            input -> {
              settings.pipeInput(new TestRecord<>("brand:Acme", input, NOON));
              settings.pipeInput(new TestRecord<>("rule:angry", input, NOON));
              settings.pipeInput(new TestRecord<>(new String(input, UTF_8), input, NOON));
            });
  }

  private void drain() {
    mentions.readRecordsToList();
    rejected.readRecordsToList();
    rawAgain.readRecordsToList();
  }

  private static Mention mention() {
    return said("1").text("bad coffee").collected(NOON, List.of("Acme"), false, false);
  }

  private static Command command(Act act) {
    return new Command(
        "c1",
        mention().id(),
        act,
        Optional.of("done"),
        Optional.of("mara"),
        NOON,
        Optional.of(mention()),
        Optional.empty());
  }
}
