package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Act;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Removed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountGoneTest extends MentionFlowTest {
  private static final Instant LATER = NOON.plus(Duration.ofDays(3));

  private Removed told() throws IOException {
    byte[] value = removed.readValue();
    assertThat(new String(value, StandardCharsets.UTF_8)).doesNotContain("awful");
    return MentionJson.read(value, Removed.class);
  }

  private void gone(String nativeId) {
    raw.pipeInput(said(nativeId).id().value(), null, LATER);
  }

  @Test
  void whatItsPlaceTookAwayIsCountedOnceAndWithoutItsText() throws IOException {
    say(said("1").text("awful"));
    gone("1");
    gone("1");
    gone("never seen");

    assertThat(told())
        .isEqualTo(
            new Removed(said("1").id(), List.of("Acme"), NOON, LATER, Removed.By.PLACE, false));
    assertThat(removed.isEmpty()).isTrue();
  }

  @Test
  void whatAPersonDeletedIsCountedAsSuch() throws IOException {
    say(said("1").text("awful"));
    forget(said("1").id());
    say(said("1").text("awful"));

    assertThat(told().by()).isEqualTo(Removed.By.PERSON);
    assertThat(removed.isEmpty()).as("coming again it is refused, not removed anew").isTrue();
  }

  @Test
  void whatComesBackIsNotGone() {
    say(said("1").text("awful"));
    gone("1");
    say(said("1").text("awful"));
    say(said("1").text("awful indeed"));

    assertThat(removed.readKeyValuesToList())
        .extracting(kv -> kv.key + (kv.value == null ? " back" : " gone"))
        .containsExactly(said("1").id() + " gone", said("1").id() + " back");
  }

  @Test
  void itWasTheirsWhoseItWasAtLast() throws IOException {
    brand("Bolt", "awful");
    Mention both = assessed(said("1").text("awful"));
    commanded(both, Act.BRANDS, "Cargo");
    gone("1");

    assertThat(both.brands()).containsExactly("Acme", "Bolt");
    assertThat(told().brands()).containsExactly("Cargo");
  }

  @Test
  void anEditThatNamesTheBrandNoMoreTakesItAway() throws IOException {
    brand("Bolt", "awful");
    say(said("1").text("awful"), NOON, List.of(), true, false);
    say(said("1").text("fine"), LATER, List.of(), true, false);
    say(said("1").text("finer"), LATER, List.of(), true, false);

    assertThat(told().brands()).containsExactly("Bolt");
    assertThat(removed.readValuesToList()).as("it neither came back nor left anew").isEmpty();
  }

  @Test
  void whatNobodyWantedWasNeverThere() {
    brand("Bolt", "awful");
    say(said("1").text("fine"), NOON, List.of(), true, false);
    gone("1");

    assertThat(removed.isEmpty()).isTrue();
  }

  @Test
  void whatWasWrittenInPrivateIsMarked() throws IOException {
    say(Mention.said("s", "a", "1", Kind.MESSAGE).text("awful"));
    gone("1");

    assertThat(told().discreet()).isTrue();
  }
}
