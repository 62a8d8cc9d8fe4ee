package earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MentionJsonTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void absentIsAbsent() {
    Mention bare =
        Mention.said("feed", "a", "1", Kind.POST)
            .text(" ")
            .collected(NOON, List.of(), false, false);

    assertThat(new String(MentionJson.write(bare), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":\"%s\",\"source\":\"feed\",\"account\":\"a\",\"nativeId\":\"1\",\"kind\":\"post\",\"collectedAt\":\"2026-03-01T12:00:00Z\"}"
                .formatted(bare.id()));
  }

  @Test
  void everythingComesBack() throws IOException {
    Mention full = full();

    assertThat(MentionJson.read(MentionJson.write(full))).isEqualTo(full);
  }

  @Test
  void newerFieldsAreIgnored() throws IOException {
    Mention read =
        MentionJson.read(
            """
            {"id":"x-1","source":"x","account":"","nativeId":"1","kind":"review","collectedAt":"2026-03-01T12:00:00Z","mood":"new"}"""
                .getBytes(StandardCharsets.UTF_8));

    assertThat(read.kind()).isEqualTo(Kind.REVIEW);
    assertThat(read.text()).isEmpty();
    assertThat(read.brands()).isEmpty();
  }

  @Test
  void aBrandOfBeforeListingsIsRead() throws IOException {
    byte[] old = "{\"name\":\"Acme\"}".getBytes(StandardCharsets.UTF_8);
    Brand declared = new Brand("Acme", Optional.of("acme"), Map.of("phone", "+374 10 000000"));

    assertThat(MentionJson.read(old, Brand.class)).isEqualTo(new Brand("Acme", Optional.empty()));
    assertThat(MentionJson.read(MentionJson.write(declared), Brand.class)).isEqualTo(declared);
  }

  @Test
  void whatMatchedIsWrittenInOneOrderAndThatNothingDidToo() throws IOException {
    Mention none = full().toDraft().matched(Optional.of(Map.of())).mention();
    Map<String, String> many = Map.of("d", "4", "b", "2", "a", "1", "c", "3");
    byte[] written = MentionJson.write(none.toDraft().matched(Optional.of(many)).mention());

    assertThat(MentionJson.read(MentionJson.write(none)).matched()).contains(Map.of());
    assertThat(MentionJson.read(MentionJson.write(none.asSaid(List.of()))).matched()).isEmpty();
    assertThat(new String(written, StandardCharsets.UTF_8))
        .contains("\"matched\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\"}");
  }

  @Test
  void aContactDoesNotSpillIntoLogs() throws IOException {
    Contact contact = new Contact("ani@example.org", NOON);

    assertThat(contact.toString()).doesNotContain("ani");
    assertThat(MentionJson.read(MentionJson.write(contact), Contact.class)).isEqualTo(contact);
  }

  @Test
  void brokenJsonSaysWhere() {
    assertThatThrownBy(() -> MentionJson.read("{\"id\":\"x".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line: 1");
    assertThatThrownBy(() -> MentionJson.read("{\"id\":\"x\"}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void loneSurrogatesAndNulsDoNotReachATopic() throws IOException {
    Mention hostile =
        Mention.said("feed", "a", "1", Kind.POST)
            .text("a\ud800b\0c\udc00 \ud83d\ude00")
            .collected(NOON, List.of(), false, false);

    assertThat(hostile.text()).contains("a\ufffdbc\ufffd \ud83d\ude00");
    assertThat(MentionJson.read(MentionJson.write(hostile))).isEqualTo(hostile);
  }

  @Test
  void aVeryLongTextIsCutAndSaysSo() {
    Mention endless =
        Mention.said("feed", "a", "1", Kind.POST)
            .text("x".repeat(Texts.LONGEST - 1) + "\ud83d\ude00".repeat(9))
            .collected(NOON, List.of(), false, false);

    assertThat(endless.text().orElseThrow()).hasSize(Texts.LONGEST - 1);
    assertThat(endless.cut()).isTrue();
  }

  private static Mention full() {
    return Mention.said("appstore", "123", "9", Kind.REVIEW)
        .author("Anahit", "@anahit", "https://a.example/anahit", 14_000L)
        .title("Վատ")
        .text("Շատ վատ սպասարկում։")
        .url("https://a.example/9")
        .rating(Rating.stars(2))
        .engagement(3L, null, 0L)
        .language("hy")
        .sentiment(new Sentiment(Label.NEGATIVE, 0.93, true, "stars"))
        .statements(
            List.of(
                new Statement(
                    "Շատ վատ սպասարկում։",
                    Optional.of(Label.NEGATIVE),
                    Optional.of("staff"),
                    Optional.empty())))
        .priority(new Priority(Queue.ANSWER, Map.of("severity", 0.9, "stars", 0.75)))
        .publishedAt(NOON.minusSeconds(3600))
        .editedAt(NOON.minusSeconds(60))
        .reply(new Reply("Ներեցեք", Optional.of(NOON), Optional.of("owner")))
        .thread("t")
        .place("am")
        .status("open")
        .assignee("mara")
        .matched(Optional.of(Map.of("Acme", Brand.version("acme"))))
        .version(2)
        .collected(NOON, List.of("Acme"), true, true);
  }

  /** A place without accounts: the id is made anew of its parts whenever a conclusion is added. */
  @Test
  void anEmptyAccountKeepsTheId() throws IOException {
    Mention said =
        Mention.said("hackernews", "", "17", Kind.COMMENT)
            .text("fine")
            .collected(Instant.EPOCH, List.of("Acme"), false, false);

    Mention read = MentionJson.read(MentionJson.write(said));

    assertThat(read).isEqualTo(said);
    assertThat(read.toDraft().version(2).mention().id()).isEqualTo(said.id());
  }

  @Test
  void nullIsJsonAndNoValue() {
    byte[] nothing = "null".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> MentionJson.read(nothing))
        .isInstanceOf(IOException.class)
        .hasMessage("null is no value");
    assertThatThrownBy(() -> MentionJson.read(nothing, Listing.class))
        .isInstanceOf(IOException.class);
  }
}
