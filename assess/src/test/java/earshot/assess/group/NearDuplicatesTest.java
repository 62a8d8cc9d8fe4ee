package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
  private static final String SAID =
      "the new roof of the station cafe leaks on rainy days and nobody mends it";

  private static int[] firsts(List<String> texts) {
    return NearDuplicates.firsts(
        texts.stream().map(NearDuplicates::shingles).toArray(long[][]::new));
  }

  @Test
  void repostsAreOne() {
    assertThat(
            firsts(
                List.of(
                    SAID,
                    "the station cafe has lovely cakes",
                    "RT @walker: The new roof of the station cafe LEAKS on rainy days and nobody mends it!",
                    SAID + " https://walks.example/1")))
        .containsExactly(0, 1, 0, 0);
  }

  @Test
  void whatSaysThatItIsARepostCountsForNothing() {
    String said = "Верните деньги за отменённый рейс в Ереван";
    assertThat(
            firsts(
                List.of(
                    said,
                    "RT @avia: " + said,
                    "Репост: " + said,
                    said + " via @avia",
                    "via " + said)))
        .containsOnly(0);
    assertThat(firsts(List.of("we flew via Tbilisi", "we flew Tbilisi"))).containsExactly(0, 1);
  }

  @Test
  void chainsAreOneWhereverTheyBegin() {
    String longer = SAID + " since march as we know";
    String longest = longer + " and we asked the owner about it";
    assertThat(firsts(List.of(SAID, longest))).containsExactly(0, 1);
    assertThat(firsts(List.of(SAID, longest, longer))).containsExactly(0, 0, 0);
  }

  @Test
  void sameWordsInAnotherOrderAreAnotherThing() {
    assertThat(firsts(List.of("dog bites man in the park", "man bites the dog in park")))
        .containsExactly(0, 1);
  }

  @Test
  void textsWithoutWordsAreLikeNothing() {
    assertThat(firsts(List.of("", "!!!", "https://a.example", ""))).containsExactly(0, 1, 2, 3);
  }

  @Test
  void copiesAreFoundByWhatIsKeptOfThem() {
    SortedMap<String, byte[]> prints = new TreeMap<>();
    List.of(SAID, "quite another thing was said by many people here", SAID + "!!", "RT @a: " + SAID)
        .forEach(text -> prints.put("t" + prints.size(), NearDuplicates.print(text).orElseThrow()));

    assertThat(NearDuplicates.copies(prints))
        .containsOnly(Map.entry("t0", "t0"), Map.entry("t2", "t0"), Map.entry("t3", "t0"));
  }

  @Test
  void shortTextsAreAlikeByChanceAndNoCopies() {
    assertThat(NearDuplicates.print("Great coffee, thank you!")).isEmpty();
    assertThat(NearDuplicates.print("")).isEmpty();
  }
}
