package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.mention.Contact;
import earshot.mention.Kind;
import earshot.mention.MentionId;
import earshot.mention.Receipt;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import earshot.mention.Sending.State;
import earshot.query.CheckResult;
import earshot.query.live.Postbox;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers by mail, through a real server on this machine. */
class PostmanTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private static final MentionId MENTION = MentionId.of("feedback", "Acme", "1");
  private static final String TEXT = "Մենք ցավում ենք, please come back";

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Box box = new Box();
  private int port;

  /** A postbox in memory. */
  private static final class Box implements Postbox {
    private final BlockingQueue<ReplyOrder> orders = new LinkedBlockingQueue<>();
    private final Map<MentionId, Contact> contacts = new ConcurrentHashMap<>();
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();

    @Override
    public Optional<ReplyOrder> next(Duration atMost) throws InterruptedException {
      return Optional.ofNullable(orders.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public Optional<Contact> contact(MentionId mention) {
      return Optional.ofNullable(contacts.get(mention));
    }

    @Override
    public Optional<Sending> known(String reply) {
      return receipts.stream()
          .map(Receipt::sending)
          .filter(sending -> sending.reply().equals(reply))
          .reduce((earlier, later) -> later);
    }

    @Override
    public void put(Receipt receipt) {
      receipts.add(receipt);
    }

    @Override
    public CheckResult check() {
      return CheckResult.ok("in memory");
    }

    private List<State> states() {
      return receipts.stream().map(receipt -> receipt.sending().state()).toList();
    }

    private String why() {
      return receipts.getLast().sending().why().orElseThrow();
    }
  }

  @BeforeEach
  void start() {
    server.setUser("ani@example.org", "ani", "any");
    server.start();
    port = server.getSmtp().getPort();
    contact("ani@example.org");
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private void contact(String address) {
    box.contacts.put(MENTION, new Contact(address, NOON));
  }

  private Postman postman(Instant now) {
    return postman(now, port);
  }

  private Postman postman(Instant now, int smtpPort) {
    Smtp smtp =
        new Smtp(
            "127.0.0.1",
            smtpPort,
            "Acme <desk@acme.example>",
            Optional.empty(),
            Optional.empty(),
            Smtp.Security.NONE);
    AnswerForm form = new AnswerForm("Your message to us", Optional.of("feedback@acme.example"));
    return new Postman(box, smtp, form, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static ReplyOrder order() {
    return new ReplyOrder(
        "c-1",
        MENTION,
        "feedback",
        "Acme",
        "1",
        Kind.FEEDBACK,
        Optional.empty(),
        Optional.empty(),
        TEXT,
        Optional.of("mara"),
        NOON);
  }

  @Test
  void anAnswerArrivesOnceWithItsWords() throws Exception {
    assertThat(postman(NOON).bring(order())).isEmpty();
    assertThat(postman(NOON).bring(order())).isEmpty();

    assertThat(server.getReceivedMessages()).hasSize(1);
    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getContent().toString().strip()).isEqualTo(TEXT);
    assertThat(mail.getMessageID()).isEqualTo("<c-1@acme.example>");
    assertThat(mail.getSubject()).isEqualTo("Your message to us");
    assertThat(mail.getReplyTo()[0]).hasToString("feedback@acme.example");
    assertThat(mail.getHeader("In-Reply-To")).isNull();
    assertThat(box.states()).containsExactly(State.SENDING, State.SENT);
    assertThat(box.receipts.getLast().sending().nativeId()).contains("<c-1@acme.example>");
  }

  @Test
  void anAnswerToAMailStandsBelowIt() throws Exception {
    box.contacts.put(
        MENTION,
        new Contact(
            "ani@example.org", Optional.of("Սառը սուրճ"), Optional.of("m1@mail.example"), NOON));
    postman(NOON).bring(order());

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("Re: Սառը սուրճ");
    assertThat(mail.getHeader("In-Reply-To")).containsExactly("<m1@mail.example>");
    assertThat(mail.getHeader("References")).containsExactly("<m1@mail.example>");
  }

  @Test
  void whoDiedWhileSendingDoesNotSendAgain() {
    box.put(new Receipt(MENTION, Sending.queued("c-1", NOON).begun(NOON)));
    assertThat(postman(NOON).bring(order())).isEmpty();
    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(box.why()).contains("may have been sent");
  }

  @Test
  void aServerThatFallsSilentMayHaveTakenIt() throws Exception {
    try (MuteServer mute = new MuteServer()) {
      assertThat(postman(NOON, mute.port()).bring(order())).isEmpty();
    }
    assertThat(box.states()).containsExactly(State.SENDING, State.REFUSED);
    assertThat(box.why()).contains("may have been sent");
  }

  @Test
  void aServerThatIsAwayIsAskedAgain() {
    server.stop();
    assertThat(postman(NOON).bring(order())).contains(NOON.plusSeconds(60));
    assertThat(box.states()).containsExactly(State.SENDING, State.QUEUED);
    Instant late = NOON.plus(Duration.ofHours(13));
    assertThat(postman(late).bring(order())).isEmpty();
    assertThat(box.why()).contains("12 hours");
  }

  @Test
  void whatIsNoAddressGetsNoMail() {
    contact("call me: +374 10 000000");
    assertThat(postman(NOON).bring(order())).contains(NOON.plusSeconds(1));
    assertThat(postman(NOON.plusSeconds(60)).bring(order())).isEmpty();
    assertThat(server.getReceivedMessages()).isEmpty();
    assertThat(box.receipts).isEmpty();
  }

  @Test
  void nobodyGetsTwoAddressesIntoOne() {
    contact("ani@example.org, all@acme.example");
    postman(NOON.plusSeconds(60)).bring(order());
    contact("ani@example.org\nBcc: all@acme.example");
    postman(NOON.plusSeconds(60)).bring(order());
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void whatIsOrderedLeavesByItself() {
    box.orders.add(order());
    try (Postman postman = postman(NOON).start()) {
      assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
      await().until(() -> box.states().contains(State.SENT));
      assertThat(postman.check().ok()).isTrue();
    }
    assertThat(box.states()).containsExactly(State.SENDING, State.SENT);
  }
}
