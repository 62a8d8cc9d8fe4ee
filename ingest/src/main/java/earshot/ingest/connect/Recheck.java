package earshot.ingest.connect;

import earshot.ingest.connect.Seen.Entry;
import earshot.ingest.fetch.Outcome;
import earshot.ingest.fetch.ResponseAction;
import earshot.ingest.source.Item;
import earshot.ingest.source.Lookup;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again for single items when they reach certain ages, each twice the one before, so that
 * edits and deletions are seen. Remembers one time for the whole feed and nothing per item.
 */
final class Recheck {
  private static final Logger LOG = LoggerFactory.getLogger(Recheck.class);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private final Watched watched;
  private final Tools tools;
  private final Progress progress;
  private final Seen seen;
  private final Sieve sieve;
  private final Asker asker;
  private final Schedule schedule;
  private final Deque<Aged> pending = new ArrayDeque<>();
  private Instant collected = Instant.EPOCH;
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
    collect();
  }

  private record Aged(String key, Instant at) {}

  /** When there is something to ask; far away where items cannot be asked for. */
  Instant due() {
    Instant due = pending.isEmpty() ? next : pending.element().at;
    return Pace.later(due, notBefore);
  }

  /** Which items came of age, and when the next one will. */
  void collect() {
    if (watched.feed().lookup().isEmpty() || !pending.isEmpty()) {
      return;
    }
    Instant now = tools.now();
    List<Aged> aged = new ArrayList<>();
    next = Instant.MAX;
    seen.forEach(
        (key, entry) -> {
          if (key.startsWith(Sieve.SAID) && !entry.gone()) {
            comesOfAge(entry).ifPresent(at -> sort(new Aged(key, at), now, aged));
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
    Instant looked = progress.rechecked.isAfter(met) ? progress.rechecked : met;
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
    for (int i = 0; i < most && !pending.isEmpty(); i++) {
      if (!ask(lookup.get(), pending.element())) {
        failed();
        return;
      }
      pending.remove();
      progress.rechecked = pending.isEmpty() ? collected : pending.element().at.minusMillis(1);
    }
    collect();
  }

  /** Lets some time pass before the next try. */
  void failed() {
    notBefore = Pace.later(notBefore, tools.now().plus(AFTER_FAILURE));
  }

  /** Whether this item is done with. */
  private boolean ask(Lookup lookup, Aged item) throws InterruptedException {
    Optional<Entry> entry = seen.entry(item.key);
    if (entry.isEmpty() || entry.get().gone()) {
      return true;
    }
    String nativeId = item.key.substring(Sieve.SAID.length());
    Outcome outcome = asker.ask(lookup.request(nativeId), schedule.manners());
    if (outcome.gone()) {
      MentionId id = MentionId.of(watched.source(), entry.get().account(), nativeId);
      String why = "the place answers " + outcome.status();
      sieve.gone(id, nativeId, why, tools.now());
      return true;
    }
    if (outcome.action() == ResponseAction.SUCCESS) {
      read(lookup, nativeId, outcome);
      return true;
    }
    LOG.debug("{}: {} cannot be looked at again: {}", watched.source(), nativeId, outcome.why());
    outcome.until().ifPresent(until -> notBefore = Pace.later(notBefore, until));
    boolean hopeless = outcome.action() == ResponseAction.GIVE_UP && outcome.status() != 0;
    return hopeless || outcome.action() == ResponseAction.IGNORE;
  }

  private void read(Lookup lookup, String nativeId, Outcome outcome) {
    var fetched = outcome.page().orElseThrow();
    try {
      Item item = lookup.parse(nativeId, fetched);
      sieve.sift(item, tools.now());
    } catch (Exception e) {
      String why = "an item is not what this place gives: " + e.getMessage();
      String excerpt = new String(fetched.body(), StandardCharsets.UTF_8);
      sieve.reject(Optional.of(nativeId), why, excerpt, tools.now());
    }
  }
}
