package earshot.mention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A brand people speak of, as a record on {@code settings} under {@code brand:NAME}.
 *
 * @param query what is about the brand, in the query language; absent when only its own places
 *     count
 * @param listing what is true of the brand, by the names that the facts of places have: phone,
 *     website, hours, price of espresso
 * @param made whether people made it while Earshot ran; else the configuration declares it
 * @param earlier what it asked before, newest first and never what it asks now, so that what a
 *     mention matched can be told later
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Brand(
    String name,
    Optional<String> query,
    Map<String, String> listing,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean made,
    List<String> earlier) {
  /** So many earlier queries are kept at most. */
  private static final int EARLIER = 20;

  /** So many letters they have together at most, as a record must not grow without end. */
  private static final int LETTERS = 100_000;

  @JsonCreator
  @SuppressWarnings("NullAway") // JSON leaves an empty listing and no earlier queries out
  public Brand {
    Refuse.when(name.isBlank(), "a brand needs a name");
    listing = inOrder(listing);
    earlier = earlier == null ? List.of() : List.copyOf(earlier);
  }

  /** A brand that the configuration declares. */
  public Brand(String name, Optional<String> query, Map<String, String> listing) {
    this(name, query, listing, false, List.of());
  }

  /** A brand that declares nothing about its listings. */
  public Brand(String name, Optional<String> query) {
    this(name, query, Map.of());
  }

  /** The same, made by people. */
  public Brand byPeople() {
    return new Brand(name, query, listing, true, earlier);
  }

  /** The same in place of that one, whose queries it keeps as earlier ones. */
  public Brand inPlaceOf(Brand before) {
    List<String> kept = new ArrayList<>();
    int letters = 0;
    for (String asked : before.asked().filter(q -> !query.equals(Optional.of(q))).toList()) {
      letters += asked.length();
      if (letters <= LETTERS && kept.size() < EARLIER) {
        kept.add(asked);
      }
    }
    return new Brand(name, query, listing, made, kept);
  }

  /** The query of this version, be it that of now or an earlier one; empty where it is not kept. */
  public Optional<String> asked(String version) {
    return asked().filter(query -> version(query).equals(version)).findFirst();
  }

  private Stream<String> asked() {
    return Stream.concat(query.stream(), earlier.stream());
  }

  /** Tells a query from others: eight hexadecimal digits. */
  public static String version(String query) {
    return "%08x".formatted(query.hashCode());
  }

  private static Map<String, String> inOrder(@Nullable Map<String, String> listing) {
    return listing == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(listing));
  }
}
