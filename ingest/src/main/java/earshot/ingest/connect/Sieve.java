package earshot.ingest.connect;

import earshot.ingest.connect.Seen.Entry;
import earshot.ingest.source.Item;
import earshot.ingest.source.Item.AllGone;
import earshot.ingest.source.Item.Fact;
import earshot.ingest.source.Item.Gone;
import earshot.ingest.source.Item.Hidden;
import earshot.ingest.source.Item.Said;
import earshot.ingest.source.Item.Unreadable;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what is new of what a page holds, and remembers it. */
final class Sieve {
  private static final Logger LOG = LoggerFactory.getLogger(Sieve.class);

  /** Clocks differ; a time further ahead than this is not believed. */
  static final Duration AHEAD = Duration.ofMinutes(10);

  private static final Duration ONE_DAY = Duration.ofDays(1);

  static final String SAID = "s";
  private static final String FACT = "f";
  private static final String REJECTED = "x";
  private static final int EXCERPT = 2_000;

  private final Watched watched;
  private final Progress progress;
  private final Seen seen;
  private final Ledger ledger;
  private final Handover handover;

  Sieve(Watched watched, Progress progress, Seen seen, Ledger ledger, Handover handover) {
    this.watched = watched;
    this.progress = progress;
    this.seen = seen;
    this.ledger = ledger;
    this.handover = handover;
  }

  /** What an item was to us. */
  enum News {
    NEW,
    CHANGED,
    KNOWN,
    TOO_OLD,
    OTHER
  }

  News sift(Item item, Instant now) {
    return switch (item) {
      case Said said -> said(said, now);
      case Gone gone ->
          gone(gone.id(), gone.nativeId(), "the place says that it was taken back", now);
      case Hidden hidden -> {
        boolean told = knows(hidden.nativeId());
        yield told
            ? gone(hidden.id(), hidden.nativeId(), "it is not public any more", now)
            : News.OTHER;
      }
      case AllGone all -> {
        seen.keys(SAID + all.beginning()).forEach(key -> gone(key, now));
        yield News.OTHER;
      }
      case Fact fact -> fact(fact, now);
      case Unreadable bad -> {
        reject(bad.nativeId(), bad.why(), bad.excerpt(), now);
        yield News.OTHER;
      }
    };
  }

  private News said(Said said, Instant now) {
    Draft draft = said.mention();
    // A time from the future is no time: the mention counts as said when we saw it.
    Optional<Instant> published = published(draft, now);
    draft.publishedAt(published.orElse(null));
    draft.until(watched.retention().map(now::plus).orElse(null));
    String key = SAID + draft.nativeId();
    Optional<Entry> known = seen.entry(key);
    Instant first = known.map(entry -> Instant.ofEpochSecond(entry.first())).orElse(now);
    boolean before =
        published.map(time -> time.isBefore(progress.began)).orElse(!progress.caughtUp);
    Mention mention = draft.collected(first, watched.brands(), watched.byQuery(), before);
    if (known.isEmpty() && tooOld(mention, now)) {
      return News.TOO_OLD;
    }
    long hash = hash(mention);
    if (known.isPresent() && known.get().hash() == hash) {
      seen.touch(key, known.get(), now);
      return News.KNOWN;
    }
    Entry entry =
        new Entry(
            hash,
            published.map(Instant::getEpochSecond).orElse(0L),
            first.getEpochSecond(),
            now.getEpochSecond(),
            mention.account());
    said.contact().ifPresent(contact -> handover.contact(mention, contact));
    handover.said(mention);
    seen.put(key, entry);
    ledger.said();
    return known.isPresent() ? News.CHANGED : News.NEW;
  }

  static Optional<Instant> published(Draft draft, Instant now) {
    return draft.publishedAt().filter(time -> !time.isAfter(now.plus(AHEAD)));
  }

  /**
   * Who speaks for the brand may be named later: what turns out to be its answer, or to be answered
   * elsewhere, is told once more.
   */
  private static long hash(Mention mention) {
    int part = mention.answers().isPresent() ? 2 : mention.answeredAs().isPresent() ? 1 : 0;
    long hash = mention.contentHash() + part;
    return hash == Entry.GONE ? 1 : hash;
  }

  /**
   * What lies before the reach of the first walk was never wanted; and what {@link Seen} may have
   * forgotten is not told a second time.
   */
  private boolean tooOld(Mention mention, Instant now) {
    Shape shape = watched.feed().shape();
    boolean judged =
        switch (shape) {
          case NEWEST_FIRST -> true;
          case FORWARD -> !progress.caughtUp;
          case WINDOW -> watched.since().isPresent(); // else the whole window
        };
    Instant reach = progress.began.minus(watched.reach());
    boolean mayBeForgotten = shape == Shape.NEWEST_FIRST && progress.caughtUp;
    Instant floor =
        mayBeForgotten ? Pace.later(reach, now.minus(Seen.HORIZON).plus(ONE_DAY)) : reach;
    return judged && newestTime(mention).filter(time -> time.isBefore(floor)).isPresent();
  }

  /** When it was last said: a place that sorts by changes shows old items with new edits. */
  static Optional<Instant> newestTime(Mention mention) {
    Optional<Instant> published = mention.publishedAt();
    Optional<Instant> edited = mention.editedAt();
    boolean edit =
        published.isPresent() && edited.isPresent() && edited.get().isAfter(published.get());
    return edit ? edited : published;
  }

  private void gone(String key, Instant now) {
    String nativeId = key.substring(SAID.length());
    String account = seen.entry(key).map(Entry::account).orElse("");
    MentionId id = MentionId.of(watched.source(), account, nativeId);
    gone(id, nativeId, "the place says that everything of its author was taken back", now);
  }

  /** Whether something was said under this id, as far as we remember. */
  boolean knows(String nativeId) {
    return seen.entry(SAID + nativeId).isPresent();
  }

  /** One bad item never stops the others, whatever is bad about it. */
  void safely(Item item, Instant now, Consumer<Item> taker) {
    try {
      taker.accept(item);
    } catch (RuntimeException e) {
      LOG.warn("{} {}: an item cannot be taken", watched.source(), watched.feed().place(), e);
      reject(Optional.empty(), "an item cannot be taken: " + e, item.toString(), now);
    }
  }

  News gone(MentionId id, String nativeId, String why, Instant now) {
    String key = SAID + nativeId;
    Optional<Entry> known = seen.entry(key);
    if (known.isPresent() && known.get().gone()) {
      seen.touch(key, known.get(), now);
      return News.KNOWN;
    }
    long second = now.getEpochSecond();
    seen.put(
        key,
        known
            .map(entry -> entry.with(Entry.GONE, now))
            .orElse(new Entry(Entry.GONE, 0, second, second, "")));
    handover.gone(id, why, now);
    ledger.gone();
    return News.CHANGED;
  }

  private News fact(Fact fact, Instant now) {
    String about = fact.place() + '|' + fact.name();
    Listing listing =
        new Listing(
            watched.source(), fact.place(), fact.name(), fact.value(), watched.brands(), now);
    if (remember(FACT + about, hash(fact.value() + '\0' + watched.brands()), now)) {
      handover.listing(about, MentionJson.write(listing), now);
    }
    return News.OTHER;
  }

  /** Puts an item that could not be read aside; the same thing once, however often it comes. */
  void reject(Optional<String> nativeId, String why, String excerpt, Instant now) {
    reject(nativeId.orElse("") + '\0' + why + '\0' + excerpt, nativeId, why, excerpt, now);
  }

  /** Puts a page aside, once for each reason: bad pages hold times and tokens and always differ. */
  void rejectPage(String why, String excerpt, Instant now) {
    reject(why, Optional.empty(), why, excerpt, now);
  }

  private void reject(
      String what, Optional<String> nativeId, String reason, String excerpt, Instant now) {
    String why = watched.secrets().hide(reason);
    if (!remember(REJECTED + Long.toString(hash(what), Character.MAX_RADIX), 1, now)) {
      return;
    }
    handover.rejected(
        new Rejected(
            "ingest",
            Optional.of(watched.source()),
            Optional.of(watched.feed().id()),
            nativeId,
            why,
            Optional.of(start(watched.secrets().hide(excerpt))).filter(text -> !text.isBlank()),
            now));
    ledger.unreadable();
  }

  private static String start(String text) {
    if (text.length() <= EXCERPT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
    return text.substring(0, end);
  }

  /** Whether this is news under the key. */
  private boolean remember(String key, long hash, Instant now) {
    Optional<Entry> known = seen.entry(key);
    if (known.isPresent() && known.get().hash() == hash) {
      seen.touch(key, known.get(), now);
      return false;
    }
    long second = now.getEpochSecond();
    seen.put(key, new Entry(hash, 0, second, second, ""));
    return true;
  }

  private static long hash(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
  }
}
