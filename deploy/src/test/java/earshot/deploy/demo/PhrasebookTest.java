package earshot.deploy.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasebookTest {
  private final Phrasebook book = Phrasebook.shared();

  @Test
  void overThreeHundredAndFiftyTextsAllDistinct() {
    assertThat(book.sayings()).hasSizeBetween(355, 390);
    assertThat(book.sayings()).extracting(Saying::text).doesNotHaveDuplicates();
  }

  @Test
  void fourLanguagesHaveAtLeastFortyTextsEach() {
    Map<String, Long> languages =
        book.sayings().stream().collect(groupingBy(Saying::language, counting()));
    assertThat(languages.keySet())
        .containsExactlyInAnyOrder("en", "fa", "hy", "ru", "ar", "hy-Latn", "fa-Latn");
    assertThat(List.of("en", "fa", "hy", "ru")).allMatch(language -> languages.get(language) >= 40);
  }

  @Test
  void everyChannelAndShopIsTalkedIn() {
    assertThat(book.sayings())
        .extracting(Saying::channel)
        .containsAll(EnumSet.allOf(Channel.class));
    assertThat(book.sayings()).extracting(Saying::shop).containsAll(EnumSet.allOf(Shop.class));
  }

  @ParameterizedTest
  @EnumSource(names = {"REDDIT", "LEMMY", "STACKEXCHANGE", "STEAM", "BLUESKY"})
  void placesWithoutAKeySpeakFourLanguages(Channel channel) {
    assertThat(book.sayings())
        .filteredOn(saying -> saying.channel() == channel)
        .extracting(Saying::language)
        .contains("en", "fa", "hy", "ru");
  }

  @Test
  void reviewsHaveStarsAndNothingElseHas() {
    Set<Channel> reviews = EnumSet.of(Channel.PAGE, Channel.APP_US, Channel.APP_AM, Channel.STEAM);
    assertThat(book.sayings())
        .allMatch(saying -> saying.stars().isPresent() == reviews.contains(saying.channel()));
  }

  @Test
  void starsAgreeWithTheMood() {
    assertThat(book.sayings())
        .filteredOn(saying -> saying.stars().isPresent())
        .allMatch(
            saying ->
                switch (saying.mood()) {
                  case GLAD -> saying.stars().getAsInt() >= 4;
                  case CALM -> saying.stars().getAsInt() == 3 || saying.stars().getAsInt() == 4;
                  case CROSS -> saying.stars().getAsInt() <= 2;
                });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fa", "hy", "ru", "ar", "hy-Latn", "fa-Latn"})
  void everyLanguageHasAllItNeeds(String language) {
    for (Saying.Mood mood : Saying.Mood.values()) {
      String kind = "edit-" + mood.name().toLowerCase(Locale.ROOT);
      assertThat(book.phrases(kind, language)).isNotEmpty();
    }
    assertThat(book.phrases("opening", language)).hasSizeGreaterThan(3);
    assertThat(book.phrases("closing", language))
        .as("the order number keeps texts apart")
        .allMatch(closing -> closing.contains("{order}"));
    assertThat(book.phrases("smalltalk", language)).isNotEmpty();
    assertThat(book.names("given", language)).hasSizeGreaterThan(5);
    assertThat(book.names("family", language)).hasSizeGreaterThan(5);
    assertThat(book.names("staff", language)).hasSizeGreaterThan(3);
  }

  @Test
  void persianIsWrittenWithPersianLettersAndArmenianWithArmenianSigns() {
    assertThat(joined("fa")).contains("\u200c").doesNotContain("ي", "ك");
    assertThat(joined("hy")).contains("։", "՞", "՜", "և");
  }

  @Test
  void similarThingsAreSaidInSeveralLanguages() {
    Map<String, Set<String>> languages =
        book.sayings().stream()
            .filter(saying -> saying.text().contains("{order}"))
            .collect(
                groupingBy(
                    saying -> saying.shop() + " " + saying.mood(),
                    Collectors.mapping(Saying::language, Collectors.toSet())));
    assertThat(languages.get("ZIPALOO CROSS")).contains("en", "fa", "hy", "ru", "ar");
  }

  @Test
  void aRowWithTooFewColumnsIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Saying.of(List.of("araxi", "page", "en")))
        .withMessageContaining("3 columns, not 7");
  }

  @Test
  void sixStarsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Saying.of(List.of("araxi", "page", "en", "glad", "6", "-", "Great")))
        .withMessageContaining("6 of 5 stars");
  }

  private String joined(String language) {
    return book.sayings().stream()
        .filter(saying -> saying.language().equals(language))
        .map(Saying::text)
        .collect(Collectors.joining("\n"));
  }
}
