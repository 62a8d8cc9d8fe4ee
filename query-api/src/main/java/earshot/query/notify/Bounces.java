package earshot.query.notify;

import jakarta.mail.BodyPart;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads in a mailbox which of our mails came back for good: reports as <a
 * href="https://www.rfc-editor.org/rfc/rfc3464">RFC 3464</a> has them, that name the mail they are
 * about. All else in the mailbox is left as it is.
 */
final class Bounces {
  private static final String PATIENCE = "20000";

  /** Whoever fills the mailbox with strange mail does not keep us reading for ever. */
  private static final int MOST = 1000;

  private static final String REPORT = "multipart/report";
  private static final int A_BEGINNING = 256_000;
  private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

  private final BounceBox box;

  Bounces(BounceBox box) {
    this.box = box;
  }

  /**
   * Looks once at what nobody has read.
   *
   * @param cameBack told the id of each mail that came back
   */
  void look(Consumer<String> cameBack) throws MessagingException {
    try (Store store = session().getStore()) {
      store.connect(box.username(), box.password());
      try (Folder folder = store.getFolder(box.folder())) {
        folder.open(Folder.READ_WRITE);
        Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        for (int i = Math.max(0, unread.length - MOST); i < unread.length; i++) {
          heed(unread[i], cameBack);
        }
      }
    }
  }

  private static void heed(Message message, Consumer<String> cameBack) throws MessagingException {
    if (isReport(message)) {
      lasting(beginning((IMAPMessage) message)).ifPresent(cameBack);
      message.setFlag(Flags.Flag.SEEN, true);
    }
  }

  /** By its own word: asked what it consists of, a server may trip over a strange one each time. */
  private static boolean isReport(Message message) throws MessagingException {
    String[] types = message.getHeader("Content-Type");
    return types != null && types[0].strip().toLowerCase(Locale.ROOT).startsWith(REPORT);
  }

  /** What a report says stands before the mail that it brings back. */
  private static byte[] beginning(IMAPMessage message) throws MessagingException {
    try (InputStream raw = message.getMimeStream()) {
      return raw.readNBytes(A_BEGINNING);
    } catch (IOException e) {
      throw new MessagingException("a report can't be fetched", e);
    }
  }

  /**
   * The id of the mail that this report says will never arrive. One that nobody can read says so of
   * none, and those behind it are read all the same.
   */
  static Optional<String> lasting(byte[] report) {
    Session none = Session.getInstance(new Properties());
    try {
      return lasting(new MimeMessage(none, new ByteArrayInputStream(report)));
    } catch (MessagingException | IOException e) {
      LOG.warn("a report about a mail can't be read: {}", e.toString());
      return Optional.empty();
    }
  }

  private static Optional<String> lasting(Part report) throws MessagingException, IOException {
    boolean failed = false;
    Optional<String> id = Optional.empty();
    if (report.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType("message/delivery-status")) {
          failed |= failed(part);
        } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
          id = id.isPresent() ? id : id(part);
        }
      }
    }
    return failed ? id : Optional.empty();
  }

  /** Fields of the mail as a whole, an empty line, and fields of each recipient. */
  private static boolean failed(Part status) throws MessagingException, IOException {
    try (InputStream fields = new BufferedInputStream(status.getInputStream())) {
      while (more(fields)) {
        InternetHeaders block = new InternetHeaders(fields);
        String action = block.getHeader("Action", null);
        String code = block.getHeader("Status", null);
        if (action != null && code != null && isLasting(action.strip(), code.strip())) {
          return true;
        }
      }
    }
    return false;
  }

  /** That it is late, or that ours may not send, says nothing about a mailbox. */
  private static boolean isLasting(String action, String code) {
    return action.equalsIgnoreCase("failed") && code.startsWith("5.") && !code.startsWith("5.7.");
  }

  private static boolean more(InputStream fields) throws IOException {
    fields.mark(1);
    int next = fields.read();
    fields.reset();
    return next >= 0;
  }

  /** Ours looks like {@code <id@domain>}. */
  private static Optional<String> id(Part original) throws MessagingException, IOException {
    try (InputStream content = original.getInputStream()) {
      String id = new InternetHeaders(content).getHeader("Message-ID", null);
      return Optional.ofNullable(id).map(given -> given.strip().replaceAll("^<|@.*$", ""));
    }
  }

  private Session session() {
    Properties settings = new Properties();
    String protocol = box.security() == BounceBox.Security.TLS ? "imaps" : "imap";
    settings.put("mail.store.protocol", protocol);
    String prefix = "mail." + protocol + ".";
    settings.put(prefix + "host", box.host());
    settings.put(prefix + "port", String.valueOf(box.port()));
    settings.put(prefix + "connectiontimeout", PATIENCE);
    settings.put(prefix + "timeout", PATIENCE);
    settings.put(prefix + "writetimeout", PATIENCE);
    settings.put(prefix + "peek", "true"); // people read this mailbox, too
    settings.put(
        prefix + "starttls.required",
        String.valueOf(box.security() == BounceBox.Security.STARTTLS));
    settings.put(
        prefix + "starttls.enable", String.valueOf(box.security() == BounceBox.Security.STARTTLS));
    settings.put(prefix + "ssl.checkserveridentity", "true");
    return Session.getInstance(settings);
  }
}
