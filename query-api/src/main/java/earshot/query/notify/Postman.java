package earshot.query.notify;

import earshot.mention.Contact;
import earshot.mention.Receipt;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import earshot.query.CheckResult;
import earshot.query.Component;
import earshot.query.live.Postbox;
import earshot.query.notify.Receiver.Outcome;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers by mail those who said how they can be reached, none twice. That an answer leaves is
 * written down before it does; where it then stays unknown whether the server took it, it is not
 * sent again, and people are told: no server can be asked for what it has sent.
 */
public final class Postman implements Component {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final Duration REST = Duration.ofMinutes(1);
  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final Duration A_MOMENT = Duration.ofMillis(50);

  private final Postbox box;
  private final Mailer mailer;
  private final AnswerForm form;
  private final Clock clock;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A postman that has not started.
   *
   * @param smtp the server that takes our mail
   */
  public Postman(Postbox box, Smtp smtp, AnswerForm form, Clock clock) {
    this.box = box;
    this.mailer = new Mailer(smtp);
    this.form = form;
    this.clock = clock;
  }

  private record Waiting(ReplyOrder reply, Instant due) {}

  /** Begins to send. */
  public Postman start() {
    Thread.ofPlatform().daemon().name("postman").start(this::run);
    return this;
  }

  private void run() {
    try {
      while (!box.check().ok() && !closed.await(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS)) {
        continue; // what is not read yet may say that an answer has left
      }
      while (closed.getCount() > 0) {
        box.next(A_SECOND).ifPresent(this::keep);
        bringDue();
      }
    } catch (InterruptedException e) {
      closed.countDown();
    }
  }

  private void keep(ReplyOrder reply) {
    waiting.put(reply.id(), new Waiting(reply, Instant.MIN));
  }

  private void bringDue() throws InterruptedException {
    for (Waiting next : waiting.values().stream().filter(this::isDue).toList()) {
      try {
        bring(next.reply())
            .ifPresentOrElse(
                due -> waiting.put(next.reply().id(), new Waiting(next.reply(), due)),
                () -> waiting.remove(next.reply().id()));
      } catch (RuntimeException e) {
        LOG.error("what becomes of an answer can't be kept now; again in {}", A_SECOND, e);
        closed.await(A_SECOND.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private boolean isDue(Waiting one) {
    return !one.due().isAfter(clock.instant());
  }

  /** Brings one as far as it gets now; says when to try again, empty when nothing is left to do. */
  Optional<Instant> bring(ReplyOrder reply) {
    Optional<Contact> contact = box.contact(reply.mention()).filter(c -> c.mail().isPresent());
    if (contact.isEmpty()) {
      return unaddressed(reply);
    }
    Sending known = box.known(reply.id()).orElseGet(() -> Sending.queued(reply.id(), reply.at()));
    if (known.state().over()) {
      return Optional.empty();
    }
    if (known.state() == Sending.State.SENDING) {
      return over(reply, known.unknown(now(), "a mail server cannot be asked"));
    }
    if (reply.isLate(now())) {
      String why =
          "the mail server did not take it for " + ReplyOrder.PATIENCE.toHours() + " hours";
      return over(reply, known.refused(now(), why));
    }
    note(reply, known.begun(now()));
    return settle(reply, known, send(reply, contact.get()));
  }

  /** Somebody else's, or one whose address is not read yet. */
  private Optional<Instant> unaddressed(ReplyOrder reply) {
    Instant soon = now().plus(A_SECOND);
    return Optional.of(soon).filter(then -> then.isBefore(reply.at().plus(REST)));
  }

  private Optional<Instant> settle(ReplyOrder reply, Sending known, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Delivered delivered ->
          over(reply, known.sent(now(), Optional.of(mailer.messageId(reply.id()))));
      case Outcome.Refused refused -> over(reply, known.refused(now(), refused.why()));
      case Outcome.Unknown unknown -> over(reply, known.unknown(now(), unknown.why()));
      case Outcome.Failed failed -> later(reply, failed.why());
    };
  }

  private Optional<Instant> over(ReplyOrder reply, Sending sending) {
    note(reply, sending);
    return Optional.empty();
  }

  /** The server said no for now, so it surely did not take it. */
  private Optional<Instant> later(ReplyOrder reply, String why) {
    note(reply, Sending.queued(reply.id(), now()));
    LOG.warn("the answer to {} did not leave, again in {}: {}", reply.mention(), REST, why);
    return Optional.of(now().plus(REST));
  }

  private void note(ReplyOrder reply, Sending sending) {
    box.put(new Receipt(reply.mention(), sending));
  }

  private Outcome send(ReplyOrder reply, Contact contact) {
    MimeMessage mail;
    try {
      mail = mail(reply, contact);
    } catch (MessagingException e) {
      return new Outcome.Refused("no mail can be made of it: " + e.getMessage());
    }
    return mailer.send(mail);
  }

  private MimeMessage mail(ReplyOrder reply, Contact contact) throws MessagingException {
    String utf8 = StandardCharsets.UTF_8.name();
    MimeMessage mail = mailer.mail(reply.id());
    mail.setRecipient(RecipientType.TO, new InternetAddress(contact.mail().orElseThrow(), true));
    mail.setSubject(subject(contact), utf8);
    if (contact.message().isPresent()) {
      String answered = "<" + contact.message().get() + ">";
      mail.setHeader("In-Reply-To", answered);
      mail.setHeader("References", answered);
    }
    if (form.replyTo().isPresent()) {
      mail.setReplyTo(InternetAddress.parse(form.replyTo().get()));
    }
    mail.setText(reply.text(), utf8);
    return mail;
  }

  private String subject(Contact contact) {
    return contact
        .subject()
        .map(subject -> subject.matches("(?is)re:.*") ? subject : "Re: " + subject)
        .orElse(form.subject());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public CheckResult check() {
    return box.check();
  }

  @Override
  public void close() {
    closed.countDown();
    box.close();
  }
}
