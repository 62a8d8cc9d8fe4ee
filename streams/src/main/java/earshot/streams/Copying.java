package earshot.streams;

import earshot.assess.group.NearDuplicates;
import earshot.mention.Copies;
import earshot.mention.Copies.Copy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds who copies whom among the mentions of a brand: a pure function of what was said, whatever
 * came first.
 */
final class Copying {
  private Copying() {}

  /** The mentions that say nearly the same as others, together. */
  static List<Copies> of(String brand, Collection<Told> said) {
    SortedMap<String, byte[]> prints = new TreeMap<>();
    said.forEach(
        told -> told.prints().values().forEach(p -> prints.put(told.mention().value(), p)));
    Map<String, String> copies = NearDuplicates.copies(prints);
    Map<String, List<Copy>> together = new TreeMap<>();
    for (Told told : said) {
      String one = copies.get(told.mention().value());
      if (one != null) {
        together
            .computeIfAbsent(one, any -> new ArrayList<>())
            .add(new Copy(told.mention(), told.source(), told.at()));
      }
    }
    return together.values().stream().map(members -> new Copies(brand, members)).toList();
  }
}
