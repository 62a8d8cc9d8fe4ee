package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmailReceiverTest extends ReceiverContract {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Optional<String> password = Optional.of("right");
  private int port;

  @BeforeEach
  void start() {
    server.setUser("desk@acme.example", "earshot", "right");
    server.start();
    port = server.getSmtp().getPort();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  Receiver receiver() {
    Smtp smtp =
        new Smtp(
            "127.0.0.1",
            port,
            "Earshot <earshot@acme.example>",
            Optional.of("earshot"),
            password,
            Smtp.Security.OFFERED);
    return new EmailReceiver(smtp, List.of("desk@acme.example"));
  }

  @Override
  List<String> arrived() throws Exception {
    List<String> texts = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      texts.add(part(mail, 0).replace("<!channel>", ""));
    }
    return texts;
  }

  private static String part(MimeMessage mail, int index) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent().toString();
  }

  @Override
  void failing() {
    password = Optional.of("wrong");
  }

  @Override
  void gone() {
    server.stop();
  }

  @Test
  void whoseAddressBouncesIsNamedAndTheOthersHaveIt() throws Exception {
    try (ScriptedSmtp scripted =
        new ScriptedSmtp(to -> to.contains("gone") ? "550 5.1.1 no such user" : "250 ok")) {
      Smtp smtp =
          new Smtp(
              "127.0.0.1",
              scripted.port(),
              "earshot@acme.example",
              Optional.empty(),
              Optional.empty(),
              Smtp.Security.NONE);
      Receiver two = new EmailReceiver(smtp, List.of("desk@acme.example", "gone@acme.example"));
      Receiver one = new EmailReceiver(smtp, List.of("gone@acme.example"));

      assertThat(two.send(message("hello")))
          .isInstanceOfSatisfying(
              Receiver.Outcome.Delivered.class,
              delivered ->
                  assertThat(delivered.missed().orElseThrow()).endsWith("for gone@acme.example"));
      assertThat(one.send(message("hello"))).isInstanceOf(Receiver.Outcome.Failed.class);
    }
  }

  @Test
  void hasBothFormsADirectionAndAnIdOfItsOwn() throws Exception {
    receiver().send(message(HOSTILE));
    MimeMessage mail = server.getReceivedMessages()[0];

    assertThat(part(mail, 1))
        .contains("dir=\"rtl\"", "lang=\"fa\"", "&lt;script&gt;")
        .doesNotContain("<script>");
    assertThat(mail.getMessageID()).isEqualTo("<id-1@acme.example>");
    assertThat(mail.getSubject()).isEqualTo("Subject");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }
}
