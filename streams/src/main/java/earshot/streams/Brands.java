package earshot.streams;

import earshot.mention.Brand;
import earshot.mention.Mention;
import java.util.Optional;

/** The brands of now: told of changes by the settings, asked by the flow. Thread-safe. */
public interface Brands {
  /** Adds or replaces a brand; an absent one is removed. */
  void put(String name, Optional<Brand> brand);

  /** Owners of the place first, then every brand whose query the mention matches. */
  Whose of(Mention mention);
}
