package earshot.ingest.sources.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Contact;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImapSourceTest extends SourceBasics {
  private static final String MAIL =
      """
      From: =?UTF-8?Q?Ada_B=C3=B6?= <ada@mail.example>
      To: feedback@acme.example
      Subject: =?UTF-8?B?Q29sZCBjb2ZmZWU=?=
      Date: Tue, 10 Nov 2026 08:15:00 +0400
      Message-ID: <m1@mail.example>
      References: <first@acme.example> <second@acme.example>
      MIME-Version: 1.0
      Content-Type: text/plain; charset=UTF-8

      My coffee was cold.
      Twice.

      On Monday Bo wrote:
      > How was it?
      > Tell us.

      --\s
      Ada, 5 Main Street
      """;

  @Override
  protected Source source() {
    return new ImapSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of(
        "host", "mail.acme.example", "user", "feedback@acme.example", "password", "s3cret-w0rd");
  }

  @Override
  protected String page() {
    return page(MAIL, false);
  }

  private static String page(String mail, boolean more) {
    byte[] raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return "{\"validity\": 3, \"last\": 9, \"more\": %s, \"messages\": [{\"uid\": 9, \"received\": \"2026-11-10T05:00:00Z\", \"raw\": \"%s\"}]}"
        .formatted(more, Base64.getEncoder().encodeToString(raw));
  }

  private Mention said(String mail) throws Exception {
    return saidOn(read(page(mail, false))).getFirst();
  }

  @Test
  void aMailIsWhatItsAuthorWroteNow() throws Exception {
    Mention mail = said(MAIL);
    assertIs(mail, Kind.FEEDBACK, "feedback@acme.example@mail.acme.example", "m1@mail.example");
    assertThat(mail.title()).contains("Cold coffee");
    assertThat(mail.text()).contains("My coffee was cold.\nTwice.");
    assertThat(mail.author().orElseThrow().name()).contains("Ada Bö");
    assertThat(mail.publishedAt()).contains(Instant.parse("2026-11-10T04:15:00Z"));
    assertThat(mail.thread()).contains("first@acme.example");
    assertThat(mail.url()).contains("mid:m1%40mail.example");
    assertThat(mail.toString()).as("the address").doesNotContain("ada@mail");
  }

  @Test
  void ofSeveralPartsTheFirstWithWordsCounts() throws Exception {
    String parts =
        MAIL.replaceFirst(
            "(?s)Content-Type.*",
            """
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/html; charset=UTF-8

            <p>My coffee was <b>cold</b></p><p>&#x632;</p>
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment

            JVBERi0=
            """);
    assertThat(said(parts).text()).as("cut off before its end").contains("My coffee was cold\nز");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Precedence: bulk",
        "List-Unsubscribe: <https://shop.example/u>"
      })
  void whatAMachineSentSaysNothing(String header) throws Exception {
    assertThat(read(page(header + "\n" + MAIL, false)).items()).isEmpty();
  }

  @Test
  void ourOwnMailsAndEmptyOnesSayNothing() throws Exception {
    String own = MAIL.replace("ada@mail.example>", "Feedback@acme.example>");
    assertThat(read(page(own, false)).items()).isEmpty();
    String empty = MAIL.replace("My coffee was cold.\nTwice.\n", "");
    assertThat(read(page(empty, false)).items()).isEmpty();
  }

  @Test
  void aMailWithoutANameForItselfIsSetAside() throws Exception {
    assertThat(read(page(MAIL.replaceFirst("Message-ID.*\n", ""), false)).items())
        .singleElement()
        .isInstanceOf(Item.Unreadable.class);
  }

  @Test
  void aWalkGoesOnBehindTheLastNumber() throws Exception {
    Page page = read(page(MAIL, true));
    assertThat(page.position()).contains("3 9");
    assertThat(page.next()).contains("3 9");
    assertThat(address("3 9").queryParameter("position")).isEqualTo("3 9");
    assertThat(address().queryParameter("position")).isNull();
    assertThat(read(page()).next()).isEmpty();
  }

  @Test
  void howToConnectIsOneOfThreeWords() {
    Map<String, Object> place = new HashMap<>(settings());
    place.put("security", "ssl");
    assertThatThrownBy(() -> feedsOf(place)).isInstanceOf(ConfigException.class);
  }

  @Test
  void whereAPasswordIsNotTakenItsOwnerLetsAnApplicationIn() {
    Map<String, Object> place = new HashMap<>(settings());
    place.remove("password");
    assertThatThrownBy(() -> feedsOf(place))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("token-url");
    place.putAll(
        Map.of(
            "client-id", "shop",
            "client-secret", "s3cret",
            "refresh-token", "r3fresh",
            "token-url", "https://oauth2.example/token"));
    Feed feed = feedsOf(place).getFirst();
    assertThat(feed.oauth().orElseThrow().tokenUrl()).hasToString("https://oauth2.example/token");
    assertThat(feedsOf(settings()).getFirst().oauth()).isEmpty();
  }

  @Test
  void whereTheAnswerGoesIsKeptApart() throws Exception {
    Item.Said said = (Item.Said) read(page()).items().getFirst();
    Contact contact = said.contact().orElseThrow();
    assertThat(contact.address()).isEqualTo("ada@mail.example");
    assertThat(contact.subject()).contains("Cold coffee");
    assertThat(contact.message()).contains("m1@mail.example");
    assertThat(saidOn(read(page())).getFirst().toString()).doesNotContain("ada@mail.example");
  }
}
