package earshot.assess.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelTest {
  private final LanguageModel model = LanguageModel.shipped();

  @Test
  void callsItselfByItsChecksum() {
    assertThat(model.name()).matches("language-1-[0-9a-f]{8}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The delivery was late and nobody answered the phone.",
        "es | El pedido llegó tarde y nadie contestó el teléfono.",
        "pt | O pedido chegou atrasado e ninguém atendeu o telefone.",
        "fr | La commande est arrivée en retard et personne n'a répondu.",
        "it | L'ordine è arrivato in ritardo e nessuno ha risposto.",
        "de | Die Bestellung kam zu spät und niemand ging ans Telefon.",
        "nl | De bestelling kwam te laat en niemand nam de telefoon op.",
        "tr | Sipariş geç geldi ve kimse telefona cevap vermedi.",
        "pl | Zamówienie przyszło za późno i nikt nie odebrał telefonu.",
        "ro | Comanda a ajuns târziu și nimeni nu a răspuns la telefon.",
        "sv | Beställningen kom för sent och ingen svarade i telefonen.",
        "fi | Tilaus tuli myöhässä eikä kukaan vastannut puhelimeen.",
        "hu | A rendelés későn érkezett, és senki sem vette fel a telefont.",
        "id | Pesanan datang terlambat dan tidak ada yang menjawab telepon.",
        "vi | Đơn hàng đến muộn và không ai trả lời điện thoại.",
        "sw | Agizo lilichelewa kufika na hakuna mtu aliyejibu simu.",
        "uz | Buyurtma kech keldi va hech kim telefonga javob bermadi.",
      })
  void tellsLanguagesOfLatinScript(String code, String text) {
    assertThat(model.language(text)).as(text).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ru | Заказ пришёл поздно, и никто не ответил на звонок.",
        "uk | Замовлення прийшло пізно, і ніхто не відповів на дзвінок.",
        "be | Заказ прыйшоў позна, і ніхто не адказаў на званок.",
        "bg | Поръчката пристигна късно и никой не вдигна телефона.",
        "sr | Поруџбина је стигла касно и нико се није јавио на телефон.",
        "mk | Нарачката пристигна доцна и никој не одговори на телефонот.",
        "kk | Тапсырыс кеш келді, ешкім телефонға жауап бермеді.",
        "mn | Захиалга орой ирсэн бөгөөд хэн ч утсаа аваагүй.",
        "tg | Фармоиш дер омад ва ҳеҷ кас ҷавоб надод.",
      })
  void tellsLanguagesOfCyrillicScript(String code, String text) {
    assertThat(model.language(text)).as(text).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fa | سفارش دیر رسید و هیچ‌کس جواب تلفن را نداد.",
        "fa | خيلي خوب بود ولي دير رسيد",
        "fa | عالی بود ممنون",
        "ar | وصل الطلب متأخرا ولم يرد أحد على الهاتف.",
        "ar | الخدمة سيئة جدا",
        "ar | ايه الجمال ده بجد",
        "ur | آرڈر دیر سے آیا اور کسی نے فون نہیں اٹھایا۔",
        "ur | بہت اچھی سروس ہے",
        "ckb | داواکارییەکە درەنگ گەیشت و کەس وەڵامی تەلەفۆنی نەدایەوە.",
        "ps | سپارښتنه ناوخته راورسېده او هېچا ځواب ورنه کړ.",
      })
  void keepsLanguagesOfArabicScriptApart(String code, String text) {
    assertThat(model.language(text)).as(text).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hy | Պատվերը ուշ հասավ, և ոչ ոք չպատասխանեց։",
        "hy | լավն ա",
        "hy | iPhone 15 Pro Max շատ լավն ա",
        "hy | спасибо, շատ լավ ծառայություն է",
        "ka | შეკვეთა გვიან მოვიდა",
        "he | ההזמנה הגיעה מאוחר",
        "yi | די באַשטעלונג איז געקומען שפּעט, ײדן",
        "el | Η παραγγελία άργησε",
        "th | สินค้ามาช้ามาก",
        "ko | 배송이 너무 늦었어요",
        "ja | 配達が遅かったです",
        "zh | 送货太慢了",
        "hi | ऑर्डर देर से आया और किसी ने फोन नहीं उठाया",
        "bn | অর্ডার দেরিতে এসেছে",
        "ta | ஆர்டர் தாமதமாக வந்தது",
        "am | ትዕዛዙ ዘግይቶ ደረሰ እና ማንም አልመለሰም",
      })
  void letsTheScriptDecideWhereItCan(String code, String text) {
    assertThat(model.language(text)).as(text).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hy | shat lav spasarkum er, shnorhakalutyun",
        "hy | barev dzez, inchqan arje es apranqy",
        "fa | salam kheili mamnoon, ghaza aali bood",
        "fa | in barname aslan kar nemikone chera",
        "hi | yaar ye phone bahut accha hai lekin battery kharab hai",
      })
  void tellsLanguagesWrittenInBorrowedLetters(String code, String text) {
    assertThat(model.language(text)).as(text).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | @acme Your app keeps crashing since the update 😡 https://acme.example/x",
        "es | RT @acme: la app no funciona desde ayer #fail",
        "ru | Samsung Galaxy просто супер, рекомендую",
        "de | sooooo gut!!! bin echt begeistert",
        "tr | kargo cok gec geldi, hic memnun kalmadim",
      })
  void seesThroughHandlesLinksEmojiAndMissingAccents(String code, String text) {
    assertThat(model.language(text)).as(text).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n\t ",
        "https://acme.example/shop www.acme.example",
        "@acme @other",
        "12345 67,8 %",
        "😀😀🎉❤️👍🏽",
        "!!! ... ???",
        "a",
        "է",
        "\uD83D",
        "Anna",
        "Acme",
        "¯\\_(ツ)_/¯",
      })
  void saysNothingWhereThereIsTooLittleToTell(String text) {
    assertThat(model.guess(text)).as(text).isEmpty();
  }

  @Test
  void readsTextsThatAreBrokenOrHuge() {
    assertThat(model.language("\uDC00The delivery \uD800was very late\uDBFF")).contains("en");
    assertThat(model.language("The delivery was late. ".repeat(45_000))).contains("en");
    assertThat(model.guess("x".repeat(1_000_000))).isNotNull();
    assertThat(model.guess("\u0301".repeat(1_000_000))).isEmpty();
    assertThat(model.guess("1".repeat(1_000_000))).isEmpty();
    assertThat(model.guess("\uD800".repeat(10_000))).isEmpty();
  }

  @Test
  void isSurerOfALongerText() {
    double few = model.guess("la casa").map(LanguageGuess::confidence).orElse(0.0);
    double many =
        model
            .guess("La comida llegó fría y el camarero ni siquiera se disculpó con nosotros")
            .map(LanguageGuess::confidence)
            .orElse(0.0);
    assertThat(many).isGreaterThan(few).isGreaterThan(0.95);
  }

  @Test
  void givesEveryThreadTheSameAnswer() {
    List<String> texts =
        List.of("El pedido llegó tarde", "Заказ пришёл поздно", "سفارش دیر رسید", "shat lav er");
    List<Optional<LanguageGuess>> alone = texts.stream().map(model::guess).toList();
    List<Integer> differing =
        IntStream.range(0, 4000)
            .parallel()
            .filter(i -> !model.guess(texts.get(i % 4)).equals(alone.get(i % 4)))
            .boxed()
            .toList();
    assertThat(differing).isEmpty();
  }

  @Test
  void listsTheLanguagesItKnows() {
    assertThat(model.languages())
        .contains("hy", "fa", "ar", "ur", "ckb", "ps", "ru", "en", "zh", "hi")
        .hasSizeGreaterThan(75)
        .isSorted();
  }
}
