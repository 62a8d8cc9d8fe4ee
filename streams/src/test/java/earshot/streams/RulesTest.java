package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.Terms;
import earshot.assess.rule.Backtest;
import earshot.assess.rule.CoverageBook;
import earshot.assess.rule.Hindsight;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Sensitivity;
import earshot.assess.rule.Signal;
import earshot.assess.rule.Trigger;
import earshot.mention.Coverage;
import earshot.mention.Draft;
import earshot.mention.Episode;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Rating;
import earshot.mention.Reply;
import earshot.mention.Sentiment;
import earshot.mention.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path state;
  private TopologyTestDriver driver;
  private TestOutputTopic<String, byte[]> episodes;
  private Instant now = NOON;

  @BeforeEach
  void start() {
    Properties config = new Properties();
    config.put("state.dir", state.toString());
    config.put("application.id", "rules");
    MentionTopology topology =
        new MentionTopology(
            new Conclusions(m -> Optional.of("en"), RulesTest::feel, Terms::of),
            QueryBrands::new,
            StageMeter.off(),
            Runnable::run);
    driver = new TopologyTestDriver(topology.get(), config);
    episodes =
        driver.createOutputTopic(
            Topics.EPISODES.name(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void everyMatchIsACauseOfItsOwn() {
    rule(Rule.each("angry review", "sentiment:negative rating:<=2").telling("desk"));
    say("1", "bad coffee", 1);
    say("2", "bad tea", 2);
    say("3", "lovely tea", 5);

    List<Episode> told = told();
    assertThat(told).extracting(Episode::cause).containsExactly(id("1"), id("2"));
    assertThat(told).extracting(Episode::state).containsOnly(Episode.State.OPEN);
    assertThat(told.get(0).receivers()).containsExactly("desk");
    assertThat(told.get(0).mentions()).containsExactly(said("1").mention().id());
    assertThat(told.get(0).openedAt()).isEqualTo(NOON);
  }

  @Test
  void anEditedReviewUpdatesItsEpisodeAndIsNotToldAgain() {
    rule(Rule.each("angry review", "rating:<=2"));
    say("1", "bad coffee", 2);
    say("1", "they made good for it", 5);
    say("1", "no they did not, bad", 1);

    List<Episode> told = told();
    assertThat(told).extracting(Episode::id).hasSize(3).containsOnly(told.get(0).id());
    assertThat(told)
        .extracting(Episode::state)
        .containsExactly(Episode.State.OPEN, Episode.State.CLOSED, Episode.State.OPEN);
    assertThat(told).extracting(Episode::step).containsOnly(1);
  }

  @Test
  void anEpisodeKeepsWhatItsRuleAskedThen() {
    Rule before = Rule.each("angry review", "rating:<=2");
    Rule after = Rule.each("angry review", "rating:<=1");
    rule(before);
    say("1", "bad coffee", 1);
    rule(after);
    say("2", "bad tea", 1);

    assertThat(told().stream().flatMap(told -> told.ruleVersion().stream()))
        .containsExactly(before.print(), after.print());
    assertThat(before.print()).isNotEqualTo(after.print());
  }

  /** Nobody need escalate what is answered; that it is over is told nobody. */
  @Test
  void anAnswerClosesTheEpisodeOfItsMention() {
    rule(Rule.each("angry review", "rating:<=2"));
    say("1", "bad coffee", 1);
    answer("1");
    answer("2");

    List<Episode> told = told();
    assertThat(told)
        .extracting(Episode::cause, Episode::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(id("1"), Episode.State.OPEN),
            org.assertj.core.groups.Tuple.tuple(id("1"), Episode.State.CLOSED),
            org.assertj.core.groups.Tuple.tuple(id("2"), Episode.State.OPEN));
    assertThat(told).extracting(Episode::step).containsOnly(1);
    assertThat(told.get(1).reason()).hasValue("somebody took care of it");
  }

  @Test
  void whatIsTakenBackClosesItsEpisode() {
    rule(Rule.each("angry review", "rating:<=2"));
    say("1", "bad coffee", 2);
    raw().pipeInput(id("1"), null, now);

    assertThat(told()).last().extracting(Episode::state).isEqualTo(Episode.State.CLOSED);
  }

  @Test
  void whatIsOlderThanOurListeningRaisesNoAlert() {
    rule(Rule.each("angry review", "rating:<=2"));
    Draft old = said("1").text("bad").rating(new Rating(1, 1, 5)).publishedAt(NOON.minusSeconds(9));
    raw()
        .pipeInput(
            id("1"), MentionJson.write(old.collected(now, List.of("Acme"), false, true)), now);

    assertThat(told()).isEmpty();
  }

  @Test
  void aRuleThatChangesCountsFromThenOnWithoutARestart() {
    say("1", "bad coffee", 1);
    rule(Rule.each("angry review", "rating:<=2"));
    say("2", "bad tea", 1);
    driver
        .createInputTopic(Topics.SETTINGS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("rule:angry review", null);
    say("3", "bad cake", 1);

    assertThat(told()).extracting(Episode::cause).containsExactly(id("2"));
  }

  @Test
  void workOnWhatWasSaidBeforeTheRuleWasMadeRaisesNoAlert() {
    say("1", "bad coffee", 1);
    now = now.plusSeconds(3600);
    rule(Rule.each("angry review", "rating:<=2"));
    edit("1", "bad coffee!", Optional.empty());
    assertThat(told()).isEmpty();
    edit("2", "never heard before", Optional.empty());
    assertThat(told()).extracting(Episode::cause).containsExactly(id("2"));
  }

  @Test
  void anEditAfterTheRuleWasMadeIsNews() {
    say("1", "bad coffee", 1);
    now = now.plusSeconds(3600);
    rule(Rule.each("angry review", "rating:<=2"));
    edit("1", "worse coffee", Optional.of(now));

    assertThat(told()).extracting(Episode::cause).containsExactly(id("1"));
  }

  private void edit(String id, String text, Optional<Instant> editedAt) {
    Draft draft = said(id).text(text).rating(new Rating(1, 1, 5)).editedAt(editedAt.orElse(null));
    Mention mention = draft.collected(NOON, List.of("Acme"), false, false);
    raw().pipeInput(mention.id().value(), MentionJson.write(mention), now);
  }

  @Test
  void aThresholdOpensOneEpisodeThatLastsAndEnds() {
    rule(Rule.of("surge", "bad", new Trigger.Threshold(3, Duration.ofHours(1))));
    IntStream.range(0, 5).forEach(i -> sayLater(Duration.ofMinutes(5), "a" + i));
    minutes(Duration.ofHours(3));

    List<Episode> told = told();
    assertThat(told).extracting(Episode::id).containsOnly(told.get(0).id());
    assertThat(told.get(0).openedAt()).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    assertThat(told.get(0).cause()).isEqualTo("Acme");
    assertThat(told.get(0).mentions()).hasSize(3);
    assertThat(told).last().extracting(Episode::state).isEqualTo(Episode.State.CLOSED);
    assertThat(told.getLast().figures().orElseThrow().peak()).isEqualTo(5);
  }

  @Test
  void aThresholdTooSpreadOutIsNotReached() {
    rule(Rule.of("surge", "bad", new Trigger.Threshold(3, Duration.ofHours(1))));
    IntStream.range(0, 5).forEach(i -> sayLater(Duration.ofMinutes(31), "a" + i));

    assertThat(told()).isEmpty();
  }

  @Test
  void aMentionThatNobodyAnswersInTimeIsToldWithoutANewRecord() {
    rule(Rule.of("late", "bad", new Trigger.Unanswered(Duration.ofHours(2))));
    say("1", "bad coffee", 1);
    minutes(Duration.ofMinutes(119));
    assertThat(told()).isEmpty();
    minutes(Duration.ofMinutes(2));

    assertThat(told()).extracting(Episode::cause).containsExactly(id("1"));
  }

  /** What is overdue when the rule is made is told, and what becomes overdue; each once. */
  @Test
  void aNewRuleTellsOfThoseWhoWaitAlready() {
    say("1", "bad coffee", 1);
    sayLater(Duration.ofHours(3), "2");
    sayLater(Duration.ofMinutes(1), "3");
    minutes(Duration.ofMinutes(1));
    Rule rule = Rule.of("late", "bad", new Trigger.Unanswered(Duration.ofHours(2)));
    rule(rule);
    Hindsight hindsight = new Hindsight(rule, now);
    assessed().forEach(mention -> hindsight.hear(mention.id(), Optional.of(mention)));
    List<Signal> learnt = hindsight.settle();
    answer("3"); // after it was read and before it is signalled
    signal(learnt);
    signal(learnt);
    assessed().forEach(mention -> hindsight.hear(mention.id(), Optional.of(mention)));
    signal(hindsight.settle());
    assertThat(told()).as("not before a minute is over").isEmpty();

    minutes(Duration.ofMinutes(1));
    assertThat(told()).extracting(Episode::cause).containsExactly(id("1"));
    minutes(Duration.ofHours(3));
    assertThat(told()).extracting(Episode::cause).containsExactly(id("2"));
  }

  @Test
  void whatWasLearntOfAndIsAnsweredIsNotToldOrIsOver() {
    say("1", "bad coffee", 1);
    minutes(Duration.ofHours(3));
    say("2", "bad coffee", 1);
    Rule rule = Rule.of("late", "bad", new Trigger.Unanswered(Duration.ofHours(2)));
    now = now.plusSeconds(1);
    rule(rule);
    Hindsight hindsight = new Hindsight(rule, now);
    assessed().forEach(mention -> hindsight.hear(mention.id(), Optional.of(mention)));
    signal(hindsight.settle());
    minutes(Duration.ofMinutes(2));
    answer("1");
    answer("2");
    minutes(Duration.ofHours(5));

    assertThat(told())
        .extracting(Episode::cause, Episode::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(id("1"), Episode.State.OPEN),
            org.assertj.core.groups.Tuple.tuple(id("1"), Episode.State.CLOSED));
  }

  @Test
  void whatWasLearntOfAndIsGoneIsNotTold() {
    say("1", "bad coffee", 1);
    now = now.plusSeconds(1);
    Rule rule = Rule.of("late", "bad", new Trigger.Unanswered(Duration.ofHours(2)));
    rule(rule);
    Hindsight hindsight = new Hindsight(rule, now);
    assessed().forEach(mention -> hindsight.hear(mention.id(), Optional.of(mention)));
    signal(hindsight.settle());
    raw().pipeInput(id("1"), null, now);
    minutes(Duration.ofHours(5));

    assertThat(told()).isEmpty();
  }

  private void answer(String id) {
    Mention mention =
        said(id)
            .text("bad coffee")
            .rating(new Rating(1, 1, 5))
            .reply(new Reply("Sorry", Optional.of(now), Optional.empty()))
            .collected(NOON, List.of("Acme"), false, false);
    raw().pipeInput(mention.id().value(), MentionJson.write(mention), now);
  }

  private void signal(List<Signal> signals) {
    TestInputTopic<String, byte[]> topic =
        driver.createInputTopic(
            Topics.SIGNALS.name(), new StringSerializer(), new ByteArraySerializer());
    signals.forEach(each -> topic.pipeInput(each.series().key(), MentionJson.write(each), now));
  }

  @Test
  void aFeedThatIsNotHeardAnyMoreIsToldOnceAndWhenItIsHeardAgain() {
    Rule rule =
        new Rule(
            "silence",
            Optional.empty(),
            new Trigger.Silent(Duration.ofHours(6)),
            List.of(),
            Duration.ZERO,
            Optional.empty(),
            Optional.empty());
    rule(rule);
    heard(NOON, Optional.empty());
    minutes(Duration.ofHours(7));
    heard(now, Optional.empty());
    minutes(Duration.ofMinutes(10));

    assertThat(told())
        .extracting(Episode::cause, Episode::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("feed-1", Episode.State.OPEN),
            org.assertj.core.groups.Tuple.tuple("feed-1", Episode.State.CLOSED));
  }

  @Test
  void aBacktestFindsExactlyWhatTheFlowFound() {
    List<Rule> rules =
        Stream.of(
                new Trigger.Each(),
                new Trigger.Threshold(20, Duration.ofHours(1)),
                new Trigger.Spike(
                    Duration.ofMinutes(30), Duration.ofHours(6), "robust", Sensitivity.NORMAL, 5),
                new Trigger.Rating(0.4, Duration.ofHours(1), Duration.ofHours(6), 5),
                new Trigger.Unanswered(Duration.ofMinutes(90)))
            .map(trigger -> Rule.of(trigger.getClass().getSimpleName(), "bad", trigger))
            .toList();
    rules.forEach(this::rule);
    Random random = new Random(7);
    for (int minute = 0; minute < 12 * 60; minute++) {
      minutes(Duration.ofMinutes(1));
      double often = minute > 500 && minute < 560 ? 0.9 : 0.2;
      if (random.nextDouble() < often) {
        now = now.plusMillis(1 + random.nextInt(30_000));
        say(
            "m" + minute,
            random.nextInt(4) > 0 ? "bad coffee" : "fine",
            1 + random.nextInt(minute > 500 ? 3 : 5));
        now = now.truncatedTo(ChronoUnit.MINUTES);
      }
    }
    List<Episode> told = told();
    List<Mention> assessed = assessed();
    for (Rule rule : rules) {
      Map<String, Episode> live = new TreeMap<>();
      told.stream()
          .filter(episode -> episode.rule().equals(rule.name()))
          .forEach(episode -> live.put(episode.id(), episode));
      Map<String, Episode> tried = new TreeMap<>();
      new Backtest(rule)
          .read(assessed.stream())
          .run(new CoverageBook(), NOON, now)
          .forEach(episode -> tried.put(episode.id(), episode));
      assertThat(tried).as(rule.name()).isNotEmpty().isEqualTo(live);
    }
  }

  private List<Mention> assessed() {
    return driver
        .createOutputTopic(
            Topics.MENTIONS.name(), new StringDeserializer(), new ByteArrayDeserializer())
        .readValuesToList()
        .stream()
        .map(RulesTest::mention)
        .toList();
  }

  private static Mention mention(byte[] json) {
    try {
      return MentionJson.read(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heard(Instant at, Optional<String> problem) {
    Coverage coverage =
        new Coverage(
            "feed-1",
            "yelp",
            "acme",
            List.of("Acme"),
            "complete",
            List.of(),
            List.of(),
            0,
            0,
            0,
            Optional.of(at),
            Optional.of(at),
            Optional.of(at.plusSeconds(600)),
            problem,
            Optional.empty());
    driver
        .createInputTopic(Topics.COVERAGE.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("feed-1", MentionJson.write(coverage));
  }

  private void rule(Rule rule) {
    driver
        .createInputTopic(Topics.SETTINGS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("rule:" + rule.name(), MentionJson.write(rule), now);
  }

  private void sayLater(Duration later, String id) {
    minutes(later);
    say(id, "bad coffee", 1);
  }

  private void say(String id, String text, int stars) {
    Mention mention =
        said(id)
            .text(text)
            .rating(new Rating(stars, 1, 5))
            .collected(now, List.of("Acme"), false, false);
    raw().pipeInput(mention.id().value(), MentionJson.write(mention), now);
  }

  private void minutes(Duration span) {
    TestInputTopic<String, byte[]> ticks =
        driver.createInputTopic(
            Topics.TICKS.name(), new StringSerializer(), new ByteArraySerializer());
    for (Instant end = now.plus(span); now.isBefore(end); ) {
      now = now.plusSeconds(60);
      ticks.pipeInput(now.toString(), new byte[0], now);
    }
  }

  private TestInputTopic<String, byte[]> raw() {
    return driver.createInputTopic(
        Topics.RAW.name(), new StringSerializer(), new ByteArraySerializer());
  }

  private List<Episode> told() {
    return episodes.readValuesToList().stream().map(RulesTest::episode).toList();
  }

  private static Episode episode(byte[] json) {
    try {
      return MentionJson.read(json, Episode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Draft said(String id) {
    return Mention.said("town", "square", id, Kind.REVIEW);
  }

  private static String id(String id) {
    return said(id).mention().id().value();
  }

  private static Sentiment feel(Mention mention) {
    Label label = mention.words().contains("bad") ? Label.NEGATIVE : Label.POSITIVE;
    return new Sentiment(label, 0.9, false, "test");
  }
}
