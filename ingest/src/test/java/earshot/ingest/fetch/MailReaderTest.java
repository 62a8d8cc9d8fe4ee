package earshot.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.ingest.source.Mailbox;
import earshot.ingest.source.Mailbox.Position;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of a mailbox on a real server. */
class MailReaderTest {
  private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));

  @BeforeEach
  void open() throws MessagingException {
    server.start();
    for (int i = 1; i <= 3; i++) {
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
      mail.setText("Words of mail " + i + " " + "x".repeat(400_000));
      mail.saveChanges();
      server.setUser("feedback", "s3cret").deliver(mail);
    }
  }

  @AfterEach
  void close() {
    server.stop();
  }

  private Mailbox mailbox(String password) {
    return new Mailbox(
        "127.0.0.1",
        server.getImap().getPort(),
        "none",
        "feedback",
        new Mailbox.Secret(new Password(password), false),
        "INBOX");
  }

  private JsonNode page(Optional<String> position, Instant since) throws IOException {
    return page(mailbox("s3cret"), position, since);
  }

  private static JsonNode page(Mailbox mailbox, Optional<String> position, Instant since)
      throws IOException {
    Outcome outcome = MailReader.read(mailbox, mailbox.after(position, since));
    assertThat(outcome.why()).isEmpty();
    return outcome.page().orElseThrow().json();
  }

  @Test
  void whatFollowsAPositionIsAPage() throws IOException {
    JsonNode all = page(Optional.empty(), LONG_AGO);
    assertThat(all.path("messages")).hasSize(3);
    Position first =
        new Position(all.path("validity").asLong(), all.at("/messages/0/uid").asLong());
    assertThat(page(Optional.of(first.toString()), LONG_AGO).path("messages")).hasSize(2);
    Position end = Position.of(all);
    JsonNode none = page(Optional.of(end.toString()), LONG_AGO);
    assertThat(none.path("messages")).isEmpty();
    assertThat(Position.of(none)).isEqualTo(end);
  }

  @Test
  void anAccessTokenOpensItToo() throws IOException {
    Mailbox opened = mailbox("").with(new Password("s3cret"));
    assertThat(page(opened, Optional.empty(), LONG_AGO).path("messages")).hasSize(3);
  }

  @Test
  void aTokenThatEndedIsToldAsAWebServerWould() {
    Mailbox shut = mailbox("").with(new Password("old"));
    Outcome outcome = MailReader.read(shut, shut.after(Optional.empty(), LONG_AGO));
    assertThat(outcome.status()).isEqualTo(401);
    assertThat(outcome.action()).isEqualTo(ResponseAction.GIVE_UP);
  }

  @Test
  void aServerThatNumbersAnewIsReadAgainFromTheTimeThatIsWanted() throws IOException {
    assertThat(page(Optional.of("1 9000"), LONG_AGO).path("messages")).hasSize(3);
    Instant later = Instant.parse("2101-01-01T00:00:00Z");
    JsonNode none = page(Optional.of("1 9000"), later);
    assertThat(none.path("messages")).isEmpty();
    assertThat(none.path("last").asLong()).as("numbers of before mean nothing").isZero();
  }

  @Test
  void onlyTheBeginningOfAMailIsRead() throws IOException {
    JsonNode mail = page(Optional.empty(), LONG_AGO).path("messages").path(0);
    assertThat(mail.path("raw").binaryValue()).hasSize(256_000);
    assertThat(new String(mail.path("raw").binaryValue(), StandardCharsets.US_ASCII))
        .contains("Words of mail 1");
  }
}
