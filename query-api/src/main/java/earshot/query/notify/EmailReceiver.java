package earshot.query.notify;

import earshot.query.Written;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * E-mail. A mail that comes again bears the same Message-ID, but not every mailbox looks at that.
 */
final class EmailReceiver implements Receiver {
  /** Of <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463</a>: security or policy. */
  private static final String OURS = " 5.7.";

  private final Mailer mailer;
  private final List<String> to;

  EmailReceiver(Smtp smtp, List<String> to) {
    this.mailer = new Mailer(smtp);
    this.to = to;
  }

  @Override
  public Outcome send(Message message) {
    MimeMessage mail;
    try {
      mail = mail(message);
    } catch (MessagingException e) {
      return new Outcome.Refused("no mail can be made of it: " + e.getMessage());
    }
    // Whom the server refuses today it may let in tomorrow, and an alert is too good to be lost.
    Outcome outcome = mailer.send(mail);
    if (outcome instanceof Outcome.Refused refused && !bounced(message, refused)) {
      return new Outcome.Failed(refused.why(), Optional.empty());
    }
    if (outcome instanceof Outcome.Failed failed && message.personal().isEmpty()) {
      return new Outcome.Failed(failed.why(), failed.pause());
    }
    return outcome;
  }

  /** Whether this person's mailbox takes nothing; that ours may not send is no bounce. */
  private static boolean bounced(Message message, Outcome.Refused refused) {
    return message.personal().isPresent() && !refused.why().contains(OURS);
  }

  private MimeMessage mail(Message message) throws MessagingException {
    String utf8 = StandardCharsets.UTF_8.name();
    MimeMessage mail = mailer.mail(message.id());
    mail.setRecipients(jakarta.mail.Message.RecipientType.TO, recipients(message));
    for (Message.Personal personal : message.personal().stream().toList()) {
      mail.setHeader("List-Unsubscribe", "<" + personal.unsubscribe() + ">");
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    mail.setSubject(message.subject(), utf8);
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("Content-Language", message.language().toLanguageTag());
    MimeBodyPart text = new MimeBodyPart();
    text.setText(message.text(), utf8);
    MimeBodyPart html = new MimeBodyPart();
    html.setText(
        message.html().orElseGet(() -> Written.html(message.text(), message.language())),
        utf8,
        "html");
    mail.setContent(new MimeMultipart("alternative", text, html));
    return mail;
  }

  private Address[] recipients(Message message) throws AddressException {
    return InternetAddress.parse(
        message.personal().map(Message.Personal::address).orElseGet(() -> String.join(",", to)));
  }

  @Override
  public boolean recognises() {
    return false;
  }
}
