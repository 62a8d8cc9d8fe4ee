package earshot.ingest.connect;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.connect.Progress.Unfinished;
import earshot.ingest.connect.Sieve.News;
import earshot.ingest.fetch.Manners;
import earshot.ingest.fetch.Outcome;
import earshot.ingest.fetch.ResponseAction;
import earshot.ingest.fetch.Validator;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Item.Said;
import earshot.ingest.source.Page;
import earshot.ingest.source.Pushed;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks one feed, page by page, a turn at a time. A walk that fails or is cut off goes on where it
 * was; what it concludes is concluded with its last page.
 */
final class Walk implements Ear {
  static final int PAGES_A_TURN = 50;
  private static final int LOOKUPS_A_TURN = 100;
  static final int MOST_PAGES = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Walk.class);
  private static final int MOST_FAILURES_A_PAGE = 3;

  private final Watched watched;
  private final Feed feed;
  private final Tools tools;
  private final Progress progress;
  private final Ledger ledger;
  private final Sieve sieve;
  private final Asker asker;
  private final Schedule schedule;
  private final Teller teller;
  private final Ending ending;
  private final Absences absences;
  private final Depth depth;
  private final Recheck recheck;
  private final Queue<Hint> hints = new ConcurrentLinkedQueue<>();
  private Tally tally;
  private Optional<Validator> unchanged = Optional.empty();
  private Optional<Validator> firstPage = Optional.empty();

  Walk(Watched watched, Tools tools, Progress progress, Seen seen, Ledger ledger, Heard.Out out) {
    this.watched = watched;
    this.feed = watched.feed();
    this.tools = tools;
    this.progress = progress;
    this.ledger = ledger;
    Handover handover = new Handover(watched, progress.offset(seen.extent()), out);
    this.sieve = new Sieve(watched, progress, seen, ledger, handover);
    this.asker = new Asker(watched, tools, progress);
    this.schedule = new Schedule(watched, tools, progress);
    this.teller = new Teller(progress, seen, ledger, handover, new Keyring(feed, tools.access()));
    this.ending = new Ending(watched, progress, seen, ledger);
    this.absences = new Absences(watched, seen, ledger, sieve);
    this.depth = new Depth(watched, progress);
    this.recheck = new Recheck(watched, tools, progress, seen, sieve, asker, schedule);
    this.tally = new Tally(progress.unfinished.isPresent());
  }

  @Override
  public boolean hasInterval() {
    return watched.every().isPresent();
  }

  @Override
  public boolean isCalledBy(JsonNode body) {
    Optional<Hint> hint = feed instanceof Pushed pushed ? pushed.hint(body) : Optional.empty();
    hint.ifPresent(hints::add);
    return hint.isPresent();
  }

  @Override
  public Instant due() {
    if (!hints.isEmpty()) {
      return Instant.EPOCH;
    }
    return schedule.due().isBefore(recheck.due()) ? schedule.due() : recheck.due();
  }

  /** As many pages as one turn may take, and some lookups. */
  @Override
  public void turn() throws InterruptedException {
    try {
      heed();
      boolean due = !schedule.due().isAfter(tools.now());
      int pages = due ? walk() : 0;
      // Where a host wants a second between requests, new things come before old ones.
      boolean shared = due && !hasInterval();
      recheck.some(shared ? Math.max(1, pages) : LOOKUPS_A_TURN);
      teller.tell(schedule.due(), tools.now());
    } catch (RuntimeException e) {
      LOG.warn("{} {}: cannot be walked", watched.source(), feed.place(), e);
      recheck.rest();
      failed("cannot be walked: " + e, ResponseAction.GIVE_UP, Optional.empty());
    }
  }

  /** Where the place says to look. */
  private void heed() {
    for (Hint hint = hints.poll(); hint != null; hint = hints.poll()) {
      recheck.look(hint.changed());
      if (hint.walk()) {
        schedule.hurry();
      }
    }
  }

  private int walk() throws InterruptedException {
    ledger.attempt(tools.now());
    begin();
    int before = tally.pages();
    walkOn();
    recheck.collect();
    return tally.pages() - before;
  }

  private void begin() {
    boolean goesOn = progress.unfinished.flatMap(Unfinished::token).isPresent();
    if (feed.shape() == Shape.WINDOW || !goesOn) {
      Instant now = tools.now();
      tally = new Tally(false);
      firstPage = Optional.empty();
      progress.unfinished =
          Optional.of(new Unfinished(now, depth.floor(now), Optional.empty(), Optional.empty()));
    }
  }

  private void walkOn() throws InterruptedException {
    for (int pages = 0; pages < PAGES_A_TURN || feed.shape() == Shape.WINDOW; pages++) {
      Unfinished walk = unfinished();
      Outcome outcome = ask(walk);
      Optional<Page> page = Optional.empty();
      switch (outcome.action()) {
        case IGNORE -> {
          completed();
          return;
        }
        case SUCCESS -> page = read(outcome);
        default -> {
          failed(outcome);
          return;
        }
      }
      if (page.isEmpty()) {
        return;
      }
      Optional<String> next = take(page.get());
      if (next.isEmpty()) {
        completed();
        return;
      }
      progress.unfinished = Optional.of(unfinished().at(next));
      teller.tell(tools.now(), tools.now());
    }
    tally.forgetItems(feed.shape());
    schedule.more();
  }

  private Unfinished unfinished() {
    return progress.unfinished.orElseThrow();
  }

  private Outcome ask(Unfinished walk) throws InterruptedException {
    boolean first = walk.token().isEmpty();
    Manners manners =
        schedule.manners().unless(first && !depth.deep() ? unchanged : Optional.empty());
    Cursor cursor = new Cursor(walk.floor(), progress.position);
    Outcome outcome = asker.ask(feed.request(cursor, walk.token()), manners, feed.cost());
    if (first) {
      firstPage = outcome.action() == ResponseAction.IGNORE ? unchanged : outcome.validator();
    }
    return outcome;
  }

  /** The page, or nothing where it is none: then it waits in quarantine and the walk failed. */
  private Optional<Page> read(Outcome outcome) throws InterruptedException {
    Fetched fetched = outcome.page().orElseThrow();
    try {
      return Optional.of(feed.parse(fetched));
    } catch (Refusal refusal) {
      failed(outcome.because(refusal, tools.now()));
      return Optional.empty();
    } catch (Exception e) {
      String why = "a page is not what this place gives: " + e.getMessage();
      String excerpt = new String(fetched.body(), StandardCharsets.UTF_8);
      sieve.rejectPage(why, excerpt, tools.now());
      failed(why, ResponseAction.RETRY, Optional.empty());
      return Optional.empty();
    }
  }

  /** Takes what is new and says which page to go on with, if any. */
  private Optional<String> take(Page page) {
    tally.page();
    asker.got(page.items().size());
    page.items().forEach(item -> sieve.safely(item, tools.now(), this::take));
    if (feed.shape() == Shape.FORWARD) {
      progress.position = page.position().or(() -> progress.position);
    }
    schedule.heed(page.hints());
    boolean enough = feed.shape() == Shape.NEWEST_FIRST && tally.pageIsOld();
    return enough ? Optional.empty() : page.next().filter(this::goesOn);
  }

  private void take(Item item) {
    Instant now = tools.now();
    if (!(item instanceof Said said)) {
      sieve.sift(item, now);
      return;
    }
    Draft draft = said.mention();
    String key = Sieve.SAID + draft.nativeId();
    boolean first = tally.meets(key);
    if (first || feed.shape() == Shape.FORWARD) { // forward what comes later is newer
      News news = sieve.sift(item, now);
      Unfinished walk = unfinished();
      tally.add(news, Sieve.newestTime(draft.mention()), walk.floor());
      Optional<Instant> published = draft.publishedAt();
      progress.unfinished = Optional.of(published.map(walk::saw).orElse(walk));
    }
  }

  private boolean goesOn(String token) {
    Unfinished walk = unfinished();
    if (feed.shape() == Shape.WINDOW && tally.pages() >= feed.pages()) {
      return false; // a window promises no more
    }
    if (!tally.goesTo(token)) {
      gap(walk, "the place gave the same page twice, so the walk ended there");
      return false;
    }
    int most = Math.min(feed.pages(), MOST_PAGES);
    boolean cut = tally.pages() >= most && feed.shape() != Shape.FORWARD;
    if (cut && missesSomething()) {
      gap(walk, "the walk ended after %d pages".formatted(most));
    } else if (cut) {
      tally.cutOff();
    }
    return !cut;
  }

  /** A window that still shows what was there before, or a deep walk, was heard already. */
  private boolean missesSomething() {
    boolean known = progress.caughtUp && tally.known() > 0;
    return feed.shape() == Shape.WINDOW ? !known : !depth.deep();
  }

  private void gap(Unfinished walk, String reason) {
    tally.cutOff();
    ledger.gap(walk.floor(), tally.oldest().orElse(walk.started()), reason);
  }

  private void completed() throws InterruptedException {
    Instant now = tools.now();
    absences.after(tally, now);
    ending.conclude(unfinished(), tally, now);
    boolean onePage = tally.pages() <= 1;
    unchanged = onePage || feed.shape() != Shape.WINDOW ? firstPage : Optional.empty();
    schedule.done(tally.pages() * feed.cost(), tally.items());
    teller.tell(schedule.due(), now);
    LOG.info(
        "{} {}: {} new, {} changed, {} pages; next {}",
        watched.source(),
        feed.place(),
        tally.fresh(),
        tally.changed(),
        tally.pages(),
        schedule.due());
  }

  private void failed(Outcome outcome) throws InterruptedException {
    failed(outcome.why(), outcome.action(), outcome.until());
  }

  private void failed(String reason, ResponseAction action, Optional<Instant> until)
      throws InterruptedException {
    String why = watched.secrets().hide(reason);
    ledger.problem(why);
    schedule.failed(action, until);
    boolean stuck = schedule.failures() % MOST_FAILURES_A_PAGE == 0;
    if (stuck && progress.unfinished.flatMap(Unfinished::token).isPresent()) {
      progress.unfinished = Optional.empty(); // tokens die: begin again at the first page
    }
    teller.tell(schedule.due(), tools.now());
    LOG.info("{} {}: {}; next {}", watched.source(), feed.place(), why, schedule.due());
  }
}
