package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Act;
import earshot.mention.Forgotten;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Rating;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that have to go: deleted by a person, or when their time is over. */
class LeavingTest extends MentionFlowTest {
  @Test
  void whatAPersonDeletedLeavesEveryTopicAndStaysAway() throws IOException {
    Mention mention = assessed(said("1").text("bad coffee"));
    forget(mention.id());

    assertThat(mentions.readRecord())
        .satisfies(
            gone -> {
              assertThat(gone.value()).isNull();
              assertThat(ByteBuffer.wrap(gone.headers().lastHeader("version").value()).getLong())
                  .isEqualTo(2);
            });
    assertThat(contacts.readRecord().value()).isNull();
    assertThat(rawAgain.readKeyValuesToList())
        .last()
        .satisfies(kv -> assertThat(kv.value).isNull());
    assertThat(driver.getKeyValueStore("work").get(mention.id().value())).isNull();
    assertThat(MentionJson.read(forgotten.readValue(), Forgotten.class))
        .isEqualTo(new Forgotten(mention.id(), 2));

    say(said("1").text("bad coffee"));
    say(said("1").text("bad coffee, and cold"));
    takeBack("1");

    assertThat(mentions.readValuesToList()).isNotEmpty().containsOnlyNulls();
    assertThat(rawAgain.readValuesToList()).hasSize(2).containsOnlyNulls();
    assertThat(rejected.isEmpty()).isTrue();
  }

  @Test
  void whatWasDeletedBeforeItCameStaysAwayToo() {
    forget(said("1").id());
    say(said("1").text("bad coffee"));

    assertThat(mentions.readValuesToList()).isNotEmpty().containsOnlyNulls();
  }

  @Test
  void aTextLeavesWhenItsTimeHasComeAndTheCountsStay() throws IOException {
    Mention first =
        assessed(
            said("1")
                .text("bad coffee")
                .author("Ani", "@ani", null)
                .rating(Rating.stars(2))
                .until(NOON.plusSeconds(600)));
    Mention done = commanded(first, Act.NOTE, "called them");
    assessed(said("2").text("bad tea"));
    tick(NOON.plusSeconds(599));
    assertThat(mentions.isEmpty()).isTrue();
    tick(NOON.plusSeconds(600));

    byte[] value = mentions.readValue();
    Mention left = MentionJson.read(value);
    assertThat(left.id()).isEqualTo(first.id());
    assertThat(left.version()).isEqualTo(3);
    assertThat(left.rating()).isEqualTo(first.rating());
    assertThat(left.sentiment()).isEqualTo(first.sentiment());
    assertThat(left.history()).isEqualTo(done.history());
    String raw = new String(rawAgain.readValue(), StandardCharsets.UTF_8);
    for (String published : List.of(raw, new String(value, StandardCharsets.UTF_8))) {
      assertThat(published).doesNotContain("bad coffee").doesNotContain("ani");
    }
    assertThat(contacts.readRecord().value()).as("whom to answer leaves with it").isNull();
    assertThat(mentions.isEmpty()).as("what stayed is no news").isTrue();

    tick(NOON.plusSeconds(6000));
    assertThat(mentions.isEmpty()).isTrue();
    assertThat(commanded(left, Act.STATUS, "done").history()).hasSize(2);
  }

  @Test
  void whatWasEditedOrDeletedMeanwhileLeavesAsItIsThen() throws IOException {
    assessed(said("1").text("bad coffee").rating(Rating.stars(2)).until(NOON.plusSeconds(60)));
    assessed(said("1").text("fine").rating(Rating.stars(5)).until(NOON.plusSeconds(90)));
    Mention gone = assessed(said("2").text("bad tea").until(NOON.plusSeconds(60)));
    forget(gone.id());
    mentions.readValuesToList();
    tick(NOON.plusSeconds(60));
    assertThat(mentions.isEmpty()).isTrue();
    tick(NOON.plusSeconds(120));

    assertThat(MentionJson.read(mentions.readValue()).rating()).contains(Rating.stars(5));
    assertThat(mentions.isEmpty()).isTrue();
    Mention again = assessed(said("1").text("awful").until(NOON.plusSeconds(900)));
    assertThat(again.text()).contains("awful");
    assertThat(again.version()).isEqualTo(4);
  }
}
