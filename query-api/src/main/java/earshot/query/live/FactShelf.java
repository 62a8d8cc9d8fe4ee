package earshot.query.live;

import earshot.query.Component;
import java.util.List;
import java.util.Map;

/** What people say is true of brands, and the way to say it. */
public interface FactShelf extends Component {
  /** One entry a brand, ordered by name. */
  List<BrandFacts> all();

  /** What people said of this brand. */
  default Map<String, String> of(String brand) {
    return all().stream()
        .filter(facts -> facts.brand().equals(brand))
        .findFirst()
        .map(BrandFacts::facts)
        .orElse(Map.of());
  }

  /**
   * Keeps these in place of all that was said of the brand; they are there when this returns.
   *
   * @throws earshot.query.IntakeUnavailable when they can't be kept
   */
  void put(BrandFacts facts);
}
