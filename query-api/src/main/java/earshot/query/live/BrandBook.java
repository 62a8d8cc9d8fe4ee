package earshot.query.live;

import earshot.mention.Brand;
import earshot.query.Component;
import java.util.List;

/** The brands there are now. */
public interface BrandBook extends Component {
  /** All of them, ordered by name. */
  List<Brand> all();

  /** Whether there is a brand of exactly this name, as far as {@link #check} says it has read. */
  default boolean knows(String name) {
    return all().stream().anyMatch(brand -> brand.name().equals(name));
  }
}
