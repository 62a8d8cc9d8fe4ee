package earshot.query.http;

import earshot.assess.priority.Weights;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.CheckResult;
import earshot.query.GroupBook;
import earshot.query.Intake;
import earshot.query.MentionStore;
import earshot.query.Ranking;
import earshot.query.ReplyBook;
import earshot.query.access.Access;
import earshot.query.access.AccessLog;
import earshot.query.access.DiscreetStore;
import earshot.query.live.BrandBook;
import earshot.query.live.CoverageLedger;
import earshot.query.live.EventFeed;
import earshot.query.live.ListingLedger;
import earshot.query.live.RemovalLedger;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * All that the API and the pages need from others.
 *
 * @param weights of the priority, as they are now
 * @param health how each part is, by name; asked side by side each time somebody asks
 * @param coreParts names of those without which nothing works
 * @param brands those that exist
 * @param listings what places state about them
 * @param removals what is gone
 * @param groups who says the same
 * @param intake where comments and imports go
 * @param replies which answers can be sent
 * @param box who may use the comment box
 * @param version of this program, for people
 * @param access who may come in
 * @param log what people did
 * @param meters where figures are kept; others may add theirs, all are told at {@code /metrics}
 */
public record Wiring(
    MentionStore store,
    Supplier<Weights> weights,
    Map<String, Supplier<CheckResult>> health,
    Set<String> coreParts,
    CoverageLedger coverage,
    EventFeed events,
    BrandBook brands,
    ListingLedger listings,
    RemovalLedger removals,
    GroupBook groups,
    Intake intake,
    ReplyBook replies,
    Box box,
    Access access,
    AccessLog log,
    Clock clock,
    String version,
    PrometheusMeterRegistry meters) {
  public Wiring {
    store = DiscreetStore.over(store);
    health = Collections.unmodifiableMap(new LinkedHashMap<>(health));
    coreParts = Set.copyOf(coreParts);
    if (!health.keySet().containsAll(coreParts)) {
      throw new IllegalArgumentException(
          "a core part has no health check: %s of %s".formatted(coreParts, health.keySet()));
    }
  }

  /** Whether there is this brand; while brands are still being read, nobody can say that. */
  boolean knows(String brand) {
    boolean known = brands.knows(brand);
    if (!known && !brands.check().ok()) {
      throw Problem.of(
              503, "unavailable", "Earshot can't take this right now", brands.check().message())
          .thrown();
    }
    return known;
  }

  /** The mention of this id, or the answer that there is none. */
  Mention mention(MentionId id) {
    return store.byId(id).orElseThrow(() -> Problem.notFound("there is no mention " + id).thrown());
  }

  Wiring withStore(MentionStore other) {
    return new Wiring(
        other, weights, health, coreParts, coverage, events, brands, listings, removals, groups,
        intake, replies, box, access, log, clock, version, meters);
  }

  /** What priorities are summed with when no search has frozen anything. */
  public Ranking rankingNow() {
    return Ranking.of(clock.instant(), weights.get(), groups);
  }
}
