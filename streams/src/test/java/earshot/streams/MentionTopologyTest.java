package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Brand;
import earshot.mention.Draft;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Queue;
import earshot.mention.Rating;
import earshot.mention.Rejected;
import earshot.mention.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class MentionTopologyTest extends MentionFlowTest {
  @Test
  void everyMentionIsAssessedAndNumbered() throws IOException {
    say(said("1").text("bad coffee"));

    Mention assessed = MentionJson.read(mentions.readValue());
    assertThat(assessed.version()).isEqualTo(1);
    assertThat(assessed.language()).contains("en");
    assertThat(assessed.sentiment().orElseThrow().label()).isEqualTo(Label.NEGATIVE);
    assertThat(assessed.priority().orElseThrow().queue()).isEqualTo(Queue.ANSWER);
    assertThat(assessed.priority().orElseThrow().terms()).containsKey("feeling");
  }

  @Test
  void theSameThingPassesOnceAndAnEditIsANewVersion() throws IOException {
    say(said("1").text("fine"));
    say(said("1").text("fine").engagement(9L, null, null));
    say(said("1").text("awful"));
    say(said("2").text("fine"));

    assertThat(mentions.readValuesToList())
        .extracting(this::versionAndText)
        .containsExactly("1 fine", "2 awful", "1 fine");
  }

  @Test
  void goneLeavesATombstoneThatIsAVersionToo() {
    say(said("1").text("fine"));
    say(said("1").text("awful"));
    takeBack("1");
    takeBack("1");
    takeBack("never seen");

    List<TestRecord<String, byte[]>> all = mentions.readRecordsToList();
    assertThat(all).hasSize(3);
    assertThat(all.get(2).value()).isNull();
    assertThat(ByteBuffer.wrap(all.get(2).headers().lastHeader("version").value()).getLong())
        .isEqualTo(3);
  }

  @Test
  void aRecordThatLacksItsIdIsSetAsideAndTheFlowGoesOn() throws IOException {
    raw.pipeInput(
        "s-x", "{\"source\": \"s\", \"nativeId\": \"1\"}".getBytes(StandardCharsets.UTF_8));
    say(said("1").text("fine"));

    assertThat(MentionJson.read(rejected.readValue(), Rejected.class).why()).contains("needs id");
    assertThat(mentions.readValuesToList()).hasSize(1);
  }

  @Test
  void whatIsSaidAgainAfterItWasGoneComesBackAsTheNextVersion() {
    say(said("1").text("fine"));
    takeBack("1");
    say(said("1").text("fine"));

    assertThat(mentions.readValuesToList())
        .extracting(v -> v == null ? "gone" : versionAndText(v))
        .containsExactly("1 fine", "gone", "3 fine");
  }

  @Test
  void aChangeOfWordsIsAnEditWherePlacesTellNone() throws IOException {
    Instant later = NOON.plusSeconds(3600);
    say(said("1").text("cold").rating(new Rating(1, 1, 5)));
    assertThat(MentionJson.read(mentions.readValue()).editedAt()).isEmpty();
    say(said("1").text("cold").rating(new Rating(5, 1, 5)), later, List.of("Acme"), false, false);
    assertThat(MentionJson.read(mentions.readValue()).editedAt()).contains(later);

    say(
        said("1").text("cold").rating(new Rating(5, 1, 5)).reply(Reply.shown("Thanks!", null)),
        later.plusSeconds(60),
        List.of("Acme"),
        false,
        false);
    assertThat(MentionJson.read(mentions.readValue()).editedAt())
        .as("an answer is no edit, and takes none back")
        .contains(later);
  }

  @Test
  void anAnswerIsNoEditAndThePlaceKnowsBetter() throws IOException {
    say(said("1").text("cold"));
    say(said("1").text("cold").reply(Reply.shown("Sorry!", null)));
    say(said("1").text("warm").editedAt(NOON.minusSeconds(60)));

    List<Mention> versions = read(mentions.readValuesToList());
    assertThat(versions.get(1).editedAt()).isEmpty();
    assertThat(versions.get(2).editedAt()).contains(NOON.minusSeconds(60));
  }

  private static List<Mention> read(List<byte[]> values) throws IOException {
    List<Mention> read = new ArrayList<>();
    for (byte[] value : values) {
      read.add(MentionJson.read(value));
    }
    return read;
  }

  @Test
  void whenItWasFirstSeenStays() throws IOException {
    say(said("1").text("fine"), NOON, List.of("Acme"), false, true);
    say(said("1").text("awful"), NOON.plusSeconds(99), List.of("Acme"), false, false);

    mentions.readValue();
    Mention second = MentionJson.read(mentions.readValue());
    assertThat(second.collectedAt()).isEqualTo(NOON);
    assertThat(second.backfilled()).isTrue();
  }

  @Test
  void aPlaceOfTwoBrandsGivesOneMentionOfBoth() throws IOException {
    say(said("1").text("fine"), NOON, List.of("Acme"), false, false);
    say(said("1").text("fine"), NOON, List.of("Bolt"), false, false);
    say(said("1").text("fine"), NOON, List.of("Acme"), false, false);

    List<byte[]> all = mentions.readValuesToList();
    assertThat(all).hasSize(2);
    assertThat(MentionJson.read(all.get(1)).brands()).containsExactly("Acme", "Bolt");
  }

  @Test
  void aSearchingSourceCountsOnlyWhereAQueryMatches() throws IOException {
    brand("Acme", "coffee");
    say(said("1").text("good coffee"), NOON, List.of("Acme"), true, false);
    say(said("2").text("good tea"), NOON, List.of("Acme"), true, false);

    assertThat(mentions.readValuesToList())
        .extracting(this::versionAndText)
        .containsExactly("1 good coffee");
  }

  @Test
  void anEditThatNoQueryWantsAnyMoreTakesTheMentionBack() {
    brand("Acme", "coffee");
    say(said("1").text("good coffee"), NOON, List.of("Acme"), true, false);
    say(said("1").text("good tea"), NOON, List.of("Acme"), true, false);
    say(said("1").text("good coffee after all"), NOON, List.of("Acme"), true, false);

    assertThat(mentions.readValuesToList())
        .extracting(v -> v == null ? "gone" : versionAndText(v))
        .first()
        .isEqualTo("1 good coffee");
    assertThat(driver.getKeyValueStore("known").get(said("1").id().value())).isNotNull();
  }

  @Test
  void queriesChangeWhileTheFlowRuns() throws IOException {
    say(said("1").text("coffee"), NOON, List.of(), true, false);
    brand("Acme", "coffee");
    say(said("2").text("coffee"), NOON, List.of(), true, false);
    settings.pipeInput("brand:Acme", null);
    say(said("3").text("coffee"), NOON, List.of(), true, false);

    List<byte[]> all = mentions.readValuesToList();
    assertThat(all).hasSize(1);
    assertThat(MentionJson.read(all.get(0)).nativeId()).isEqualTo("2");
  }

  @Test
  void whatMatchedIsNotedAsItAsked() throws IOException {
    String first = "coffee OR #coffee";
    String second = "coffee OR tea";
    brand("Acme", first);
    brand("Bolt", "\"bad coffee\"");
    say(said("1").text("bad coffee"), NOON, List.of(), true, false);
    brand("Acme", second);
    say(said("2").text("fine tea"));
    brand("Acme", "coffee AND )");
    say(said("1").text("coffee, after all"), NOON, List.of(), true, false);
    say(said("3").text("fine"));

    assertThat(mentions.readValuesToList())
        .extracting(v -> MentionJson.read(v).matched().orElseThrow())
        .containsExactly(
            Map.of("Acme", Brand.version(first), "Bolt", Brand.version("\"bad coffee\"")),
            Map.of("Acme", Brand.version(second)),
            Map.of("Acme", Brand.version(second)),
            Map.of());
  }

  @Test
  void aBrandThatAsksNoMoreMatchesNothing() throws IOException {
    brand("Acme", "coffee");
    brand("Acme", "tea");
    settings.pipeInput("brand:Acme", MentionJson.write(new Brand("Acme", Optional.empty())));
    say(said("1").text("coffee, tea"));

    assertThat(MentionJson.read(mentions.readValue()).matched()).contains(Map.of());
  }

  @Test
  void whatCannotBeReadIsKeptWithItsReasonAndTheRestGoesOn() throws IOException {
    raw.pipeInput("k1", "<html>".getBytes(StandardCharsets.UTF_8));
    raw.pipeInput("k2", MentionJson.write(said("1").text("x").mention()));
    say(said("9").text("explode"));
    say(said("2").text("fine"));

    assertThat(mentions.readValuesToList())
        .extracting(this::versionAndText)
        .containsExactly("1 fine");
    assertThat(rejected.readValuesToList())
        .extracting(v -> MentionJson.read(v, Rejected.class).why())
        .satisfiesExactly(
            why -> assertThat(why).startsWith("not a mention: "),
            why -> assertThat(why).startsWith("the key is k2 but the mention is s-"),
            why -> assertThat(why).contains("sentiment failed").contains("cannot feel"));
  }

  @Test
  void anyOrderOfIdsAndAnyReplayGivesTheSameMentions() {
    List<Draft> history = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      history.add(said("" + i).text("text " + i));
    }
    history.forEach(this::say);
    Map<String, String> first = latest();
    Collections.shuffle(history, new Random(7));
    history.forEach(this::say);

    assertThat(latest()).isEmpty();
    driver.close();
    start();
    history.forEach(this::say);
    assertThat(latest()).isEqualTo(first);
  }

  @Test
  void everyOperatorAndStoreHasAName() {
    Matcher generated =
        Pattern.compile("(KSTREAM|KTABLE|STATE-STORE)-[A-Z-]*\\d{10}")
            .matcher(topology().get().describe().toString());

    assertThat(generated.find())
        .as("a generated name changes with the topology: give the operator a Named")
        .isFalse();
  }
}
