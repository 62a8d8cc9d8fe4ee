package earshot.assess.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RomaniserTest {
  @Test
  void writesArmenianTheLooseWay() throws IOException {
    String latin =
        Romaniser.armenian().write(Words.of("Շատ լավ ապրանք է"), Script.ARMENIAN, new Random(1));
    assertThat(latin.strip()).matches("(sh|s|w)at lav apran[qk]h? e");
  }

  @Test
  void writesFrequentPersianWordsWithTheirVowels() throws IOException {
    String latin =
        Romaniser.persian().write(Words.of("خیلی خوب بود"), Script.ARABIC, new Random(1));
    assertThat(latin.strip()).matches("(kh|x)e[iy]l+i+ kh(oo|u)b b(oo|u)d");
  }

  @Test
  void putsVowelsIntoPersianWordsItDoesNotKnow() throws IOException {
    String latin = Romaniser.persian().write(Words.of("سرگردنه"), Script.ARABIC, new Random(3));
    assertThat(latin).containsPattern("[aeo]");
  }

  @Test
  void leavesWordsOfOtherScriptsOut() throws IOException {
    String latin =
        Romaniser.armenian().write(Words.of("iPhone լավ"), Script.ARMENIAN, new Random(1));
    assertThat(latin.strip()).isEqualTo("lav");
  }
}
