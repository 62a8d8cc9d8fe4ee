package earshot.ingest.connect;

import earshot.ingest.connect.Seen.Entry;
import earshot.ingest.fetch.Outcome;
import earshot.ingest.fetch.ResponseAction;
import earshot.ingest.source.Item;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Refusal;
import earshot.mention.MentionId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again for single items when they reach certain ages, each twice the one before, so that
 * edits and deletions are seen. Remembers one time for the whole feed and nothing per item.
 */
final class Recheck {
  private static final Logger LOG = LoggerFactory.getLogger(Recheck.class);
  private static final int FAILURES_IN_A_ROW = 3;
  private static final int MOST_TRIES = 10;

  private final Watched watched;
  private final Tools tools;
  private final Progress progress;
  private final Seen seen;
  private final Sieve sieve;
  private final Asker asker;
  private final Schedule schedule;
  private final Deque<Aged> pending = new ArrayDeque<>();
  private final Deque<Aged> failed = new ArrayDeque<>();
  private final Pace pace;
  private int failures;

  /**
   * What came of age before is done, pending or failed; only what is done is remembered for long.
   */
  private Instant collected;

  private Instant next = Instant.MAX;
  private Instant notBefore = Instant.EPOCH;

  Recheck(
      Watched watched,
      Tools tools,
      Progress progress,
      Seen seen,
      Sieve sieve,
      Asker asker,
      Schedule schedule) {
    this.watched = watched;
    this.tools = tools;
    this.progress = progress;
    this.seen = seen;
    this.sieve = sieve;
    this.asker = asker;
    this.schedule = schedule;
    this.pace = new Pace(watched);
    this.collected = progress.rechecked;
    collect();
  }

  /**
   * One to ask for.
   *
   * @param told whether the place said so by itself, so that we need not know it
   */
  private record Aged(String key, Instant at, int tries, boolean told) {
    Aged again() {
      return new Aged(key, at, tries + 1, told);
    }
  }

  /** Looks at these before all others: the place has said that something happened to them. */
  void look(Set<String> nativeIds) {
    nativeIds.forEach(id -> pending.addFirst(new Aged(Sieve.SAID + id, tools.now(), 0, true)));
  }

  /** When there is something to ask; far away where items cannot be asked for. */
  Instant due() {
    boolean open = !pending.isEmpty() || !failed.isEmpty();
    return Pace.later(open ? Instant.EPOCH : next, notBefore);
  }

  /** Which items came of age, and when the next one will. */
  void collect() {
    if (watched.feed().lookup().isEmpty()
        || !pending.isEmpty()
        || tools.now().isBefore(notBefore)) {
      return;
    }
    Instant now = tools.now();
    List<Aged> aged = new ArrayList<>();
    next = Instant.MAX;
    seen.forEach(
        (key, entry) -> {
          if (key.startsWith(Sieve.SAID) && !entry.gone()) {
            comesOfAge(entry).ifPresent(at -> sort(new Aged(key, at, 0, false), now, aged));
          }
        });
    aged.sort(Comparator.comparing(Aged::at).thenComparing(Aged::key));
    pending.addAll(aged);
    collected = now;
  }

  private void sort(Aged item, Instant now, List<Aged> aged) {
    if (!item.at.isAfter(now)) {
      aged.add(item);
    } else if (item.at.isBefore(next)) {
      next = item.at;
    }
  }

  /** The first age that was not yet looked at. */
  private Optional<Instant> comesOfAge(Entry entry) {
    Instant born =
        Instant.ofEpochSecond(entry.published() == 0 ? entry.first() : entry.published());
    Instant met = Instant.ofEpochSecond(entry.first());
    Instant looked = Pace.later(collected, met);
    for (Duration age = watched.recheck();
        age.compareTo(Seen.HORIZON) <= 0;
        age = age.multipliedBy(2)) {
      if (born.plus(age).isAfter(looked)) {
        return Optional.of(born.plus(age));
      }
    }
    return Optional.empty();
  }

  /** Asks for some of those that came of age. */
  void some(int most) throws InterruptedException {
    Optional<Lookup> lookup = watched.feed().lookup();
    if (lookup.isEmpty() || tools.now().isBefore(due())) {
      return;
    }
    collect();
    if (pending.isEmpty()) {
      pending.addAll(failed);
      failed.clear();
    }
    int inARow = 0;
    for (int i = 0; i < most && inARow < FAILURES_IN_A_ROW && ask(lookup.get()); i++) {
      inARow = failures == 0 ? 0 : inARow + 1;
    }
    if (!failed.isEmpty() && (pending.isEmpty() || inARow == FAILURES_IN_A_ROW)) {
      rest();
    }
    collect();
    remember();
  }

  /** Asks for the next one; says whether to go on. */
  private boolean ask(Lookup lookup) throws InterruptedException {
    if (pending.isEmpty()) {
      return false;
    }
    Aged item = pending.element();
    Answer answer = ask(lookup, item);
    if (answer == Answer.NOT_NOW) {
      return false;
    }
    pending.remove();
    if (answer == Answer.FAILED && item.tries < MOST_TRIES) {
      failed.add(item.again());
    }
    failures = answer == Answer.FAILED ? failures + 1 : 0;
    return true;
  }

  /** One that fails must not stop the others, but its time has not come before it is done. */
  private void remember() {
    Instant open =
        Stream.concat(pending.stream(), failed.stream())
            .map(item -> item.at.minusMillis(1))
            .min(Instant::compareTo)
            .orElse(collected);
    progress.rechecked =
        Pace.later(progress.rechecked, open.isBefore(collected) ? open : collected);
  }

  /** Lets some time pass before the next try. */
  void rest() {
    failures = Math.max(1, failures);
    Duration rest = pace.afterFailures(failures, true, tools.random());
    notBefore = Pace.later(notBefore, tools.now().plus(rest));
  }

  private enum Answer {
    DONE,
    FAILED,
    NOT_NOW
  }

  private Answer ask(Lookup lookup, Aged item) throws InterruptedException {
    Optional<Entry> entry = seen.entry(item.key);
    if (!item.told && (entry.isEmpty() || entry.get().gone())) {
      return Answer.DONE;
    }
    String nativeId = item.key.substring(Sieve.SAID.length());
    Outcome outcome = asker.ask(lookup.request(nativeId), schedule.manners(), 1);
    if (outcome.action() == ResponseAction.SUCCESS) {
      outcome = read(lookup, nativeId, outcome);
    }
    if (outcome.gone() && entry.isEmpty()) {
      return Answer.DONE; // a stranger came and went
    }
    if (outcome.gone()) {
      MentionId id = MentionId.of(watched.source(), entry.get().account(), nativeId);
      String why = "the place answers " + outcome.status();
      sieve.gone(id, nativeId, why, tools.now());
      return Answer.DONE;
    }
    return outcome.action() == ResponseAction.SUCCESS ? Answer.DONE : failed(nativeId, outcome);
  }

  private Answer failed(String nativeId, Outcome outcome) {
    LOG.debug("{}: {} cannot be looked at again: {}", watched.source(), nativeId, outcome.why());
    if (outcome.until().isPresent()) {
      notBefore = Pace.later(notBefore, outcome.until().get());
      return Answer.NOT_NOW;
    }
    boolean hopeless = outcome.action() == ResponseAction.GIVE_UP && outcome.status() != 0;
    return hopeless || outcome.action() == ResponseAction.IGNORE ? Answer.DONE : Answer.FAILED;
  }

  /** The outcome, or what the answer makes of it by refusing. */
  private Outcome read(Lookup lookup, String nativeId, Outcome outcome) {
    var fetched = outcome.page().orElseThrow();
    try {
      Item item = lookup.parse(nativeId, fetched);
      asker.got(1);
      boolean stranger = item instanceof Item.Gone && !sieve.knows(nativeId);
      if (!stranger) {
        sieve.sift(item, tools.now());
      }
    } catch (Refusal refusal) {
      return outcome.because(refusal, tools.now());
    } catch (Exception e) {
      String why = "an item is not what this place gives: " + e.getMessage();
      String excerpt = new String(fetched.body(), StandardCharsets.UTF_8);
      sieve.reject(Optional.of(nativeId), why, excerpt, tools.now());
    }
    return outcome;
  }
}
