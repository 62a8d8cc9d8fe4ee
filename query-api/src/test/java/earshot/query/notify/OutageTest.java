package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/**
 * An hour in which a receiver says no, says nothing and is gone, while the process dies again and
 * again. Time is simulated, the connections are not.
 */
class OutageTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final int EPISODES = 12;

  /** Nobody listens there. */
  private static final int NOWHERE = 1;

  private final Map<String, Delivery> kept = new LinkedHashMap<>();
  private Instant now = NOON;
  private int receipts;

  @Test
  void aWebhookIsToldOfEachEpisodeOnce() throws IOException {
    List<String> told = new CopyOnWriteArrayList<>();
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(new Ill(told));
      server.start();
      URI there = server.url("/").uri();
      URI gone = URI.create("http://127.0.0.1:" + NOWHERE);
      Post post = new Post(true, clock(), Duration.ofMillis(100));
      anHour(
          true,
          message ->
              new WebhookReceiver(
                      post, minute() / 20 == 2 ? gone : there, Optional.empty(), clock())
                  .send(message));
    }

    assertThat(told).doesNotHaveDuplicates().hasSize(EPISODES);
    assertThat(kept.values()).extracting(Delivery::state).containsOnly(Delivery.State.DELIVERED);
  }

  /** A mailbox recognises nothing: what may be there already says so when it comes again. */
  @Test
  void aMailboxIsToldOfEachEpisodeAndWhatComesAgainSaysSo() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    int port = server.getSmtp().getPort();
    anHour(false, message -> mailed(message, port));
    Map<String, List<String>> mails = new LinkedHashMap<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      Object text = ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
      for (String episode : text.toString().strip().split(" ")) {
        mails.computeIfAbsent(episode, e -> new ArrayList<>()).add(mail.getSubject());
      }
    }
    server.stop();

    assertThat(mails).hasSize(EPISODES);
    assertThat(mails.values())
        .allSatisfy(
            each -> {
              assertThat(each).hasSizeLessThanOrEqualTo(2);
              assertThat(each.stream().skip(1)).allMatch("again"::equals);
            });
    assertThat(kept.values()).extracting(Delivery::state).containsOnly(Delivery.State.DELIVERED);
  }

  private Receiver.Outcome mailed(Message message, int port) {
    try {
      return switch (minute() / 20) {
        case 0 -> {
          try (ScriptedSmtp busy = new ScriptedSmtp("451 4.3.2 not now")) {
            yield mail(busy.port()).send(message);
          }
        }
        case 1 -> {
          try (MuteServer mute = new MuteServer()) {
            yield mail(mute.port()).send(message);
          }
        }
        case 2 -> mail(NOWHERE).send(message);
        default -> mail(port).send(message);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Receiver mail(int port) {
    Smtp smtp =
        new Smtp(
            "127.0.0.1",
            port,
            "earshot@acme.example",
            Optional.empty(),
            Optional.empty(),
            Smtp.Security.NONE);
    return new EmailReceiver(smtp, List.of("desk@acme.example"));
  }

  private int minute() {
    return Math.toIntExact(Duration.between(NOON, now).toMinutes());
  }

  private Clock clock() {
    InstantSource time = () -> now;
    return time.withZone(ZoneOffset.UTC);
  }

  /** How a message is sent just now. */
  private interface Way {
    Receiver.Outcome send(Message message);
  }

  /** An episode each five minutes, a death each seven and in the middle of many a receipt. */
  private void anHour(boolean recognises, Way way) {
    Outbox outbox = outbox(recognises, way);
    for (int second = 0; second < 70 * 60; second++) {
      for (int i = 0; i < EPISODES && i * 300 <= second; i++) {
        outbox.offer(episode("e" + i));
      }
      try {
        outbox.work();
      } catch (Killed e) {
        outbox = outbox(recognises, way);
      }
      outbox = second % 420 == 419 ? outbox(recognises, way) : outbox;
      now = now.plusSeconds(1);
    }
  }

  /** A new life: only the receipts are left. */
  private Outbox outbox(boolean recognises, Way way) {
    Receiver receiver =
        new Receiver() {
          @Override
          public Outcome send(Message message) {
            return way.send(message);
          }

          @Override
          public boolean recognises() {
            return recognises;
          }
        };
    Outbox outbox = new Outbox("desk", receiver, new Plain(), this::keep, clock());
    kept.values().forEach(outbox::remember);
    return outbox;
  }

  /** Now and then the process dies before it can say what came of it. */
  private void keep(Delivery receipt) {
    if (receipt.state() != Delivery.State.SENDING && ++receipts % 13 == 0) {
      throw new Killed();
    }
    kept.put(receipt.id(), receipt);
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Letters that are the names of their episodes. */
  private static final class Plain implements Letters {
    @Override
    public Message compose(Delivery delivery) {
      List<String> names = delivery.items().stream().map(Delivery.Item::episode).toList();
      return new Message(
          delivery.id(),
          delivery.repeat() ? "again" : "news",
          String.join(" ", names),
          Optional.empty(),
          Optional.empty(),
          Locale.ENGLISH,
          names,
          delivery.repeat());
    }

    @Override
    public boolean settled(Episode episode) {
      return false;
    }

    @Override
    public boolean mayBeTold(Episode episode, Instant at) {
      return true;
    }
  }

  /** Says no for twenty minutes, takes without a word for twenty, and is well after the hour. */
  private final class Ill extends Dispatcher {
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final List<String> told;

    Ill(List<String> told) {
      this.told = told;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      if (minute() < 20) {
        return new MockResponse.Builder().code(500).build();
      }
      if (taken.add(String.valueOf(request.getHeaders().get("Idempotency-Key")))) {
        told.addAll(names(request));
      }
      return minute() < 40
          ? new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build()
          : new MockResponse.Builder().code(200).build();
    }

    private static List<String> names(RecordedRequest request) {
      try {
        return List.of(
            MentionJson.MAPPER.readValue(request.getBody().toByteArray(), String[].class));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Episode episode(String id) {
    return new Episode(
        id,
        "rule",
        "each",
        "town-1",
        Episode.State.OPEN,
        1,
        Episode.Change.OPENED,
        NOON,
        NOON,
        Optional.empty(),
        Optional.empty(),
        List.of(new MentionId("town-1")),
        List.of("desk"),
        Optional.empty());
  }
}
