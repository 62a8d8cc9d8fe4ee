package earshot.deploy.bench;

import earshot.assess.priority.Terms;
import earshot.assess.priority.Weights;
import earshot.mention.Brand;
import earshot.mention.Coverage;
import earshot.mention.Draft;
import earshot.mention.Label;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.mention.Reply;
import earshot.mention.Sentiment;
import earshot.query.Change;
import earshot.query.CheckResult;
import earshot.query.Every;
import earshot.query.Facet;
import earshot.query.GroupBook;
import earshot.query.Ranking;
import earshot.query.SearchRequest;
import earshot.query.digest.DigestComposer;
import earshot.query.digest.DigestLetter;
import earshot.query.digest.DigestOrder;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.ElasticsearchMentionConsumer;
import earshot.query.elasticsearch.ElasticsearchMentionStore;
import earshot.query.live.BrandBook;
import earshot.query.live.CoverageLedger;
import earshot.query.live.ListingLedger;
import earshot.query.live.RemovalLedger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The review check of one brand over all that was said about it, composed and written, beside the
 * aggregation without which none can be made. Of the mentions some are rated, a third are answered,
 * and the rest wait.
 */
final class DigestBench implements Bench {
  private static final int ROUNDS = 15;
  private static final int BULK = 2_000;
  private static final String BRAND = Chatter.BRANDS.getFirst();
  private static final Label[] FEELINGS = {Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE};

  @Override
  public boolean isLowerBetter() {
    return true;
  }

  @Override
  public String name() {
    return "digest";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    try (ElasticsearchConnection index = workshop.index("digest")) {
      workshop.say("%,d mentions of %s".formatted(workshop.mentions(), BRAND));
      load(new ElasticsearchMentionConsumer(index), workshop.mentions());
      workshop.cluster().calm();
      workshop.say("review checks of all of them");
      return figures(
          new ElasticsearchMentionStore(index, () -> new Ranking(Instant.now(), Weights.DEFAULT)),
          workshop.isTrial() ? 1 : ROUNDS);
    }
  }

  private static void load(ElasticsearchMentionConsumer into, int mentions) {
    Chatter chatter = new Chatter();
    List<Change> bulk = new ArrayList<>();
    for (int number = 0; number < mentions; number++) {
      bulk.add(new Change.Put(assessed(chatter.mention(number), number)));
      if (bulk.size() == BULK || number == mentions - 1) {
        into.apply(bulk);
        bulk.clear();
      }
    }
    into.reveal();
  }

  private static Mention assessed(Mention said, int number) {
    Label feeling = FEELINGS[number % 7 % FEELINGS.length];
    Draft draft =
        said.toDraft()
            .brands(List.of(BRAND))
            .version(1)
            .sentiment(new Sentiment(feeling, 0.8, false, "bench"));
    if (number % 3 == 0) {
      Instant answered = said.at().plus(Duration.ofMinutes(10 + number % 5_000));
      draft.reply(new Reply("Thank you", Optional.of(answered), Optional.empty()));
    }
    return draft.priority(Terms.of(draft.mention())).mention();
  }

  private static Map<String, Double> figures(ElasticsearchMentionStore store, int rounds) {
    DigestComposer composer =
        new DigestComposer(
            store,
            GroupBook.empty(),
            new NoFeeds(),
            new NoListings(),
            RemovalLedger.none(),
            new OneBrand(),
            () -> Weights.DEFAULT,
            Clock.systemUTC());
    DigestOrder order =
        new DigestOrder(
            BRAND,
            Instant.EPOCH.plus(Duration.ofDays(10_000)),
            Instant.now(),
            ZoneOffset.UTC,
            Locale.ENGLISH);
    SearchRequest all = SearchRequest.builder().only(Facet.BRAND, BRAND).facets(false).build();
    Samples digests = new Samples();
    Samples aggregations = new Samples();
    for (int round = 0; round < rounds; round++) {
      digests.addNanos(timed(() -> written(composer, order)));
      aggregations.addNanos(timed(() -> store.tallies(all, Every.DAY, ZoneOffset.UTC)));
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("mentions", (double) store.count(all));
    digests.into(figures, "digest_", 50, 99);
    aggregations.into(figures, "aggregation_", 50, 99);
    return figures;
  }

  private static String written(DigestComposer composer, DigestOrder order) {
    return new DigestLetter(
            composer.compose(order), URI.create("https://earshot.example"), Optional.empty())
        .html();
  }

  private static long timed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  /** One brand. */
  private record OneBrand() implements BrandBook {
    @Override
    public List<Brand> all() {
      return List.of(new Brand(BRAND, Optional.empty()));
    }

    @Override
    public CheckResult check() {
      return CheckResult.ok(BRAND);
    }
  }

  /** No feeds. */
  private record NoFeeds() implements CoverageLedger {
    @Override
    public List<Coverage> all() {
      return List.of();
    }

    @Override
    public CheckResult check() {
      return CheckResult.ok("no feeds");
    }
  }

  /** No listings. */
  private record NoListings() implements ListingLedger {
    @Override
    public List<Listing> all() {
      return List.of();
    }

    @Override
    public CheckResult check() {
      return CheckResult.ok("no listings");
    }
  }
}
