package earshot.ingest.source;

import earshot.mention.Contact;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one mail of a {@link Mailbox} says, as far as its beginning tells. */
public final class Mail {
  /** "On Monday Ada wrote:" in any language is the line before what is quoted. */
  private static final Pattern QUOTED = Pattern.compile("(?m)(^[^\\n]{1,200}:\\n+)?(^>.*(\\n|$))+");

  private static final Pattern SIGNATURE = Pattern.compile("(?ms)^-- ?$.*");
  private static final Pattern BULK = Pattern.compile("(?i)bulk|junk|list");
  private static final Pattern ID = Pattern.compile("<([^<>\\s]+)>");

  private final MimeMessage message;

  private Mail(MimeMessage message) {
    this.message = message;
  }

  public static Mail of(byte[] raw) throws MessagingException {
    Session none = Session.getInstance(new Properties());
    return new Mail(new MimeMessage(none, new ByteArrayInputStream(raw)));
  }

  /** Out of office, not delivered, sent to thousands. */
  public boolean isAutomatic() throws MessagingException {
    String submitted = header("Auto-Submitted").orElse("no");
    return !submitted.toLowerCase(Locale.ROOT).startsWith("no")
        || header("Precedence").filter(word -> BULK.matcher(word).matches()).isPresent()
        || header("List-Unsubscribe").isPresent()
        || message.isMimeType("multipart/report");
  }

  public boolean isFrom(String address) throws MessagingException {
    return from().filter(sender -> address.equalsIgnoreCase(sender.getAddress())).isPresent();
  }

  /** The name that the sender gives; an address is nothing to show. */
  public @Nullable String sender() throws MessagingException {
    return from().map(InternetAddress::getPersonal).orElse(null);
  }

  private Optional<InternetAddress> from() throws MessagingException {
    return first(message.getFrom());
  }

  private static Optional<InternetAddress> first(Address @Nullable [] addresses) {
    return Optional.ofNullable(addresses)
        .flatMap(all -> Stream.of(all).findFirst())
        .filter(InternetAddress.class::isInstance)
        .map(InternetAddress.class::cast);
  }

  /** Where its sender wants an answer, and what it answers. */
  public Optional<Contact> contact() throws MessagingException {
    Optional<String> address =
        first(message.getReplyTo()) // the sender, where nothing else is said
            .map(InternetAddress::getAddress)
            .filter(written -> !written.isBlank());
    Optional<String> subject = Optional.ofNullable(subject());
    Optional<String> id = id();
    Instant at = sent().orElse(Instant.EPOCH);
    return address.map(to -> new Contact(to, subject, id, at));
  }

  public Optional<String> id() throws MessagingException {
    return Optional.ofNullable(message.getMessageID()).flatMap(Mail::bare);
  }

  /** As RFC 2392 writes it behind {@code mid:}. */
  public String idInAddress() throws MessagingException {
    return URLEncoder.encode(id().orElse(""), StandardCharsets.UTF_8);
  }

  public @Nullable String subject() throws MessagingException {
    return message.getSubject();
  }

  public Optional<Instant> sent() throws MessagingException {
    return Optional.ofNullable(message.getSentDate()).map(Date::toInstant);
  }

  /** The first mail of the talk that this one goes on with. */
  public Optional<String> thread() throws MessagingException {
    return Stream.of("References", "In-Reply-To")
        .flatMap(name -> unfolded(name).stream())
        .flatMap(ids -> bare(ids).stream())
        .findFirst();
  }

  private Optional<String> unfolded(String name) {
    try {
      return header(name);
    } catch (MessagingException unreadable) {
      return Optional.empty(); // a talk that cannot be told is none
    }
  }

  private Optional<String> header(String name) throws MessagingException {
    return Optional.ofNullable(message.getHeader(name, " ")).map(String::strip);
  }

  private static Optional<String> bare(String ids) {
    return ID.matcher(ids).results().map(id -> id.group(1)).findFirst();
  }

  /** What was written now: without what it quotes and without the signature. */
  public String words() throws MessagingException, IOException {
    String all = text(message).orElse("").replaceAll("\\r\\n?", "\n");
    String unsigned = SIGNATURE.matcher(all).replaceFirst("");
    return QUOTED.matcher(unsigned).replaceAll("").strip();
  }

  private static Optional<String> text(Part part) throws MessagingException, IOException {
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return Optional.empty();
    } else if (part.isMimeType("text/plain")) {
      return Optional.of(part.getContent().toString());
    } else if (part.isMimeType("text/html")) {
      return Optional.of(PlainText.of(part.getContent().toString()));
    }
    return part.getContent() instanceof Multipart parts ? text(parts) : Optional.empty();
  }

  /** The first part with words; of alternatives that is the plain one. */
  private static Optional<String> text(Multipart parts) throws MessagingException, IOException {
    for (int i = 0; i < parts.getCount(); i++) {
      Optional<String> text = text(parts.getBodyPart(i));
      if (text.filter(words -> !words.isBlank()).isPresent()) {
        return text;
      }
    }
    return Optional.empty();
  }
}
