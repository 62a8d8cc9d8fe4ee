package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.priority.Weights;
import earshot.assess.rule.QuietHours;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Trigger;
import earshot.mention.Delivery;
import earshot.mention.Draft;
import earshot.mention.Episode;
import earshot.mention.Episode.Figures;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.query.Change;
import earshot.query.InMemoryMentionStore;
import earshot.query.Ranking;
import earshot.query.Said;
import earshot.query.Shelf;
import earshot.query.http.Alarms;
import earshot.query.http.Rulebook;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertLettersTest {
  private final Ranking ranking = new Ranking(Said.NOW, Weights.DEFAULT);
  private final InMemoryMentionStore store = new InMemoryMentionStore(() -> ranking);
  private final Shelf groups = new Shelf();
  private final Alarms alarms = new Alarms();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Draft> late = new ArrayList<>();
  private Instant now = Said.NOW;

  @Test
  void showsWhatMatchedWhyHowUrgentAndWhere() {
    rules.add(Rule.each("angry review", "terrible rating:<=2"));
    Draft review =
        Said.review(
                1,
                "word ".repeat(90) + "terrible coffee " + "more ".repeat(90),
                1,
                Duration.ofHours(3))
            .author("Bob", null, null, null)
            .url("https://reviews.example/1")
            .priority(Said.urgent(Map.of("stars", 1.0)));
    put(review);
    Message message = compose(episode("each", review), Locale.ENGLISH);

    assertThat(message.subject()).isEqualTo("Earshot: angry review (began)");
    assertThat(message.text())
        .contains("terrible coffee")
        .contains("terrible rating:<=2")
        .contains("App Store")
        .contains("stars +20")
        .contains("★ 1")
        .contains("Original: https://reviews.example/1")
        .contains("https://earshot.example/base/alerts#e1");
    assertThat(message.text().length()).isLessThan(900);
  }

  @ParameterizedTest
  @CsvSource({
    "en, What makes it urgent",
    "fa, دلیل فوریت",
    "hy, Ինչու է հրատապ",
    "ru, Почему срочно",
  })
  void speaksTheLanguageOfItsReceiver(String language, String words) {
    rules.add(Rule.each("angry review", "terrible"));
    Draft review =
        Said.review(1, "terrible", 1, Duration.ofHours(3))
            .priority(Said.urgent(Map.of("stars", 1.0)));
    put(review);

    assertThat(compose(episode("each", review), Locale.forLanguageTag(language)).text())
        .contains(words);
  }

  @Test
  void numbersAndCommasAreThoseOfTheLanguage() {
    rules.add(Rule.each("angry review", "terrible"));
    Draft review =
        Said.review(1, "terrible", 1, Duration.ofHours(30))
            .priority(Said.urgent(Map.of("stars", 1.0)));
    put(review);

    assertThat(compose(episode("each", review), Locale.forLanguageTag("fa")).text())
        .contains("★ ۱ · \u2068App Store\u2069 · ", "ستاره‌ها +۲۰، انتظار +۲۰");
  }

  @Test
  void whatPeopleWroteStaysInItsPlace() {
    rules.add(Rule.each("angry review", "rating:<=2"));
    Draft review = Said.review(1, "evil\u202e\ntwo\u2069lines <b>", 1, Duration.ofHours(3));
    put(review);

    assertThat(compose(episode("each", review), Locale.ENGLISH).text())
        .contains("\u2068evil twolines <b>\u2069");
  }

  @Test
  void aSpikeIsToldWithItsFigures() {
    rules.add(Rule.of("surge", "bad", new Trigger.Threshold(3, Duration.ofHours(24))));
    Figures figures = new Figures(30, Optional.of(10.04), 22, 31, Duration.ofHours(24));

    assertThat(compose(episode("spike", figures), Locale.ENGLISH).text())
        .contains("30 mentions within 24 hours, where 10 are usual; at most 31");
  }

  @Test
  void whatGoesOnSaysSinceWhen() {
    rules.add(Rule.of("surge", "bad", new Trigger.Threshold(3, Duration.ofHours(24))));
    Figures figures = new Figures(30, Optional.of(10.04), 22, 31, Duration.ofHours(24));
    Episode began = episode("spike", figures);
    Episode lasts = lasting(began, 1);
    Message message = compose(lasts, Locale.ENGLISH);

    assertThat(message.subject()).endsWith("(goes on)");
    assertThat(message.text()).contains("Going on since 3 Feb 2026, ");
    assertThat(MentionJson.MAPPER.valueToTree(message.data()).at("/episodes/0/change").asText())
        .as("who hears of it for the first time")
        .isEqualTo("opened");
  }

  @Test
  void aReminderSaysThatItLasts() {
    rules.add(Rule.of("surge", "bad", new Trigger.Threshold(3, Duration.ofHours(24))));
    Figures figures = new Figures(30, Optional.of(10.04), 22, 31, Duration.ofHours(24));
    Message message = compose(lasting(episode("spike", figures), 2), Locale.ENGLISH);

    assertThat(message.subject()).endsWith("(goes on)");
    assertThat(MentionJson.MAPPER.valueToTree(message.data()).at("/episodes/0/change").asText())
        .isEqualTo("lasts");
  }

  private static Episode lasting(Episode began, int step) {
    return new Episode(
        began.id(),
        began.rule(),
        began.kind(),
        began.cause(),
        Episode.State.ONGOING,
        step,
        Episode.Change.LASTS,
        Instant.parse("2026-02-03T04:05:00Z"),
        began.at(),
        Optional.empty(),
        began.figures(),
        began.mentions(),
        began.receivers(),
        began.reason());
  }

  @Test
  void aGroupIsToldInItsOwnWords() {
    Draft late =
        Said.review(1, "the parcel came late", 1, Duration.ofHours(3))
            .statements(Said.inGroup("the parcel came late", "group-1"));
    put(late);
    groups.put("group-1", late.mention());
    Figures figures = new Figures(12, Optional.of(2.0), 6, 12, Duration.ofHours(24));
    Message message = compose(episode("growth", figures), Locale.ENGLISH);

    assertThat(message.text())
        .contains("Acme: the parcel came late")
        .contains("12 mentions within 24 hours, where 2 are usual");
    assertThat(MentionJson.MAPPER.valueToTree(message.data()).at("/episodes/0/brand").asText())
        .isEqualTo("Acme");
  }

  @Test
  void waitsForTheIndexAMoment() {
    rules.add(Rule.each("angry review", "rating:<=2"));
    Draft review = Said.review(1, "slow index", 1, Duration.ofHours(3));
    late.add(review);

    assertThat(compose(episode("each", review), Locale.ENGLISH).text()).contains("slow index");
  }

  @Test
  void isSentWithoutWordsThatAreGone() {
    rules.add(Rule.each("angry review", "rating:<=2"));

    assertThat(
            compose(episode("each", Said.review(1, "x", 1, Duration.ZERO)), Locale.ENGLISH).text())
        .contains("not there any more");
    assertThat(now).isAfterOrEqualTo(Said.NOW.plusSeconds(10));
  }

  @Test
  void programsGetTheSameAsJson() throws Exception {
    rules.add(Rule.each("angry review", "rating:<=2"));
    Draft review = Said.review(1, "bad", 1, Duration.ofHours(3));
    put(review);
    Message message = compose(episode("each", review), Locale.ENGLISH);
    JsonNode data = MentionJson.MAPPER.readTree(MentionJson.write(message.data()));

    assertThat(data.at("/delivery").asText()).isEqualTo("d1");
    assertThat(data.at("/episodes/0/rule").asText()).isEqualTo("angry review");
    assertThat(data.at("/episodes/0/mentions/0/id").asText()).isEqualTo(review.id().value());
    assertThat(data.at("/episodes/0/mentions/0/excerpt").asText()).isEqualTo("bad");
  }

  @Test
  void aRepetitionSaysSo() {
    rules.add(Rule.each("angry review", "rating:<=2"));
    Draft review = Said.review(1, "bad", 1, Duration.ofHours(3));
    put(review);
    alarms.episodes.add(episode("each", review));

    assertThat(letters(Locale.ENGLISH).compose(delivery().repeated()).text())
        .startsWith("This may be a repetition");
  }

  @Test
  void quietHoursAreThoseOfTheRule() {
    QuietHours quiet = new QuietHours(LocalTime.of(11, 0), LocalTime.of(13, 0), ZoneOffset.UTC);
    rules.add(
        new Rule(
            "angry review",
            Optional.of("bad"),
            new Trigger.Each(),
            List.of(),
            Duration.ZERO,
            Optional.of(quiet),
            Optional.empty()));
    Episode episode = episode("each", Said.review(1, "bad", 1, Duration.ZERO));

    assertThat(letters(Locale.ENGLISH).mayBeTold(episode, Said.NOW)).isFalse();
    assertThat(letters(Locale.ENGLISH).mayBeTold(episode, Said.NOW.plusSeconds(3600))).isTrue();
  }

  private Message compose(Episode episode, Locale language) {
    alarms.episodes.add(episode);
    return letters(language).compose(delivery());
  }

  private static Delivery delivery() {
    return new Delivery(
        "d1",
        "desk",
        List.of(new Delivery.Item("e1", 1)),
        Delivery.State.SENDING,
        1,
        false,
        Said.NOW,
        Optional.empty());
  }

  private AlertLetters letters(Locale language) {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    return new AlertLetters(
        new AlertLetters.Sources(
            alarms,
            new Rulebook(rules),
            store,
            groups,
            at -> ranking,
            URI.create("https://earshot.example/base"),
            clock,
            this::pass),
        language);
  }

  private void pass(Duration span) {
    now = now.plus(span);
    late.forEach(this::put);
  }

  private void put(Draft draft) {
    store.apply(List.of(new Change.Put(draft.mention())));
  }

  private static Episode episode(String kind, Draft draft) {
    return episode(kind, draft.id(), Optional.empty());
  }

  private static Episode episode(String kind, Figures figures) {
    return episode(kind, new MentionId("town-1"), Optional.of(figures));
  }

  private static Episode episode(String kind, MentionId mention, Optional<Figures> figures) {
    return new Episode(
        "e1",
        kind.equals("each") ? "angry review" : "surge",
        kind,
        kind.equals("growth") ? "group-1" : figures.isPresent() ? "Acme" : mention.value(),
        Episode.State.OPEN,
        1,
        Episode.Change.OPENED,
        Said.NOW,
        Said.NOW,
        Optional.empty(),
        figures,
        List.of(mention),
        List.of("desk"),
        Optional.empty());
  }
}
