package earshot.query.http;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.CheckResult;
import earshot.query.Every;
import earshot.query.Facet;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.Tally;
import earshot.query.Waits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A store that is timed, so that the API's own share of an answer can be told. */
final class MeasuredStore implements MentionStore {
  private final MentionStore store;
  private final Timer search;
  private final Timer byId;
  private final Timer count;
  private final Timer tallies;

  MeasuredStore(MentionStore store, MeterRegistry meters) {
    this.store = store;
    search = timer("search", meters);
    byId = timer("byId", meters);
    count = timer("count", meters);
    tallies = timer("tallies", meters);
  }

  private static Timer timer(String question, MeterRegistry meters) {
    return Timer.builder("earshot.store")
        .description("Time that the store takes to answer a question")
        .tag("question", question)
        .register(meters);
  }

  @Override
  public SearchResult search(SearchRequest request) {
    return timed(search, () -> store.search(request));
  }

  @Override
  public Optional<Mention> byId(MentionId id) {
    return timed(byId, () -> store.byId(id));
  }

  @Override
  public List<Mention> byIds(Collection<MentionId> ids) {
    return timed(byId, () -> store.byIds(ids));
  }

  @Override
  public long count(SearchRequest request) {
    return timed(count, () -> store.count(request));
  }

  @Override
  public SortedMap<Instant, Tally> tallies(SearchRequest request, Every every, ZoneId zone) {
    return timed(tallies, () -> store.tallies(request, every, zone));
  }

  @Override
  public SortedMap<Instant, Tally> voices(SearchRequest request, Every every, ZoneId zone) {
    return timed(tallies, () -> store.voices(request, every, zone));
  }

  @Override
  public Map<String, Tally> tallies(SearchRequest request, Facet by, Set<String> values) {
    return timed(tallies, () -> store.tallies(request, by, values));
  }

  @Override
  public Waits waits(SearchRequest request, Duration target) {
    return timed(tallies, () -> store.waits(request, target));
  }

  @Override
  public Stream<Mention> all(SearchRequest request) {
    return store.all(request); // lasts as long as its reader does
  }

  @Override
  public CheckResult check() {
    return store.check();
  }

  @Override
  public void close() {
    store.close();
  }

  private static <T> T timed(Timer timer, Supplier<T> question) {
    Timer.Sample sample = Timer.start();
    try {
      return question.get();
    } finally {
      sample.stop(timer);
    }
  }
}
