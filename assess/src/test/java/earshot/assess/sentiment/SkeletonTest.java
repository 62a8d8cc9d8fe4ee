package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkeletonTest {
  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "շատ լավ է, shat lav e",
    "շատ լավ է, Shat lav e",
    "շնորհակալություն, shnorhakalutyun",
    "խայտառակություն, xaytarakutyun",
    "խայտառակություն, khaytarakutyun",
    "ինչպես, inchpes",
    "ոչ, voch",
    "ընդհանուր, @ndhanur",
    "ընդհանուր, yndhanur",
    "ձեր, dzer",
    "ժամանակ, zhamanak",
    "ժամանակ, jamanak",
    "ցավում եմ, cavum em",
    "ցավում եմ, tsavum em",
    "քաղցկեղ, qaxckex",
    "և, ev"
  })
  void armenianIsTheSameInBothScripts(String armenian, String latin) {
    assertThat(Skeleton.armenian(latin)).isEqualTo(Skeleton.armenian(armenian));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "خوب نبود, khoob nabood",
    "خوب نبود, khub nabud",
    "خیلی بد بود, kheili bad bood",
    "قشنگ, ghashang",
    "قشنگ, qashang",
    "مزخرف, mozakhraf"
  })
  void persianIsTheSameInBothScripts(String persian, String latin) {
    assertThat(Skeleton.persian(latin)).isEqualTo(Skeleton.persian(persian));
  }

  @Test
  void linksEmojiAndMarksStay() {
    assertThat(Skeleton.armenian("lav e 😍 http://a.am !"))
        .isEqualTo("lav e 😍 " + TextReader.LINK + " !");
  }

  @Test
  void stretchedLettersStay() {
    assertThat(Skeleton.armenian("shaaaat"))
        .isEqualTo(Skeleton.armenian("շաաաատ"))
        .contains("aaaa");
  }

  @Test
  void tellsTheScriptOfMostLetters() {
    assertThat(Skeleton.isLatin("kheili khoob بود")).isTrue();
    assertThat(Skeleton.isLatin("خیلی خوب OK")).isFalse();
    assertThat(Skeleton.isLatin("😀")).isFalse();
  }
}
