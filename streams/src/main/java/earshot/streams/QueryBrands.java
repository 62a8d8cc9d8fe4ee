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
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brands by their stored queries, all of which are asked about a mention at once. */
public final class QueryBrands implements Brands {
  private static final Logger LOG = LoggerFactory.getLogger(QueryBrands.class);

  private final Monitor monitor = new Monitor();

  @Override
  public void put(String name, Optional<Brand> brand) {
    Optional<String> query = brand.flatMap(Brand::query);
    try {
      query
          .map(Query::parse)
          .ifPresentOrElse(parsed -> monitor.put(name, parsed), () -> monitor.remove(name));
    } catch (QueryException e) {
      LOG.error(
          "the query of {} cannot be read and the one before stays: {}", name, e.getMessage());
    }
  }

  @Override
  public List<String> of(Mention mention) {
    Set<String> all = new LinkedHashSet<>(mention.byQuery() ? List.of() : mention.brands());
    if (monitor.size() > 0) {
      QueryMatches matches = monitor.match(MatchableMention.of(mention));
      matches
          .failures()
          .forEach(
              (name, failure) ->
                  LOG.error("the query of {} failed on {}", name, mention.id(), failure));
      matches.ids().stream().sorted().forEach(all::add);
    }
    return List.copyOf(all);
  }
}
