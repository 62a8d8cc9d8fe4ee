package earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionTest {
  @Test
  void theSameThingKeepsItsIdThroughAnEdit() {
    Mention before = said("7").text("fine").mention();
    Mention after = said("7").text("awful").mention();

    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.contentHash()).isNotEqualTo(before.contentHash());
  }

  @Test
  void countsAndTimesOfLookingAreNoNewVersion() {
    Mention quiet = said("7").text("fine").mention();
    Mention liked =
        said("7")
            .text("fine")
            .engagement(5L, 1L, null)
            .collected(Instant.EPOCH.plusSeconds(9), List.of("B"), true, true);

    assertThat(liked.contentHash()).isEqualTo(quiet.contentHash());
  }

  @Test
  void aChangeAtTheTimeOfSayingIsNoEdit() {
    Instant said = Instant.EPOCH.plusSeconds(9);
    Draft draft = said("7").text("fine").publishedAt(said);

    assertThat(draft.editedAt(said).mention().editedAt()).isEmpty();
    assertThat(draft.editedAt(said.plusSeconds(1)).mention().editedAt()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "Ani, @ani, Ani",
        "-, @ani, @ani",
        "-, did:web:ani.example, ani.example",
        "-, did:plc:ewvi7nxzyoun6zhxrhs64oiz, -",
        "Ani, did:plc:ewvi7nxzyoun6zhxrhs64oiz, Ani",
        "-, -, -"
      })
  void anAuthorIsCalledByWhatIsForPeople(
      @Nullable String name, @Nullable String handle, @Nullable String called) {
    Author author =
        new Author(
            Optional.ofNullable(name),
            Optional.ofNullable(handle),
            Optional.of("https://p.example"),
            Optional.empty());

    assertThat(author.called()).isEqualTo(Optional.ofNullable(called));
  }

  @Test
  void movingWordsBetweenTitleAndTextIsAnotherContent() {
    assertThat(said("7").title("a").text("b").mention().contentHash())
        .isNotEqualTo(said("7").text("ab").mention().contentHash());
  }

  @ParameterizedTest
  @CsvSource({"a,1,b,1", "a,1,a,2", "a1,1,a,11"})
  void anotherAccountOrNativeIdIsAnotherId(String account, String id, String account2, String id2) {
    assertThat(MentionId.of("s", account, id)).isNotEqualTo(MentionId.of("s", account2, id2));
  }

  @Test
  void idsAreSafeInLinks() {
    assertThat(MentionId.of("feed", "https://a.example/?x=1", "ид №1").value())
        .matches("feed-[a-z2-7]{24}");
  }

  @ParameterizedTest
  @CsvSource({"1,1,5,1", "5,1,5,5", "3,1,5,3", "0,0,10,1", "10,0,10,5", "97.7,0,100,4.908"})
  void ratingsMeetOnOneScale(double value, double min, double max, double stars) {
    assertThat(new Rating(value, min, max).outOfFive())
        .isCloseTo(stars, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void nonsenseIsRefusedAtBirth() {
    assertThatThrownBy(() -> new Rating(6, 1, 5)).hasMessageContaining("on its scale");
    assertThatThrownBy(() -> new Rating(Double.NaN, 1, 5)).hasMessageContaining("on its scale");
    assertThatThrownBy(() -> Mention.said("s", "a", " ", Kind.POST))
        .hasMessageContaining("has no id");
  }

  private static Draft said(String nativeId) {
    return Mention.said("s", "a", nativeId, Kind.POST);
  }
}
