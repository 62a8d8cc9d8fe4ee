package earshot.query.live;

import earshot.mention.Kind;
import earshot.mention.Removed;
import earshot.query.CheckResult;
import earshot.query.Component;
import earshot.query.Facet;
import earshot.query.SearchRequest;
import earshot.query.access.Asking;
import java.util.List;
import java.util.Set;

/** Which mentions are gone, as last told. */
public interface RemovalLedger extends Component {
  /** Those that are gone now, newest first. */
  List<Removed> all();

  /**
   * Those that left in a span, as far as whoever asks may know of them. Brand, source and the span
   * narrow; of words, stars and feelings nothing is left that could.
   */
  default List<Removed> fitting(SearchRequest request) {
    return all().stream()
        .filter(gone -> request.from().filter(gone.removedAt()::isBefore).isEmpty())
        .filter(gone -> request.to().filter(to -> !gone.removedAt().isBefore(to)).isEmpty())
        .filter(gone -> fits(Facet.BRAND, gone.brands(), request))
        .filter(gone -> fits(Facet.SOURCE, List.of(gone.source()), request))
        .filter(RemovalLedger::shown)
        .toList();
  }

  /** Where nothing ever left. */
  static RemovalLedger none() {
    return new RemovalLedger() {
      @Override
      public List<Removed> all() {
        return List.of();
      }

      @Override
      public CheckResult check() {
        return CheckResult.ok("nothing left");
      }
    };
  }

  private static boolean fits(Facet facet, List<String> values, SearchRequest request) {
    Set<String> wanted = request.only().getOrDefault(facet, Set.of());
    return wanted.isEmpty() || values.stream().anyMatch(wanted::contains);
  }

  private static boolean shown(Removed gone) {
    return !gone.discreet() || Asking.who().map(who -> !who.mayNotSee(Kind.MESSAGE)).orElse(true);
  }
}
