package earshot.query.notify;

import earshot.query.notify.Receiver.Outcome;
import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Makes mails and hands them to our server, which says what it thinks of each. */
final class Mailer {
  private static final String PATIENCE = "20000";
  private static final int REFUSALS = 400;
  private static final int LASTING_REFUSALS = 500;

  private final Smtp smtp;

  Mailer(Smtp smtp) {
    this.smtp = smtp;
  }

  /** A mail from us that bears this id, also when it comes again. */
  MimeMessage mail(String id) throws MessagingException {
    MimeMessage mail = new Named(session(), messageId(id));
    mail.setFrom(new InternetAddress(smtp.from()));
    return mail;
  }

  /** The Message-ID of the mail that bears this id. */
  String messageId(String id) {
    String domain = smtp.from().replaceFirst(".*@", "").replaceAll("[^A-Za-z0-9.-]", "");
    return "<" + id + "@" + (domain.isEmpty() ? "earshot.invalid" : domain) + ">";
  }

  /** Sends it once; what the server says when it is thanked no longer counts. */
  Outcome send(MimeMessage mail) {
    Optional<Outcome> said = Optional.empty();
    try (Transport transport = mail.getSession().getTransport()) {
      transport.connect();
      said = Optional.of(handOver(mail, transport));
    } catch (MessagingException e) {
      return said.isPresent() ? said.get() : new Outcome.Failed(why(e), Optional.empty());
    }
    return said.orElseThrow();
  }

  private Outcome handOver(MimeMessage mail, Transport transport) {
    try {
      transport.sendMessage(mail, mail.getAllRecipients());
      return new Outcome.Delivered();
    } catch (SendFailedException e) {
      boolean some = e.getValidSentAddresses() != null && e.getValidSentAddresses().length > 0;
      // Some of several addresses bounced: the others have it, and must not get it again.
      return some
          ? new Outcome.Delivered(Optional.of(smtp + " did not take it for " + missed(e)))
          : no(e);
    } catch (MessagingException e) {
      return new Outcome.Unknown(why(e));
    }
  }

  private static String missed(SendFailedException e) {
    return Stream.of(e.getInvalidAddresses(), e.getValidUnsentAddresses())
        .filter(Objects::nonNull)
        .flatMap(Arrays::stream)
        .map(Address::toString)
        .collect(Collectors.joining(", "));
  }

  /** Only what the server itself said tells that it has not taken it. */
  private Outcome no(SendFailedException e) {
    Optional<MessagingException> refusal = refusal(e);
    if (refusal.isEmpty()) {
      return new Outcome.Unknown(why(e));
    }
    String why = why(refusal.get());
    return code(refusal.get()) >= LASTING_REFUSALS
        ? new Outcome.Refused(why)
        : new Outcome.Failed(
            why, Optional.empty(), refusal.get() instanceof SMTPAddressFailedException);
  }

  /** The first refusal in a chain of what went wrong. */
  private static Optional<MessagingException> refusal(@Nullable Exception e) {
    if (!(e instanceof MessagingException wrong)) {
      return Optional.empty();
    }
    return code(wrong) >= REFUSALS ? Optional.of(wrong) : refusal(wrong.getNextException());
  }

  /** What the server answered; 0 where it is not about an answer. */
  private static int code(MessagingException e) {
    return switch (e) {
      case SMTPAddressFailedException address -> address.getReturnCode();
      case SMTPSendFailedException sending -> sending.getReturnCode();
      default -> 0;
    };
  }

  private String why(MessagingException e) {
    return smtp + ": " + e.getMessage();
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
