package earshot.query.notify;

import earshot.query.Written;
import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/**
 * E-mail. A mail that comes again bears the same Message-ID, but not every mailbox looks at that.
 */
final class EmailReceiver implements Receiver {
  private static final String PATIENCE = "20000";

  /** Answers of an SMTP server from here on mean that it is of no use to try again. */
  private static final int PERMANENT = 500;

  /** Of <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463</a>: security or policy. */
  private static final String OURS = " 5.7.";

  private final Smtp smtp;
  private final List<String> to;

  EmailReceiver(Smtp smtp, List<String> to) {
    this.smtp = smtp;
    this.to = to;
  }

  @Override
  public Outcome send(Message message) {
    Session session = session();
    MimeMessage mail;
    try {
      mail = mail(message, session);
    } catch (MessagingException e) {
      return new Outcome.Refused("no mail can be made of it: " + e.getMessage());
    }
    try (Transport transport = session.getTransport()) {
      transport.connect();
      return sent(transport, mail, message.personal().isPresent());
    } catch (MessagingException e) {
      return new Outcome.Failed(smtp + ": " + e.getMessage(), Optional.empty());
    }
  }

  private Outcome sent(Transport transport, MimeMessage mail, boolean personal)
      throws MessagingException {
    try {
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Outcome.Delivered();
    } catch (SendFailedException e) {
      boolean some = e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0;
      if (some) {
        // Some of several addresses bounced: the others have it, and must not get it again.
        return new Outcome.Delivered(Optional.of(smtp + " did not take it for " + missed(e)));
      }
      return personal && bounced(e)
          ? new Outcome.Refused(smtp + ": " + e.getMessage())
          : new Outcome.Failed(smtp + ": " + e.getMessage(), Optional.empty());
    } catch (MessagingException e) {
      return e.getCause() instanceof SocketTimeoutException
          ? new Outcome.Unknown(smtp + ": " + e.getMessage())
          : new Outcome.Failed(smtp + ": " + e.getMessage(), Optional.empty());
    }
  }

  private static String missed(SendFailedException e) {
    return Stream.of(e.getInvalidAddresses(), e.getValidUnsentAddresses())
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .map(Address::toString)
        .collect(Collectors.joining(", "));
  }

  /**
   * Whether the server says that this mailbox takes nothing; that ours may not send is no bounce.
   */
  private static boolean bounced(MessagingException e) {
    Optional<Exception> each = Optional.of(e);
    while (each.isPresent()) {
      if (each.get() instanceof SMTPAddressFailedException address
          && address.getReturnCode() >= PERMANENT) {
        return !String.valueOf(address.getMessage()).contains(OURS);
      }
      each =
          each.filter(MessagingException.class::isInstance)
              .map(MessagingException.class::cast)
              .map(MessagingException::getNextException);
    }
    return false;
  }

  private Session session() {
    Properties settings = new Properties();
    String protocol = smtp.security() == Smtp.Security.TLS ? "smtps" : "smtp";
    settings.put("mail.transport.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    settings.put(prefix + "host", smtp.host());
    settings.put(prefix + "port", String.valueOf(smtp.port()));
    settings.put(prefix + "connectiontimeout", PATIENCE);
    settings.put(prefix + "timeout", PATIENCE);
    settings.put(prefix + "writetimeout", PATIENCE);
    settings.put(prefix + "sendpartial", "true");
    settings.put(prefix + "auth", String.valueOf(smtp.username().isPresent()));
    settings.put(prefix + "starttls.enable", String.valueOf(smtp.security() != Smtp.Security.NONE));
    settings.put(
        prefix + "starttls.required", String.valueOf(smtp.security() == Smtp.Security.STARTTLS));
    settings.put(prefix + "ssl.checkserveridentity", "true");
    return Session.getInstance(settings, login());
  }

  private Authenticator login() {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(smtp.username().orElse(""), smtp.password().orElse(""));
      }
    };
  }

  private MimeMessage mail(Message message, Session session) throws MessagingException {
    String utf8 = StandardCharsets.UTF_8.name();
    MimeMessage mail = new Named(session, "<" + message.id() + "@" + domain() + ">");
    mail.setFrom(new InternetAddress(smtp.from()));
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

  private String domain() {
    String domain = smtp.from().replaceFirst(".*@", "").replaceAll("[^A-Za-z0-9.-]", "");
    return domain.isEmpty() ? "earshot.invalid" : domain;
  }

  @Override
  public boolean recognises() {
    return false;
  }

  /** A mail whose id is given, not made. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
