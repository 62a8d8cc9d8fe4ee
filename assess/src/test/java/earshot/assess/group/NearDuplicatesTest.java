package earshot.assess.group;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The branch on Main Street will be open on Monday morning | The branch on Main Street will be closed on Monday morning",
        "You can pay by card in this shop now, they said | You can not pay by card in this shop now, they said",
        "After the update the app works on my phone again yes | After the update the app works on my phone again no",
        "We have waited for the delivery of the sofa for 2 weeks | We have waited for the delivery of the sofa for 7 weeks",
        "Я рекомендую всем этот магазин и эту доставку моим друзьям | Я не рекомендую всем этот магазин и эту доставку моим друзьям",
        "این گوشی را به همه دوستان و آشنایان خودم توصیه می‌کنم | این گوشی را به همه دوستان و آشنایان خودم توصیه نمی‌کنم",
        "Կենտրոնի խանութը վաղը առավոտից մինչև երեկո բաց է լինելու | Կենտրոնի խանութը վաղը առավոտից մինչև երեկո փակ է լինելու",
        "أنصح الجميع بالشراء من هذا المتجر بعد تجربتي الأخيرة معهم | لا أنصح الجميع بالشراء من هذا المتجر بعد تجربتي الأخيرة معهم",
        "Seit gestern geht das Bezahlen mit der Karte in eurer App | Seit gestern geht das Bezahlen mit der Karte in eurer App nicht",
        "The driver who came on Tuesday with the new oven was so kind | The driver who came on Tuesday with the new oven was so rude",
        "It is not late and the bus to the airport has left | It is not late and the bus to the airport has not left"
      })
  void oneWordThatTurnsTheRestMakesTwoThingsSaid(String one, String other) {
    assertThat(firsts(List.of(one, other))).containsExactly(0, 1);
    assertThat(firsts(List.of(one, "RT @a: " + one + " https://a.example/1")))
        .containsExactly(0, 0);
    assertThat(firsts(List.of(one, one.substring(0, one.lastIndexOf(' ')) + " …")))
        .containsExactly(0, 0);
  }

  @Test
  void aLongTextStaysACopyWithAnotherWord() {
    String said = SAID + " although we told the town twice and they said that somebody would come";
    assertThat(firsts(List.of(said, said.replace("station", "harbour")))).containsExactly(0, 0);
  }

  @Test
  void chainsAreOneWhereverTheyBegin() {
    String longer = SAID + " since march as we know";
    String longest = longer + " and we asked the owner about it";
    assertThat(firsts(List.of(SAID, longest))).containsExactly(0, 1);
    assertThat(firsts(List.of(SAID, longest, longer))).containsExactly(0, 0, 0);
  }

  @Test
  void twoThingsSaidDoNotMeetInAThirdTextThatIsNearToBoth() {
    String other = SAID.replace("nobody", "somebody");
    String cut = SAID.substring(0, SAID.indexOf(" nobody"));
    assertThat(firsts(List.of(SAID, other, SAID + " again", other + " again", "RT @a: " + other)))
        .containsExactly(0, 1, 0, 1, 1);
    assertThat(firsts(List.of(SAID, cut))).containsOnly(0);
    assertThat(firsts(List.of(other, cut))).containsOnly(0);
    assertThat(Arrays.stream(firsts(List.of(SAID, other, cut))).limit(2)).containsExactly(0, 1);

    String paid = "we paid the plumber from the corner shop";
    assertThat(firsts(List.of(paid + " 40 last week", paid + " 90 last week", paid + " …")))
        .startsWith(0, 1);
  }

  @Test
  void whatIsLeftOutOfOneTextInTwoWaysIsOneText() {
    String cut = SAID.substring(0, SAID.lastIndexOf(' '));
    String shorter = SAID.replace("rainy ", "");
    assertThat(firsts(List.of(cut, shorter))).containsExactly(0, 1);
    assertThat(firsts(List.of(cut, shorter, SAID))).containsExactly(0, 0, 0);
  }

  @Test
  void tagsBehindATextComeAndGo() {
    assertThat(firsts(List.of(SAID + " #news", SAID, SAID + " https://a.example/1 #town @walker")))
        .containsOnly(0);
  }

  @Test
  void foldsDependOnWhatIsSaidAlone() {
    List<String> texts = new ArrayList<>();
    String[] days = {"rainy", "sunny", "windy", "not rainy"};
    for (String day : days) {
      String said = SAID.replace("rainy", day);
      for (int end = said.length(); end > said.length() / 2; end = said.lastIndexOf(' ', end - 1)) {
        texts.add(said.substring(0, end));
        texts.add("RT @a: " + said.substring(0, end) + " …");
      }
      texts.add(said.replace("station ", "") + " #news");
    }
    Set<Set<String>> expected = folds(texts);
    Random random = new Random(7);
    for (int shuffle = 0; shuffle < 200; shuffle++) {
      Collections.shuffle(texts, random);
      assertThat(folds(texts)).isEqualTo(expected);
    }
    assertThat(expected)
        .allSatisfy(
            fold ->
                assertThat(days)
                    .filteredOn(day -> fold.contains(SAID.replace("rainy", day)))
                    .hasSizeLessThan(2));
  }

  private static Set<Set<String>> folds(List<String> texts) {
    int[] firsts = firsts(texts);
    return IntStream.range(0, firsts.length)
        .boxed()
        .collect(groupingBy(i -> firsts[i], mapping(texts::get, toSet())))
        .values()
        .stream()
        .collect(toSet());
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
