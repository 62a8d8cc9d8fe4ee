package earshot.ingest.connect;

import earshot.ingest.fetch.Manners;
import earshot.ingest.fetch.Outcome;
import earshot.ingest.fetch.ResponseAction;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Replier;
import earshot.mention.Receipt;
import earshot.mention.ReplyOrder;
import earshot.mention.Sending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings answers to their places, none twice. That one leaves is written down before it does; where
 * it then stays unknown whether it arrived, it is looked for at the place, or sent again where that
 * does no harm. Where neither can be done it is not sent again, and people are told.
 */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration REST = Duration.ofMinutes(1);
  private static final Manners MANNERS = new Manners(false, Manners.POLITE, Optional.empty());

  private final Map<String, Addressee> addressees;
  private final ReceiptBook receipts;
  private final Tools tools;

  /**
   * A courier for the places of one source.
   *
   * @param addressees by account
   */
  Courier(Map<String, Addressee> addressees, ReceiptBook receipts, Tools tools) {
    this.addressees = Map.copyOf(addressees);
    this.receipts = receipts;
    this.tools = tools;
    addressees.values().forEach(this::remember);
  }

  /** Goes on with the refresh tokens that places exchanged since they stood in the settings. */
  private void remember(Addressee to) {
    Keyring.exchangeable(to.replier())
        .ifPresent(
            oauth ->
                receipts
                    .token(Keyring.name(oauth))
                    .flatMap(locked -> Keyring.opened(oauth, locked))
                    .ifPresent(token -> tools.access().remember(oauth, token)));
  }

  /** Before anything else is asked: what was exchanged away is dead. */
  private void keep(Replier replier) {
    Keyring.exchangeable(replier)
        .ifPresent(
            oauth ->
                tools
                    .access()
                    .exchanged(oauth)
                    .map(token -> Keyring.lock(oauth, token.value()))
                    .ifPresent(locked -> receipts.keep(Keyring.name(oauth), locked)));
  }

  /**
   * A place that takes answers.
   *
   * @param secrets its keys, which it may repeat in what it says
   */
  record Addressee(Replier replier, Secrets secrets) {}

  /** Brings one as far as it gets now; says when to try again, empty when nothing is left to do. */
  Optional<Instant> bring(ReplyOrder reply) throws InterruptedException {
    Addressee to = addressees.get(reply.account());
    if (to == null) {
      return Optional.empty(); // somebody else's place, or one that is no longer answered
    }
    Sending known = receipts.of(reply.id()).orElseGet(() -> Sending.queued(reply.id(), reply.at()));
    if (known.state().over()) {
      return Optional.empty();
    }
    Errand errand = new Errand(reply, to, known);
    return known.state() == Sending.State.SENDING ? errand.findOut() : errand.leave();
  }

  /** One answer on its way to one place. */
  private final class Errand {
    private final ReplyOrder reply;
    private final Replier replier;
    private final Secrets secrets;
    private final Sending before;

    Errand(ReplyOrder reply, Addressee to, Sending before) {
      this.reply = reply;
      this.replier = to.replier().of(reply.kind());
      this.secrets = to.secrets();
      this.before = before;
    }

    /** It may have arrived already. */
    private Optional<Instant> findOut() throws InterruptedException {
      if (replier.isRepeatable()) {
        return leave();
      }
      Optional<Replier.Search> search = replier.search(reply);
      return search.isPresent() ? look(search.get()) : unknown("the place cannot be asked");
    }

    private Optional<Instant> look(Replier.Search search) throws InterruptedException {
      Outcome outcome = ask(search.request());
      switch (outcome.action()) {
        case SUCCESS -> {
          return looked(search, outcome);
        }
        case RETRY, SLOW_DOWN -> {
          return isLate() ? unknown(outcome.why()) : again(outcome);
        }
        default -> {
          return unknown(outcome.why());
        }
      }
    }

    private Optional<Instant> looked(Replier.Search search, Outcome outcome)
        throws InterruptedException {
      try {
        Optional<String> found = search.found().in(outcome.page().orElseThrow());
        return found.isPresent() ? arrived(found) : leave();
      } catch (IOException e) {
        return unknown(reason(e));
      }
    }

    private static String reason(IOException e) {
      return String.valueOf(e.getMessage());
    }

    private Optional<Instant> leave() throws InterruptedException {
      Optional<String> rule = replier.rules().broken(reply.text());
      if (rule.isPresent()) {
        return refused(rule.get());
      }
      if (isLate()) {
        String why = "the place did not take it for " + ReplyOrder.PATIENCE.toHours() + " hours";
        return givenUp(why);
      }
      Request first = replier.request(reply);
      return replier.asksFirst() ? askFirst(first) : send(first);
    }

    private Optional<Instant> askFirst(Request question) throws InterruptedException {
      Outcome outcome = ask(question);
      switch (outcome.action()) {
        case SUCCESS -> {
          return send(outcome);
        }
        case GIVE_UP -> {
          return givenUp(outcome.why());
        }
        default -> {
          return again(outcome);
        }
      }
    }

    private Optional<Instant> send(Outcome asked) throws InterruptedException {
      Request sending;
      try {
        sending = replier.request(reply, asked.page().orElseThrow());
      } catch (Refusal refusal) {
        return givenUp(refusal.why());
      } catch (IOException e) {
        return again(Outcome.failed(ResponseAction.RETRY, reason(e), Optional.empty()));
      }
      return send(sending);
    }

    private Optional<Instant> send(Request sending) throws InterruptedException {
      note(before.begun(tools.now()));
      Outcome outcome = ask(Once.only(sending));
      return switch (outcome.action()) {
        case SUCCESS, IGNORE -> taken(outcome);
        case RETRY -> again(outcome); // it may have arrived
        case SLOW_DOWN -> later(outcome);
        case GIVE_UP -> refused(outcome.why());
      };
    }

    private Optional<Instant> taken(Outcome outcome) {
      if (outcome.page().isEmpty()) {
        return arrived(Optional.empty());
      }
      try {
        return arrived(replier.parse(reply, outcome.page().get()));
      } catch (Refusal refusal) {
        Outcome meant = outcome.because(refusal, tools.now());
        return meant.action() == ResponseAction.GIVE_UP ? refused(meant.why()) : later(meant);
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("{} answers {} unexpectedly", reply.source(), reply.mention(), e);
        return again(outcome);
      }
    }

    private Optional<Instant> arrived(Optional<String> nativeId) {
      note(before.sent(tools.now(), nativeId.filter(id -> !id.isBlank())));
      return Optional.empty();
    }

    private Optional<Instant> refused(String why) {
      note(before.refused(tools.now(), secrets.hide(why)));
      return Optional.empty();
    }

    /** It is not sent now; whether it was before is another matter. */
    private Optional<Instant> givenUp(String why) {
      return before.state() == Sending.State.SENDING ? unknown(why) : refused(why);
    }

    private Optional<Instant> unknown(String why) {
      note(before.unknown(tools.now(), secrets.hide(why)));
      return Optional.empty();
    }

    /** The place said no for now, so it surely did not take it. */
    private Optional<Instant> later(Outcome outcome) {
      note(Sending.queued(reply.id(), tools.now()));
      return again(outcome);
    }

    private Optional<Instant> again(Outcome outcome) {
      Instant next = tools.now().plus(REST);
      Instant when = outcome.until().filter(next::isBefore).orElse(next);
      LOG.info("{} {}: {}; again {}", reply.source(), reply.mention(), outcome.why(), when);
      return Optional.of(when);
    }

    private boolean isLate() {
      return reply.isLate(tools.now());
    }

    private void note(Sending sending) {
      receipts.put(new Receipt(reply.mention(), sending));
    }

    private Outcome ask(Request request) throws InterruptedException {
      Outcome outcome = new Speaker(replier, request.url().host(), tools).ask(request, MANNERS);
      keep(replier);
      return outcome;
    }
  }
}
