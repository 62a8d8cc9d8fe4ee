package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.mention.Delivery;
import earshot.mention.Followup;
import earshot.mention.Followup.OptOut;
import earshot.mention.Followup.Why;
import earshot.query.followup.FollowupPlan;
import earshot.query.followup.GuestList;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers who are asked by mail, over a real server and over one that says what it is told. */
class FollowupsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });
  private final GuestList guests = new GuestList();
  private final Map<String, Delivery> receipts = new LinkedHashMap<>();
  private FollowupPlan plan = GuestList.PLAN;
  private Instant now = NOON;
  private int port;
  private Followups mails;

  @BeforeEach
  void start() {
    server.start();
    port = server.getSmtp().getPort();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void theyAreAskedOnceAWhileAfterTheyBought() throws Exception {
    guests.put(customer("ani", NOON));
    pass(DAY);
    assertThat(to()).isEmpty();
    pass(DAY.multipliedBy(2));

    assertThat(to()).containsExactly("ani@example.org");
    MimeMessage mail = server.getReceivedMessages()[0];
    String out = mail.getHeader("List-Unsubscribe")[0];
    assertThat(out).matches("<https://earshot\\.example/followup/.*/unsubscribe>");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(mail.getSubject()).contains("Acme");
  }

  @Test
  void whoDoesNotAnswerIsRemindedOnce() throws Exception {
    guests.put(customer("ani", NOON));
    pass(DAY.multipliedBy(29));

    assertThat(to()).containsExactly("ani@example.org", "ani@example.org");
    assertThat(server.getReceivedMessages()[1].getSubject()).startsWith("Once more");
  }

  @Test
  void whoAnswersIsNotReminded() {
    guests.put(customer("ani", NOON));
    pass(DAY.multipliedBy(3));
    guests.put(guests.all().getFirst().answered(now, 5));
    pass(DAY.multipliedBy(20));

    assertThat(to()).hasSize(1);
  }

  @Test
  void whoWantsNoMailGetsNone() {
    guests.put(customer("ani", NOON));
    guests.put(new OptOut(plan.seal().person("ani@example.org"), NOON, Why.WISH));
    pass(DAY.multipliedBy(20));

    assertThat(to()).isEmpty();
  }

  @Test
  void noMoreThanTheLimitsGoOut() {
    limited(3, 5);
    for (int i = 0; i < 12; i++) {
      guests.put(customer("c" + i, NOON.minus(DAY.multipliedBy(2))));
    }
    pass(Duration.ofMinutes(50));
    assertThat(to()).hasSize(3);
    pass(Duration.ofHours(20));
    assertThat(to()).hasSize(5);
    pass(DAY.multipliedBy(3));

    assertThat(to()).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void aRestartForgetsNoLimit() {
    limited(3, 5);
    for (int i = 0; i < 12; i++) {
      guests.put(customer("c" + i, NOON.minus(DAY.multipliedBy(2))));
    }
    for (int life = 0; life < 4; life++) {
      pass(Duration.ofMinutes(2));
    }

    assertThat(to()).hasSize(3);
  }

  @Test
  void whatWasOnItsWayWhenItWasKilledIsNotSentAgain() {
    guests.put(customer("ani", NOON));
    now = NOON.plus(DAY.multipliedBy(2));
    String item = "followup:" + guests.all().getFirst().id();
    Delivery dying =
        Delivery.of(
                Followups.OUTBOX, List.of(new Delivery.Item(item, 1)), Delivery.State.SENDING, now)
            .sending(now);
    receipts.put(dying.id(), dying);
    pass(DAY);
    assertThat(to()).isEmpty();
    pass(DAY.multipliedBy(6));

    assertThat(to()).as("the reminder makes up for what may be lost").hasSize(1);
  }

  @Test
  void anAddressThatBouncesIsNotMailedAgain() throws Exception {
    try (ScriptedSmtp scripted = new ScriptedSmtp("550 5.1.1 no nobody@example.org here")) {
      port = scripted.port();
      guests.put(customer("nobody", NOON));
      pass(DAY.multipliedBy(20));

      assertThat(scripted.recipients()).hasSize(1);
    }
    assertThat(guests.optedOut(plan.seal().person("nobody@example.org")).orElseThrow().why())
        .isEqualTo(Why.BOUNCE);
    assertThat(guests.all().getFirst().address()).isEmpty();
    assertThat(receipts.values().toString()).doesNotContain("nobody@example.org");
  }

  @Test
  void thatWeMayNotSendIsNoBounce() throws Exception {
    guests.put(customer("ani", NOON.minus(DAY.multipliedBy(2))));
    try (ScriptedSmtp scripted = new ScriptedSmtp("554 5.7.1 relay access denied")) {
      int right = port;
      port = scripted.port();
      pass(Duration.ofMinutes(5));
      port = right;
    }
    assertThat(guests.optedOut(plan.seal().person("ani@example.org"))).isEmpty();
    pass(Duration.ofMinutes(5));

    assertThat(to()).containsExactly("ani@example.org");
  }

  @Test
  void aMailboxThatIsBusyHoldsNobodyElseUpAndIsAskedLater() throws Exception {
    UnaryOperator<String> full = to -> to.contains("ani") ? "450 4.2.2 ani is full" : "250 ok";
    limited(3, 5);
    try (ScriptedSmtp scripted = new ScriptedSmtp(full)) {
      int right = port;
      port = scripted.port();
      for (String name : List.of("ani", "aram", "lusine", "nare")) {
        guests.put(customer(name, NOON.minus(DAY.multipliedBy(2))));
      }
      pass(Duration.ofMinutes(4));
      assertThat(scripted.recipients())
          .as("whom it does not take counts for no limit")
          .extracting(to -> to.replaceAll(".*<(\\w+)@.*", "$1"))
          .containsExactly("ani", "aram", "lusine", "nare");
      port = right;
    }
    pass(Duration.ofHours(2));

    assertThat(to()).containsExactly("ani@example.org");
    assertThat(guests.optedOut(plan.seal().person("ani@example.org"))).isEmpty();
  }

  @Test
  void whatComesBackDaysLaterIsNotMailedAgain() throws Exception {
    guests.put(customer("ani", NOON));
    guests.put(customer("aram", NOON));
    pass(DAY.multipliedBy(3));
    GreenMailUser us = server.setUser("hello@acme.example", "hello", "pass");
    us.deliver(
        GreenMailUtil.newMimeMessage(
            "Content-Type: multipart/report; boundary=b\r\n\r\nnothing of what it promises\r\n"));
    us.deliver(report(sent("ani"), "Action: failed\nStatus: 5.1.1"));
    us.deliver(report(sent("aram"), "Action: delayed\nStatus: 4.4.7"));
    us.deliver(report(sent("aram"), "Action: failed\nStatus: 5.7.1"));
    us.deliver(report("<made-up@acme.example>", "Action: failed\nStatus: 5.1.1"));
    us.deliver(GreenMailUtil.newMimeMessage("Subject: Hi\r\n\r\nWhen do you open?\r\n"));
    look();
    look();
    pass(DAY.multipliedBy(20));

    assertThat(guests.optedOut(plan.seal().person("ani@example.org")).orElseThrow().why())
        .isEqualTo(Why.BOUNCE);
    assertThat(guests.optedOut(plan.seal().person("aram@example.org"))).isEmpty();
    assertThat(to())
        .as("only aram is reminded")
        .containsExactlyInAnyOrder("ani@example.org", "aram@example.org", "aram@example.org");
    assertThat(unread()).as("what is no report is left to people").containsExactly("Hi");
  }

  private void look() throws Exception {
    new Bounces(
            new BounceBox(
                "127.0.0.1",
                server.getImap().getPort(),
                "hello",
                "pass",
                "INBOX",
                BounceBox.Security.NONE))
        .look(id -> mails.cameBack(id, receipts.values()));
  }

  /** The Message-ID of the mail to somebody. */
  private String sent(String name) throws Exception {
    for (MimeMessage mail : server.getReceivedMessagesForDomain("example.org")) {
      if (mail.getAllRecipients()[0].toString().startsWith(name)) {
        return mail.getMessageID();
      }
    }
    throw new AssertionError("nothing went to " + name);
  }

  /** What a mail server says days later; see RFC 3464. */
  private static MimeMessage report(String about, String fate) {
    return GreenMailUtil.newMimeMessage(
        """
        From: MAILER-DAEMON@mx.example
        To: hello@acme.example
        Subject: Undelivered
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        Sorry.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example
        Arrival-Date: Sun, 1 Mar 2026 12:00:00 +0000

        Final-Recipient: rfc822; somebody@example.org
        %s

        --b
        Content-Type: text/rfc822-headers

        Subject: How was it?
        Message-ID: %s

        --b--
        """
            .formatted(fate, about)
            .replace("\n", "\r\n"));
  }

  private List<String> unread() throws Exception {
    List<String> subjects = new ArrayList<>();
    MailFolder inbox =
        server
            .getManagers()
            .getImapHostManager()
            .getInbox(server.getManagers().getUserManager().getUser("hello"));
    for (StoredMessage message : inbox.getMessages()) {
      if (!message.isSet(jakarta.mail.Flags.Flag.SEEN)) {
        subjects.add(message.getMimeMessage().getSubject());
      }
    }
    return subjects;
  }

  @Test
  void nameAndAddressLeaveWhenTheirTimeIsOver() {
    guests.put(customer("ani", NOON));
    pass(DAY.multipliedBy(29));
    assertThat(guests.all().getFirst().address()).isPresent();
    pass(DAY.multipliedBy(2));

    Followup left = guests.all().getFirst();
    assertThat(left.address()).isEmpty();
    assertThat(left.name()).isEmpty();
  }

  @Test
  void theyLeaveAtOnceWhenNobodyNeedsThem() {
    guests.put(customer("ani", NOON).answered(NOON, 4));
    guests.put(customer("aram", NOON));
    guests.put(new OptOut(plan.seal().person("aram@example.org"), NOON, Why.WISH));
    pass(Duration.ofMinutes(1));

    assertThat(guests.all()).allMatch(guest -> guest.address().isEmpty());
    assertThat(guests.all().getFirst().stars()).hasValue(4);
  }

  @Test
  void whatIsLoggedTellsNobodysAddress() {
    assertThat(customer("ani", NOON).toString()).doesNotContain("ani");
  }

  private void limited(int perHour, int perDay) {
    plan =
        new FollowupPlan(
            plan.brand(),
            plan.seal(),
            plan.after(),
            Optional.empty(),
            plan.keep(),
            plan.again(),
            perHour,
            perDay,
            plan.language(),
            Map.of());
  }

  private Followup customer(String name, Instant bought) {
    String address = name + "@example.org";
    String person = plan.seal().person(address);
    return new Followup(
        plan.seal().followup("Acme", person, "2026-03-01"),
        "Acme",
        person,
        Optional.of(address),
        Optional.of(name),
        "en",
        Optional.of(bought),
        NOON,
        Optional.empty(),
        Optional.empty());
  }

  private List<String> to() {
    List<String> all = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessagesForDomain("example.org")) {
      try {
        all.add(mail.getAllRecipients()[0].toString());
      } catch (jakarta.mail.MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
    return all;
  }

  /** One life: what was receipted is remembered, and time passes. */
  private void pass(Duration span) {
    InstantSource time = () -> now;
    Clock clock = time.withZone(ZoneOffset.UTC);
    Smtp smtp =
        new Smtp(
            "127.0.0.1",
            port,
            "Acme <hello@acme.example>",
            Optional.empty(),
            Optional.empty(),
            Smtp.Security.NONE);
    Followups mails =
        new Followups(
            List.of(plan),
            guests,
            smtp,
            Optional.empty(),
            URI.create("https://earshot.example"),
            clock);
    this.mails = mails;
    Outbox outbox =
        new Outbox(
            Followups.OUTBOX,
            mails.receiver(),
            mails.letters(),
            receipt -> receipts.put(receipt.id(), receipt),
            clock);
    receipts.values().forEach(outbox::remember);
    receipts.values().forEach(mails::remember);
    Duration step = span.compareTo(DAY) > 0 ? Duration.ofHours(1) : Duration.ofMinutes(1);
    for (Instant end = now.plus(span); now.isBefore(end); now = now.plus(step)) {
      mails.due(receipts.values(), now).forEach(outbox::offer);
      mails.strip(now);
      boolean more = outbox.work();
      while (more) {
        more = outbox.work();
      }
    }
  }
}
