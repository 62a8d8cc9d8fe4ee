package earshot.ingest.sources.webpage;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Item;
import earshot.ingest.source.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page states about a business or a product: name, phone, website, hours, address, menu,
 * prices, rating, numbers of reviews and ratings.
 */
final class Listing {
  private final Map<String, String> facts = new LinkedHashMap<>();

  private Listing() {}

  /** A page that speaks of several keeps them apart by their names. */
  static List<Item> facts(String place, List<JsonNode> roots) {
    Map<String, Listing> byName = new LinkedHashMap<>();
    Node.walk(roots, (node, around) -> listing(node, around, byName));
    List<Item> items = new ArrayList<>();
    byName.forEach(
        (name, listing) -> {
          String which = byName.size() == 1 || name.isEmpty() ? place : place + "#" + name;
          listing.facts.forEach((fact, value) -> items.add(new Item.Fact(which, fact, value)));
        });
    return items;
  }

  private static void listing(
      JsonNode node, @Nullable JsonNode around, Map<String, Listing> byName) {
    boolean business =
        has(node, "telephone", "address", "openingHours", "openingHoursSpecification");
    boolean rated = has(node, "aggregateRating", "offers", "priceRange");
    if ((business || rated) && !Node.is(node, "Person", "MenuItem", "WebSite")) {
      named(node, byName).read(node, business);
    } else if (around != null && Node.is(node, "AggregateRating")) { // whatever property holds it
      named(around, byName).rating(node);
    }
  }

  private static boolean has(JsonNode node, String... properties) {
    return Stream.of(properties).anyMatch(node::has);
  }

  private static Listing named(JsonNode node, Map<String, Listing> byName) {
    String name = Objects.requireNonNullElse(Node.text(node, "name"), "");
    return byName.computeIfAbsent(name, n -> new Listing());
  }

  private void read(JsonNode node, boolean business) {
    state("name", Node.text(node, "name"));
    state("phone", Node.text(node, "telephone"));
    state("website", business ? Node.text(node, "url") : null);
    state("hours", hours(node));
    state("address", address(node.path("address")));
    state("menu", link(node, "hasMenu") != null ? link(node, "hasMenu") : link(node, "menu"));
    state("price range", Node.text(node, "priceRange"));
    state("price", offered(node));
    Node.walk(List.of(node), (item, around) -> priced(item));
    Node.each(node.path("aggregateRating")).findFirst().ifPresent(this::rating);
  }

  /** What stands in a menu, or in an offer of its own. */
  private void priced(JsonNode item) {
    JsonNode thing = item.has("itemOffered") ? item.path("itemOffered") : item;
    String name = Node.text(thing, "name");
    if (name != null && (thing != item || Node.is(item, "MenuItem"))) {
      state("price of " + PlainText.line(name), thing == item ? offered(item) : price(item));
    }
  }

  private static @Nullable String offered(JsonNode item) {
    return Node.each(item.path("offers")).findFirst().map(Listing::price).orElse(null);
  }

  private void rating(JsonNode rating) {
    Ratings.of(rating).ifPresent(r -> state("rating", plain(r.value()) + " of " + plain(r.max())));
    state("reviews", Node.text(rating, "reviewCount"));
    state("ratings", Node.text(rating, "ratingCount"));
  }

  private void state(String fact, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      facts.putIfAbsent(fact, PlainText.line(value));
    }
  }

  private static @Nullable String hours(JsonNode node) {
    String plain =
        Node.each(node.path("openingHours"))
            .map(JsonNode::asText)
            .collect(Collectors.joining("; "));
    String specified =
        Node.each(node.path("openingHoursSpecification"))
            .filter(spec -> spec.has("opens"))
            .map(Listing::specification)
            .collect(Collectors.joining("; "));
    return plain.isEmpty() ? specified : plain;
  }

  private static String specification(JsonNode spec) {
    String days =
        Node.each(spec.path("dayOfWeek"))
            .map(day -> day.asText().replaceFirst("^(?:.*/)?(.{0,2}).*", "$1"))
            .collect(Collectors.joining(","));
    return "%s %s-%s".formatted(days, time(spec, "opens"), time(spec, "closes")).strip();
  }

  private static String time(JsonNode spec, String property) {
    String time = Objects.requireNonNullElse(Node.text(spec, property), "");
    return time.matches("\\d\\d:\\d\\d:\\d\\d.*") ? time.substring(0, 5) : time;
  }

  private static @Nullable String address(JsonNode address) {
    JsonNode first = Node.each(address).findFirst().orElse(address);
    if (!first.isObject()) {
      return first.asText();
    }
    return Stream.of(
            "streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry")
        .map(part -> Node.text(first, part))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }

  private static @Nullable String link(JsonNode node, String property) {
    JsonNode value = Node.each(node.path(property)).findFirst().orElse(node.path(property));
    return value.isObject() ? Node.text(value, "url", "@id") : Node.text(node, property);
  }

  private static @Nullable String price(JsonNode offer) {
    JsonNode specified = offer.has("price") ? offer : offer.path("priceSpecification");
    String price = Node.text(specified.has("price") ? specified : offer, "price", "lowPrice");
    String currency = Node.text(specified, "priceCurrency");
    return price == null || currency == null ? price : price + " " + currency;
  }

  private static String plain(double number) {
    return Double.toString(number).replaceFirst("[.]0$", "");
  }
}
