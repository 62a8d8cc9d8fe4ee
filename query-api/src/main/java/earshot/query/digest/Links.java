package earshot.query.digest;

import earshot.query.SearchRequest;
import earshot.query.Time;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Addresses of the pages that show more.
 *
 * @param pages where people open the pages, without a slash at the end
 */
record Links(URI pages) {
  /** The mentions that a search finds. */
  URI to(SearchRequest search) {
    return URI.create(pages + "/?" + parameters(search));
  }

  /** What is gone. */
  URI removed(SearchRequest search) {
    return URI.create(pages + "/digest/removed?" + parameters(search));
  }

  /** The same as parameters of the export, which gives what is gone apart. */
  static String removedParameters(SearchRequest search) {
    return pair("removed", "true") + "&" + parameters(search);
  }

  URI mention(Quote quote) {
    return URI.create(pages + "/mentions/" + encoded(quote.mention().value()));
  }

  URI group(String id) {
    return URI.create(pages + "/groups/" + encoded(id));
  }

  URI groups(DigestOrder order) {
    return URI.create(pages + "/groups?" + span(order));
  }

  URI sources() {
    return URI.create(pages + "/sources");
  }

  /** The same review check as a page. */
  URI digest(DigestOrder order) {
    String more =
        pair("zone", order.zone().getId())
            + "&"
            + pair("language", order.language().toLanguageTag());
    return URI.create(pages + "/digest?" + span(order) + "&" + more);
  }

  private static String span(DigestOrder order) {
    return String.join(
        "&",
        pair("brand", order.brand()),
        pair("from", order.from().toString()),
        pair("to", order.to().toString()));
  }

  /** What a search looks for, as parameters of search and export alike. */
  static String parameters(SearchRequest search) {
    List<String> pairs = new ArrayList<>();
    search.q().ifPresent(q -> pairs.add(pair("q", q)));
    search
        .only()
        .forEach((facet, values) -> values.forEach(value -> pairs.add(pair(facet.word(), value))));
    if (search.time() != Time.SAID) {
      pairs.add(pair("time", search.time().word()));
    }
    search.from().map(Instant::toString).ifPresent(from -> pairs.add(pair("from", from)));
    search.to().map(Instant::toString).ifPresent(to -> pairs.add(pair("to", to)));
    return String.join("&", pairs);
  }

  private static String pair(String name, String value) {
    return name + "=" + encoded(value);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
