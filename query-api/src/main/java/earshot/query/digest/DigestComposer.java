package earshot.query.digest;

import earshot.assess.priority.Weights;
import earshot.mention.Brand;
import earshot.mention.Mention;
import earshot.mention.Queue;
import earshot.mention.Status;
import earshot.query.CheckResult;
import earshot.query.Component;
import earshot.query.Facet;
import earshot.query.GroupBook;
import earshot.query.MentionStore;
import earshot.query.Ranking;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.Sort;
import earshot.query.Tally;
import earshot.query.Time;
import earshot.query.Voices;
import earshot.query.Waits;
import earshot.query.digest.Digest.Answers;
import earshot.query.digest.Digest.Average;
import earshot.query.digest.Digest.Before;
import earshot.query.digest.Digest.Count;
import earshot.query.digest.Digest.Shown;
import earshot.query.digest.Digest.Voice;
import earshot.query.listing.Difference;
import earshot.query.live.BrandBook;
import earshot.query.live.CoverageLedger;
import earshot.query.live.ListingLedger;
import earshot.query.live.RemovalLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Composes review checks from what is known now.
 *
 * @param weights what priorities are summed with, and the answer time wanted
 */
public record DigestComposer(
    MentionStore store,
    GroupBook groups,
    CoverageLedger coverage,
    ListingLedger listings,
    RemovalLedger removals,
    BrandBook brands,
    Supplier<Weights> weights,
    Clock clock) {
  /** More than this is a search away. */
  private static final int SHOWN = 5;

  private static final String UNANSWERED = "-has:reply";
  private static final List<String> FEELINGS =
      List.of("negative", "neutral", "positive", "unknown");
  private static final List<String> STARS = List.of("5", "4", "3", "2", "1");

  /** Whether all is read that a check is made of. */
  public CheckResult check() {
    return Stream.of(groups, coverage, listings, removals, brands)
        .map(Component::check)
        .filter(result -> !result.ok())
        .findFirst()
        .orElseGet(() -> CheckResult.ok("ready"));
  }

  /** The check that is wanted. */
  public Digest compose(DigestOrder order) {
    Instant now = clock.instant();
    Shown waiting = shown("waiting", waiting(order), now);
    Tally here = tally(said(order).build(), order);
    Tally before = tally(before(order).build(), order);
    GroupFigures many = new GroupFigures(store, groups.now(), order);
    return new Digest(
        order,
        now,
        weights.get().target(),
        totals(order, here, before, waiting.all(), now.minus(weights.get().target())),
        removed(order),
        parts(order, Facet.SENTIMENT, FEELINGS, here.sentiment(), before.sentiment()),
        parts(order, Facet.RATING, STARS, here.stars(), before.stars()),
        rating(here, before),
        many.largest(),
        many.growing(),
        many.count(),
        waiting,
        shown("thank", said(order).only(Facet.QUEUE, Queue.THANK.word()), now),
        answers(order),
        voices(order),
        differences(order),
        Incomplete.in(order, coverage.all()));
  }

  static SearchRequest.Builder said(DigestOrder order) {
    return SearchRequest.builder()
        .only(Facet.BRAND, order.brand())
        .from(order.from())
        .to(order.to())
        .facets(false);
  }

  private static SearchRequest.Builder before(DigestOrder order) {
    return said(order).from(order.before()).to(order.from());
  }

  /** Whoever waits for an answer since before the span ended, since however long. */
  private static SearchRequest.Builder waiting(DigestOrder order) {
    return said(order)
        .from(null)
        .q(UNANSWERED)
        .only(Facet.QUEUE, Queue.ANSWER.word())
        .only(Facet.STATUS, Status.OPEN.word(), Status.PENDING.word());
  }

  private Tally tally(SearchRequest request, DigestOrder order) {
    return store
        .tallies(request, Facet.BRAND, Set.of(order.brand()))
        .getOrDefault(order.brand(), Tally.NOTHING);
  }

  private List<Count> totals(
      DigestOrder order, Tally here, Tally before, Count waiting, Instant late) {
    Instant overdue = late.isBefore(order.to()) ? late : order.to();
    return List.of(
        compared("new", here.total(), before.total(), said(order).build()),
        happened("edited", Time.EDITED, order),
        happened("answered", Time.ANSWERED, order),
        waiting,
        counted("overdue", waiting(order).to(overdue).build()));
  }

  private Count removed(DigestOrder order) {
    SearchRequest search = said(order).build();
    int then = removals.fitting(before(order).build()).size();
    return compared("removed", removals.fitting(search).size(), then, search);
  }

  /** What this befell within the span, whenever it was said. */
  private Count happened(String name, Time time, DigestOrder order) {
    SearchRequest search = said(order).time(time).build();
    long then = store.count(before(order).time(time).build());
    return compared(name, store.count(search), then, search);
  }

  private static Count compared(String name, long now, long then, SearchRequest search) {
    Before before = new Before(then, Verdict.ofCounts(now, then));
    return new Count(name, now, search, Optional.empty(), Optional.of(before));
  }

  private Count counted(String name, SearchRequest search) {
    return counted(name, store.count(search), search);
  }

  private static Count counted(String name, long count, SearchRequest search) {
    return new Count(name, count, search, Optional.empty(), Optional.empty());
  }

  private static List<Count> parts(
      DigestOrder order,
      Facet facet,
      List<String> values,
      Map<String, Long> here,
      Map<String, Long> before) {
    long whole = sum(here.values());
    long wholeBefore = sum(before.values());
    List<Count> parts = new ArrayList<>();
    for (String value : values) {
      long now = here.getOrDefault(value, 0L);
      long then = before.getOrDefault(value, 0L);
      parts.add(
          new Count(
              value,
              now,
              said(order).only(facet, value).build(),
              whole == 0 ? Optional.empty() : Optional.of(Estimate.ofShare(now, whole)),
              Optional.of(new Before(then, Verdict.ofShares(now, whole, then, wholeBefore)))));
    }
    return whole == 0 ? List.of() : parts;
  }

  private static long sum(Collection<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private static Optional<Average> rating(Tally here, Tally before) {
    Optional<Estimate> then = average(before);
    return average(here)
        .map(
            now ->
                new Average(
                    now,
                    here.rated(),
                    then.map(Estimate::value),
                    then.map(t -> Verdict.ofMeans(now, t))));
  }

  private static Optional<Estimate> average(Tally tally) {
    return Estimate.ofStars(tally.stars(), tally.rated(), tally.ratings());
  }

  private Shown shown(String name, SearchRequest.Builder wanted, Instant now) {
    SearchRequest search = wanted.sort(Sort.PRIORITY).size(SHOWN).build();
    Ranking ranking = Ranking.of(now, weights.get(), groups);
    SearchResult found = store.search(search);
    List<Quote> first =
        found.mentions().stream()
            .map(mention -> Quote.of(mention, ranking.explain(mention).reasons()))
            .toList();
    return new Shown(counted(name, found.total(), search), first);
  }

  /** Of the answers given in the span: those to come would make its mentions look quick. */
  private Optional<Answers> answers(DigestOrder order) {
    Duration target = weights.get().target();
    Waits now = store.waits(said(order).time(Time.ANSWERED).build(), target);
    Waits then = store.waits(before(order).time(Time.ANSWERED).build(), target);
    return now.median()
        .map(
            median ->
                new Answers(
                    now.answered(),
                    now.mean().orElse(median),
                    median,
                    now.inTime(),
                    then.median(),
                    then.mean()));
  }

  private List<Voice> voices(DigestOrder order) {
    List<Voice> voices = new ArrayList<>();
    for (Brand brand : brands.all()) {
      SearchRequest search =
          said(order)
              .only(Facet.BRAND, brand.name())
              .only(Facet.KIND, Voices.kinds())
              .fold(true)
              .build();
      voices.add(new Voice(brand.name(), store.count(search), 0));
    }
    double all = voices.stream().mapToLong(Voice::count).sum();
    return voices.stream()
        .filter(voice -> voice.count() > 0)
        .map(voice -> new Voice(voice.brand(), voice.count(), voice.count() / all))
        .sorted(Comparator.comparingLong(Voice::count).reversed())
        .toList();
  }

  private List<Difference> differences(DigestOrder order) {
    return Difference.among(brands.all(), listings.all()).stream()
        .filter(found -> found.brand().equals(order.brand()))
        .toList();
  }

  /** How well or badly a mention speaks, from 1 to 5. */
  static double goodwill(Mention mention) {
    return mention
        .rating()
        .map(rating -> rating.outOfFive())
        .or(() -> mention.sentiment().map(DigestComposer::goodwill))
        .orElse(3.0);
  }

  private static double goodwill(earshot.mention.Sentiment feeling) {
    return switch (feeling.label()) {
      case NEGATIVE -> 3 - 2 * feeling.confidence();
      case POSITIVE -> 3 + 2 * feeling.confidence();
      case NEUTRAL, UNKNOWN -> 3;
    };
  }
}
