package earshot.deploy.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What people ask: words, phrases, filters, in all orders; each is asked with facets. */
final class Searches {
  static final List<Map<String, String>> MIX =
      List.of(
          Map.of("q", "kettle", "sort", "newest"),
          Map.of("q", "kettle", "sort", "relevance"),
          Map.of("q", "\"waiting room\"", "sort", "relevance"),
          Map.of("q", "доставка", "sort", "priority"),
          Map.of("q", "\"the blue kettle\" OR rechnung", "sort", "newest"),
          Map.of("q", "refund AND twice", "sort", "priority"),
          Map.of("q", "پشتیبانی NOT کیک", "sort", "newest"),
          Map.of("q", "rating:<=2", "sort", "priority"),
          Map.of("rating", "1", "sort", "priority"),
          Map.of("q", "delivery", "language", "en", "sort", "newest"),
          Map.of("brand", "Norvik", "sort", "newest", "from", "2026-02-01", "to", "2026-03-01"),
          Map.of("q", "app", "sort", "relevance", "source", "bench-posts"));

  private Searches() {}

  /** As it stands in an address. */
  static String query(Map<String, String> search) {
    return search.entrySet().stream()
        .map(
            parameter ->
                parameter.getKey()
                    + "="
                    + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
