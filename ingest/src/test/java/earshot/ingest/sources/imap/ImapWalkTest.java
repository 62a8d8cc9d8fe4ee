package earshot.ingest.sources.imap;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.ingest.connect.Rig;
import earshot.mention.Contact;
import earshot.mention.Mention;
import earshot.mention.Topics;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way from a real mail server, for a mailbox is no web server of the usual contract. */
class ImapWalkTest {
  private static final Duration REST = Duration.ofMinutes(1);

  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
  private GreenMailUser feedback;

  @BeforeEach
  void open() {
    server.start();
    feedback = server.setUser("feedback@acme.example", "feedback", "s3cret-w0rd");
  }

  @AfterEach
  void close() {
    server.stop();
  }

  private Rig rig(String password, String folder) {
    return new Rig(
        new ImapSource(),
        """
        [{"brands": ["Acme"], "every": "1m", "host": "127.0.0.1", "port": %d, "security": "none",
          "user": "feedback", "password": "%s", "folder": "%s"}]
        """
            .formatted(server.getImap().getPort(), password, folder));
  }

  private Rig rig() {
    return rig("s3cret-w0rd", "INBOX");
  }

  private void write(int first, int last) throws MessagingException {
    for (int i = first; i <= last; i++) {
      MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
      mail.setFrom("Ada <ada@mail.example>");
      mail.setSubject("Mail " + i);
      mail.setSentDate(Date.from(Rig.START.minusSeconds(600 - i)));
      mail.setText("Words of mail " + i);
      mail.saveChanges();
      mail.setHeader("Message-ID", "<m" + i + "@mail.example>");
      feedback.deliver(mail);
    }
  }

  private MailFolder inbox() throws FolderException {
    return server.getManagers().getImapHostManager().getInbox(feedback);
  }

  private static List<String> ids(Rig rig) {
    return rig.said().stream().map(Mention::nativeId).toList();
  }

  @Test
  void everyMailIsToldOnceAndStaysUnread() throws Exception {
    write(1, 45);
    try (Rig rig = rig()) {
      assertThat(ids(rig.walk())).hasSize(45).doesNotHaveDuplicates();
      write(46, 47);
      assertThat(ids(rig.forget().walkAfter(REST)))
          .containsExactly("m46@mail.example", "m47@mail.example");
      assertThat(ids(rig.forget().restart().walkAfter(REST))).isEmpty();
      assertThat(inbox().getMessages())
          .allSatisfy(mail -> assertThat(mail.isSet(Flags.Flag.SEEN)).isFalse());
    }
  }

  @Test
  void aWalkThatDiesGoesOnWhereKafkaHasIt() throws Exception {
    write(1, 45);
    try (Rig rig = rig()) {
      rig.walkPages(1);
      assertThat(ids(rig)).hasSize(20);
      assertThat(ids(rig.restart().walkAfter(REST))).hasSize(45).doesNotHaveDuplicates();
    }
  }

  @Test
  void whatIsDeletedFromTheMailboxWasSaidAllTheSame() throws Exception {
    write(1, 3);
    try (Rig rig = rig()) {
      rig.walk();
      inbox().deleteAllMessages();
      assertThat(ids(rig.forget().walkAfter(REST))).isEmpty();
      assertThat(rig.gone()).isEmpty();
      write(4, 4);
      assertThat(ids(rig.walkAfter(REST))).containsExactly("m4@mail.example");
    }
  }

  @Test
  void aLoginThatIsRefusedAndAFolderThatIsNotThereAreSaid() throws Exception {
    write(1, 1);
    try (Rig wrong = rig("wr0ng-w0rd", "INBOX");
        Rig nowhere = rig("s3cret-w0rd", "Nowhere")) {
      assertThat(wrong.walk().coverage().problem().orElseThrow())
          .contains("the login is refused")
          .doesNotContain("wr0ng-w0rd");
      assertThat(nowhere.walk().coverage().problem().orElseThrow()).contains("no folder Nowhere");
    }
  }

  @Test
  void aServerThatIsGoneIsAskedAgain() throws Exception {
    write(1, 1);
    try (Rig rig = rig()) {
      server.stop();
      assertThat(rig.walk().coverage().problem()).isPresent();
    }
  }

  @Test
  void whoWroteCanBeAnswered() throws Exception {
    write(1, 1);
    try (Rig rig = rig()) {
      rig.walk();
      Contact contact = rig.values(Topics.CONTACTS.name(), Contact.class).getFirst();
      assertThat(contact.mail()).contains("ada@mail.example");
      assertThat(contact.message()).contains("m1@mail.example");
      assertThat(rig.said().getFirst().toString()).doesNotContain("ada@mail.example");
      assertThat(rig.records())
          .filteredOn(record -> record.topic().equals(Topics.CONTACTS.name()))
          .extracting(record -> new String((byte[]) record.key(), StandardCharsets.UTF_8))
          .containsExactly(rig.said().getFirst().id().value());
    }
  }
}
