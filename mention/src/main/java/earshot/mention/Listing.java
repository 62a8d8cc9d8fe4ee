package earshot.mention;

import java.time.Instant;
import java.util.List;

/**
 * What a place states about a brand, on {@code listings} under the key {@code place|name}.
 *
 * @param place which listing, for example the page's address
 * @param name what it speaks of: name, phone, hours, address, website, menu, price, rating
 */
public record Listing(
    String source,
    String place,
    String name,
    String value,
    List<String> brands,
    Instant collectedAt) {
  public Listing {
    brands = List.copyOf(brands);
  }
}
