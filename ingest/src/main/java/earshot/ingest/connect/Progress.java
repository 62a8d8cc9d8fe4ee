package earshot.ingest.connect;

import earshot.ingest.fetch.Budget;
import earshot.mention.Coverage;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How far one feed got: the main Connect offset of the feed, in memory. Held by one thread. */
final class Progress {
  /** When this feed was first asked: what was said before is backfilled. */
  final Instant began;

  /** Whether a walk was ever completed. */
  boolean caughtUp;

  /** Of a feed that goes forward. */
  Optional<String> position = Optional.empty();

  /** Newest time of the last completed walk; the ids at that instant are in {@link Seen}. */
  Optional<Instant> watermark = Optional.empty();

  /** The walk that is under way or was interrupted. */
  Optional<Unfinished> unfinished = Optional.empty();

  /** What came of age before was looked at again. */
  Instant rechecked;

  /** Deep walks so far. */
  long deepWalks;

  /** When the last of them was. */
  Instant deepWalk;

  /** New items a second, the recent past counting most. */
  double rate = -1;

  /** In the unit of the {@link Purse}. */
  Budget budget;

  private final String currency;

  private Progress(Instant began, Budget budget, String currency) {
    this.currency = currency;
    this.began = began;
    this.rechecked = began;
    this.deepWalk = began;
    this.budget = budget;
  }

  /**
   * A walk that did not reach its end.
   *
   * @param started when its first page was asked for
   * @param floor how far back it goes
   * @param newest the watermark to be
   * @param token of its next page
   */
  record Unfinished(
      Instant started, Instant floor, Optional<Instant> newest, Optional<String> token) {
    Unfinished saw(Instant time) {
      boolean newer = newest.isEmpty() || time.isAfter(newest.get());
      return newer ? new Unfinished(started, floor, Optional.of(time), token) : this;
    }

    Unfinished at(Optional<String> next) {
      return new Unfinished(started, floor, newest, next);
    }
  }

  static Progress fresh(Instant now, Purse purse) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new Progress(now, Budget.of(purse.aDay(), today, 0), purse.currency());
  }

  /** What an offset says. */
  static Progress of(Map<String, Object> offset, Purse purse) {
    LocalDate day = LocalDate.ofEpochDay(number(offset, "budgetDay").orElse(0L));
    boolean same = text(offset, "budgetIn").orElse("").equals(purse.currency());
    long used = same ? number(offset, "budgetUsed").orElse(0L) : 0; // else calls would be money
    Budget budget = Budget.of(purse.aDay(), day, used);
    Instant began = time(offset, "began").orElse(Instant.EPOCH);
    Progress progress = new Progress(began, budget, purse.currency());
    progress.caughtUp = number(offset, "caughtUp").orElse(0L) == 1;
    progress.position = text(offset, "position");
    progress.watermark = time(offset, "watermark");
    progress.unfinished =
        time(offset, "walkStarted")
            .map(
                started ->
                    new Unfinished(
                        started,
                        time(offset, "walkFloor").orElse(progress.began),
                        time(offset, "walkNewest"),
                        text(offset, "walkToken")));
    progress.rechecked = time(offset, "rechecked").orElse(progress.began);
    progress.deepWalks = number(offset, "deepWalks").orElse(0L);
    progress.deepWalk = time(offset, "deepWalk").orElse(progress.began);
    progress.rate = text(offset, "rate").map(Double::parseDouble).orElse(-1.0);
    return progress;
  }

  static Seen.Extent extent(Map<String, Object> offset) {
    return new Seen.Extent(
        number(offset, "firstSegment").orElse(0L).intValue(),
        number(offset, "lastSegment").orElse(0L).intValue(),
        number(offset, "entries").orElse(0L).intValue());
  }

  static Optional<Coverage> coverage(Map<String, Object> offset) {
    return text(offset, "coverage").flatMap(Progress::parsed);
  }

  private static Optional<Coverage> parsed(String json) {
    try {
      return Optional.of(MentionJson.MAPPER.readValue(json, Coverage.class));
    } catch (IOException e) {
      throw new IllegalArgumentException("the coverage in an offset: " + e.getMessage(), e);
    }
  }

  /** Everything but the coverage: what must not be lost. */
  Map<String, Object> offset(Seen.Extent seen) {
    Map<String, Object> offset = new LinkedHashMap<>();
    offset.put("began", began.toEpochMilli());
    offset.put("caughtUp", caughtUp ? 1L : 0L);
    position.ifPresent(value -> offset.put("position", value));
    watermark.ifPresent(value -> offset.put("watermark", value.toEpochMilli()));
    unfinished.ifPresent(
        walk -> {
          offset.put("walkStarted", walk.started.toEpochMilli());
          offset.put("walkFloor", walk.floor.toEpochMilli());
          walk.newest.ifPresent(newest -> offset.put("walkNewest", newest.toEpochMilli()));
          walk.token.ifPresent(token -> offset.put("walkToken", token));
        });
    offset.put("rechecked", rechecked.toEpochMilli());
    offset.put("deepWalks", deepWalks);
    offset.put("deepWalk", deepWalk.toEpochMilli());
    offset.put("rate", String.valueOf(rate));
    offset.put("budgetDay", budget.day().toEpochDay());
    offset.put("budgetUsed", budget.used());
    offset.put("budgetIn", currency);
    offset.put("firstSegment", (long) seen.first());
    offset.put("lastSegment", (long) seen.last());
    offset.put("entries", (long) seen.count());
    return offset;
  }

  private static Optional<Long> number(Map<String, Object> offset, String key) {
    return Optional.ofNullable(offset.get(key)).map(value -> ((Number) value).longValue());
  }

  private static Optional<Instant> time(Map<String, Object> offset, String key) {
    return number(offset, key).map(Instant::ofEpochMilli);
  }

  private static Optional<String> text(Map<String, Object> offset, String key) {
    return Optional.ofNullable(offset.get(key)).map(Object::toString);
  }
}
