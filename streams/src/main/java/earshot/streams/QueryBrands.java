package earshot.streams;

import earshot.assess.match.MatchableMention;
import earshot.assess.match.Monitor;
import earshot.assess.match.QueryMatches;
import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.mention.Brand;
import earshot.mention.Mention;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brands by their stored queries, all of which are asked about a mention at once. Each asks under a
 * name that holds its version, so that what matched has the right one even while it changes.
 */
public final class QueryBrands implements Brands {
  private static final Logger LOG = LoggerFactory.getLogger(QueryBrands.class);
  private static final int VERSION = Brand.version("").length();

  private final Monitor monitor = new Monitor();

  /** Under which name of the monitor each brand asks. */
  private final Map<String, String> asking = new ConcurrentHashMap<>();

  @Override
  public void put(String name, Optional<Brand> brand) {
    try {
      brand
          .flatMap(Brand::query)
          .ifPresentOrElse(query -> ask(name, query), () -> askNoMore(asking.remove(name)));
    } catch (QueryException e) {
      LOG.error(
          "the query of {} cannot be read and the one before stays: {}", name, e.getMessage());
    }
  }

  private void ask(String brand, String query) {
    String now = Brand.version(query) + brand;
    monitor.put(now, Query.parse(query));
    @Nullable String before = asking.put(brand, now);
    if (!now.equals(before)) {
      askNoMore(before);
    }
  }

  private void askNoMore(@Nullable String asked) {
    if (asked != null) {
      monitor.remove(asked);
    }
  }

  @Override
  public Whose of(Mention mention) {
    Set<String> all = new LinkedHashSet<>(mention.byQuery() ? List.of() : mention.brands());
    Map<String, String> matched = monitor.size() > 0 ? matched(mention) : Map.of();
    all.addAll(matched.keySet());
    return new Whose(List.copyOf(all), Optional.of(Map.copyOf(matched)));
  }

  /** Versions by brand. */
  private Map<String, String> matched(Mention mention) {
    QueryMatches matches = monitor.match(MatchableMention.of(mention));
    matches
        .failures()
        .forEach(
            (asked, failure) ->
                LOG.error("the query of {} failed on {}", brand(asked), mention.id(), failure));
    Map<String, String> versions = new TreeMap<>();
    matches.ids().forEach(asked -> versions.put(brand(asked), asked.substring(0, VERSION)));
    return versions;
  }

  private static String brand(String asked) {
    return asked.substring(VERSION);
  }
}
