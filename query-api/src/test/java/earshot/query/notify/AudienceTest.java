package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.rule.Rule;
import earshot.assess.rule.Trigger;
import earshot.mention.Acknowledgement;
import earshot.mention.Episode;
import earshot.mention.MentionId;
import earshot.query.http.Alarms;
import earshot.query.http.Rulebook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private final Alarms alarms = new Alarms();
  private final Episode episode =
      Alarms.episode("e1", "angry", "each", "town-1", List.of(new MentionId("town-1")));
  private final Instant opened = episode.openedAt();

  private @Nullable Instant told = opened;

  private final Audience audience =
      new Audience(
          new Rulebook(
              new Rule(
                  "angry",
                  Optional.of("bad"),
                  new Trigger.Each(),
                  List.of("desk"),
                  Duration.ZERO,
                  Optional.empty(),
                  Optional.of(new Rule.Escalation(HALF_AN_HOUR, List.of("boss", "desk"))))),
          alarms,
          e -> Optional.ofNullable(told));

  @Test
  void itIsPassedOnWhenNobodyAcknowledgesItInTime() {
    assertThat(audience.of(episode, opened.plus(HALF_AN_HOUR).minusMillis(1)))
        .containsExactly("desk");
    assertThat(audience.of(episode, opened.plus(HALF_AN_HOUR))).containsExactly("desk", "boss");
  }

  @Test
  void itIsNotPassedOnWhenSomebodyDoes() {
    alarms.acknowledge(new Acknowledgement("e1", opened.plusSeconds(60), Optional.of("Ani")));

    assertThat(audience.of(episode, opened.plus(HALF_AN_HOUR))).containsExactly("desk");
  }

  @Test
  void ofARuleThatPassesNothingOnOnlyItsReceiversAreTold() {
    Audience plain =
        new Audience(new Rulebook(Rule.each("angry", "bad")), alarms, e -> Optional.of(opened));

    assertThat(plain.of(episode, opened.plus(Duration.ofDays(9)))).containsExactly("desk");
  }

  /** A rule that is new finds what began days ago; and in quiet hours nobody is told. */
  @Test
  void itIsNotPassedOnBeforeSomebodyHadTheTimeToAcknowledgeIt() {
    Instant morning = opened.plus(Duration.ofDays(3));
    told = null;
    assertThat(audience.of(episode, morning)).containsExactly("desk");
    told = morning;
    assertThat(audience.of(episode, morning.plus(HALF_AN_HOUR).minusMillis(1)))
        .containsExactly("desk");
    assertThat(audience.of(episode, morning.plus(HALF_AN_HOUR))).containsExactly("desk", "boss");
  }
}
