package earshot.ingest.connect;

import earshot.ingest.fetch.Backoff;
import earshot.ingest.fetch.Manners;
import earshot.ingest.fetch.Outcome;
import earshot.ingest.fetch.ResponseAction;
import earshot.ingest.fetch.Wire;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Request;

/**
 * Asks for one page, a few times if that helps soon, within the budget of its feed. What hung is
 * not asked again here: others of its host wait for their turn.
 */
final class Asker {
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Backoff RETRY = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10));
  private static final Duration REBUKED = Duration.ofSeconds(5);
  private static final Duration HUNG = Duration.ofSeconds(5);

  private final Tools tools;
  private final Progress progress;
  private final Feed feed;
  private final Purse purse;
  private final Speaker speaker;
  private final Backoff slowDown;

  Asker(Watched watched, Tools tools, Progress progress) {
    this.tools = tools;
    this.progress = progress;
    this.feed = watched.feed();
    this.purse = watched.purse();
    this.speaker = new Speaker(feed, watched.host(), tools);
    this.slowDown = new Backoff(Pace.firstRest(watched.every(), REBUKED), PATIENCE);
  }

  /** Asks; so many calls of the budget is what it costs each time. */
  Outcome ask(Request request, Manners manners, long cost) throws InterruptedException {
    Optional<Mailbox> mailbox = feed.mailbox();
    return mailbox.isPresent()
        ? ask(
            request,
            manners,
            cost,
            () -> tools.access().read(mailbox.get(), request, feed.oauth(), manners))
        : ask(request, manners, cost, () -> speaker.ask(request, manners));
  }

  /** Opens a connection in the same way, as one call. */
  Outcome open(Request request, Manners manners, Wire wire) throws InterruptedException {
    return ask(request, manners, 1, () -> speaker.open(request, manners, wire));
  }

  /** What was asked for brought so many items, which may have their price too. */
  void got(int items) {
    progress.budget = progress.budget.spend(purse.forItems(items), tools.now());
  }

  private interface Call {
    Outcome made() throws InterruptedException;
  }

  private Outcome ask(Request request, Manners manners, long cost, Call call)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      Instant asked = tools.now();
      Outcome outcome = once(call, cost);
      boolean hung = tools.now().isAfter(asked.plus(HUNG)) && outcome.status() == 0;
      Duration wait = wait(outcome, attempt);
      boolean passing =
          outcome.action() == ResponseAction.RETRY || outcome.action() == ResponseAction.SLOW_DOWN;
      if (!passing || hung || attempt == ATTEMPTS || wait.compareTo(PATIENCE) > 0) {
        return outcome;
      }
      if (outcome.action() == ResponseAction.SLOW_DOWN) {
        tools.throttle().pause(request.url().host(), tools.now().plus(wait));
      }
      tools.sleeper().sleep(wait);
    }
  }

  private Outcome once(Call call, long cost) throws InterruptedException {
    Instant now = tools.now();
    Optional<Instant> empty = progress.budget.emptyUntil(now);
    if (empty.isPresent()) {
      String why = "the budget of %s a day is used up".formatted(purse.told());
      return Outcome.failed(ResponseAction.SLOW_DOWN, why, empty);
    }
    Outcome outcome = call.made();
    boolean notAsked = outcome.status() == 0 && outcome.until().isPresent();
    progress.budget = notAsked ? progress.budget : progress.budget.spend(purse.forCalls(cost), now);
    return outcome;
  }

  private Duration wait(Outcome outcome, int attempt) {
    return outcome
        .until()
        .map(until -> Duration.between(tools.now(), until))
        .orElseGet(
            () ->
                outcome.action() == ResponseAction.SLOW_DOWN
                    ? slowDown.afterRebuke(attempt, tools.random())
                    : RETRY.afterFailure(attempt, tools.random()));
  }
}
