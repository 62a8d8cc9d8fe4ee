package earshot.ingest.connect;

import earshot.ingest.fetch.Outcome;
import earshot.ingest.fetch.ResponseAction;
import earshot.ingest.fetch.Wire;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Item.Gone;
import earshot.ingest.source.LiveFeed;
import earshot.ingest.source.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to a feed that speaks by itself: connects, hears, tells how far it got, and connects
 * again from there when the connection has ended.
 */
final class Listening implements Ear {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final int MESSAGES = 1_000;
  private static final Duration LONGEST_TURN = Duration.ofSeconds(1);
  private static final Duration FIRST_WORD = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofMillis(200);
  private static final Duration REST = Duration.ofSeconds(1);

  private final Watched watched;
  private final LiveFeed feed;
  private final Tools tools;
  private final Progress progress;
  private final Ledger ledger;
  private final Sieve sieve;
  private final Asker asker;
  private final Schedule schedule;
  private final Reach reach;
  private @Nullable Wire wire;
  private Request asked;

  Listening(
      Watched watched,
      LiveFeed feed,
      Tools tools,
      Progress progress,
      Seen seen,
      Ledger ledger,
      Heard.Out out) {
    this.watched = watched;
    this.feed = feed;
    this.tools = tools;
    this.progress = progress;
    this.ledger = ledger;
    Handover handover = new Handover(watched, progress.offset(seen.extent()), out);
    this.sieve = new Sieve(watched, progress, seen, ledger, handover);
    this.asker = new Asker(watched, tools, progress);
    this.schedule = new Schedule(watched, tools, progress);
    Keyring keyring = new Keyring(feed, tools.access());
    Teller teller = new Teller(progress, seen, ledger, handover, keyring);
    this.reach = new Reach(feed, progress, seen, ledger, handover, teller);
    this.asked = request();
  }

  @Override
  public boolean hasInterval() {
    return watched.every().isPresent();
  }

  @Override
  public Instant due() {
    return schedule.due();
  }

  @Override
  public void turn() throws InterruptedException {
    try {
      Wire open = wire == null ? connected() : wire;
      if (open != null) {
        listen(open);
      }
    } catch (RuntimeException e) {
      LOG.warn("{} {}: cannot be listened to", watched.source(), feed.place(), e);
      failed("cannot be listened to: " + e, ResponseAction.GIVE_UP, Optional.empty());
    }
  }

  private @Nullable Wire connected() throws InterruptedException {
    ledger.attempt(tools.now());
    asked = request();
    Wire fresh = new Wire(MESSAGES);
    Outcome outcome = asker.open(asked, schedule.manners(), fresh);
    if (outcome.action() != ResponseAction.SUCCESS) {
      failed(outcome.why(), outcome.action(), outcome.until());
      return null;
    }
    reach.connected();
    wire = fresh;
    return fresh;
  }

  /** From the position that Kafka has; the first time from now, or as far back as told. */
  private Request request() {
    Instant since = progress.began.minus(watched.since().orElse(Duration.ZERO));
    return feed.request(new Cursor(since, progress.position), Optional.empty());
  }

  private void listen(Wire open) throws InterruptedException {
    Instant enough = tools.now().plus(LONGEST_TURN);
    boolean silent = false;
    for (int n = 0; n < MESSAGES && !silent && tools.now().isBefore(enough); n++) {
      Optional<String> message = open.next(reach.isFresh() ? FIRST_WORD : SILENCE);
      message.ifPresent(this::hear);
      silent = message.isEmpty();
    }
    Optional<String> ended = open.ended();
    if (ended.isPresent()) {
      open.close();
      wire = null;
      schedule.more();
      failed(ended.get(), ResponseAction.RETRY, Optional.empty());
    } else {
      schedule.again(silent ? REST : Duration.ZERO);
      reach.tell(schedule.due(), tools.now());
    }
  }

  /** One message that cannot be understood waits in quarantine, once for each reason. */
  private void hear(String message) {
    byte[] body = message.getBytes(StandardCharsets.UTF_8);
    try {
      Page page = feed.parse(new Fetched(asked.url(), Headers.of(), body));
      page.items().forEach(item -> sieve.safely(item, tools.now(), this::take));
      page.position().ifPresent(position -> reach.to(position, tools.now()));
    } catch (Exception e) {
      String why = "a message is not what this place gives: " + e.getMessage();
      sieve.rejectPage(why, message, tools.now());
      reach.misheard(why);
    }
  }

  /** A place that tells of everybody's deletions tells mostly of what we never heard. */
  private void take(Item item) {
    boolean stranger = item instanceof Gone gone && !sieve.knows(gone.nativeId());
    if (!stranger) {
      sieve.sift(item, tools.now());
    }
  }

  private void failed(String reason, ResponseAction action, Optional<Instant> until)
      throws InterruptedException {
    String why = watched.secrets().hide(reason);
    schedule.failed(action, until);
    reach.lost(why, schedule.due(), tools.now());
    LOG.info("{} {}: {}; next {}", watched.source(), feed.place(), why, schedule.due());
  }
}
