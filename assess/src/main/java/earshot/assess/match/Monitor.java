package earshot.assess.match;

import earshot.assess.query.Query;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.MultipassTermFilteredPresearcher;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryDecomposer;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;

/**
 * Saved queries that meet each mention as it arrives. Where there are many, Lucene's presearcher
 * leaves a handful of candidates; {@link BruteMatcher} decides. Queries come and go while other
 * threads match.
 */
public final class Monitor implements Closeable {
  private static final int PASSES = 2;
  private static final int REGISTERED_TOGETHER = 5_000;
  private static final long PURGE_MINUTES = 5;

  /** So many are asked one by one in less time than Lucene needs to leave some out. */
  private static final int FEW = 64;

  private final org.apache.lucene.monitor.Monitor lucene;
  private final Map<String, Query> queries = new ConcurrentHashMap<>();
  private final BiPredicate<Query, Matchable> decision;
  private final int few;
  private volatile boolean asksRaw;
  private volatile boolean asksEdges;

  public Monitor() {
    this(new MultipassTermFilteredPresearcher(PASSES), BruteMatcher::matches, FEW);
  }

  /**
   * @param few with more queries than this the presearcher is asked
   */
  Monitor(Presearcher presearcher, BiPredicate<Query, Matchable> decision, int few) {
    this.decision = decision;
    this.few = few;
    MonitorConfiguration configuration = new MonitorConfiguration();
    configuration.setPurgeFrequency(PURGE_MINUTES, TimeUnit.MINUTES);
    configuration.setQueryUpdateBufferSize(REGISTERED_TOGETHER);
    configuration.setQueryDecomposer(new Whole());
    try {
      lucene =
          new org.apache.lucene.monitor.Monitor(new StandardAnalyzer(), presearcher, configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("no room for saved queries", e);
    }
  }

  /** Saves a query under an id, in place of one that has it. */
  public void put(String id, Query query) {
    putAll(Map.of(id, query));
  }

  /** Saves many at once, which is much faster than one by one. */
  public void putAll(Map<String, Query> more) {
    List<MonitorQuery> batch = new ArrayList<>(more.size());
    more.forEach((id, query) -> batch.add(new MonitorQuery(id, QueryCompiler.compile(query))));
    String all = more.values().toString();
    asksRaw |= all.contains("raw:");
    asksEdges |= all.contains("*") || all.contains("?") || all.contains("~");
    try {
      lucene.register(batch);
    } catch (IOException e) {
      throw new UncheckedIOException("can't save " + more.size() + " queries", e);
    }
    queries.putAll(more);
  }

  public void remove(String id) {
    queries.remove(id);
    try {
      lucene.deleteById(id);
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove query " + id, e);
    }
  }

  public int size() {
    return queries.size();
  }

  public Optional<Query> query(String id) {
    return Optional.ofNullable(queries.get(id));
  }

  public Set<String> ids() {
    return Set.copyOf(queries.keySet());
  }

  /** Asks all saved queries. */
  public QueryMatches match(Matchable mention) {
    Asked asked = new Asked(mention);
    if (queries.size() <= few) {
      queries.forEach(asked::decide);
    } else {
      askLucene(asked);
    }
    return new QueryMatches(mention, asked.matched, asked.failures);
  }

  private void askLucene(Asked asked) {
    try {
      lucene.match(
          LuceneDocument.of(asked.mention, asksRaw, asksEdges),
          searcher -> new Decide(searcher, asked));
    } catch (IOException e) {
      throw new UncheckedIOException("can't ask the saved queries", e);
    }
  }

  @Override
  public void close() {
    try {
      lucene.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't close the saved queries", e);
    }
  }

  /** Keeps a query in one piece; its branches would be decided one by one. */
  private static final class Whole extends QueryDecomposer {
    @Override
    public Set<org.apache.lucene.search.Query> decompose(org.apache.lucene.search.Query query) {
      return Set.of(query);
    }
  }

  /** What was found out about one mention. */
  private final class Asked {
    private final Matchable mention;
    private final TreeMap<String, Query> matched = new TreeMap<>();
    private final Map<String, Exception> failures = new HashMap<>();

    Asked(Matchable mention) {
      this.mention = mention;
    }

    void decide(String id, Query query) {
      try {
        if (decision.test(query, mention)) {
          matched.put(id, query);
        }
      } catch (RuntimeException e) {
        failures.put(id, e);
      }
    }
  }

  private final class Decide extends CandidateMatcher<QueryMatch> {
    private final Asked asked;

    Decide(IndexSearcher searcher, Asked asked) {
      super(searcher);
      this.asked = asked;
    }

    @Override
    public void matchQuery(
        String id, org.apache.lucene.search.Query candidate, Map<String, String> metadata) {
      query(id).ifPresent(query -> asked.decide(id, query));
    }

    @Override
    public QueryMatch resolve(QueryMatch one, QueryMatch other) {
      return one;
    }
  }
}
