package earshot.mention;

import java.time.Instant;
import java.util.List;

/**
 * What a place states about a brand, on {@code listings} under the key {@code place|name}.
 *
 * @param place which listing, for example the page's address
 * @param name what it speaks of: name, phone, hours, address, website, menu, price, rating, link
 */
public record Listing(
    String source,
    String place,
    String name,
    String value,
    List<String> brands,
    Instant collectedAt) {
  /** How the name of a fact begins that is an address to be sent to people, such as a survey's. */
  public static final String LINK = "link";

  public Listing {
    brands = List.copyOf(brands);
  }

  /** The addresses to be sent to people that the place of this feed states among these. */
  public static List<String> linksOf(Coverage feed, List<Listing> all) {
    return all.stream()
        .filter(fact -> fact.name().equals(LINK) || fact.name().startsWith(LINK + " "))
        .filter(fact -> fact.source().equals(feed.source()) && fact.place().equals(feed.place()))
        .map(Listing::value)
        .toList();
  }
}
