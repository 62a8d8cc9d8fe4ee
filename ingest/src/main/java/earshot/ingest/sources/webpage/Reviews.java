package earshot.ingest.sources.webpage;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Json;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Times;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Finds the reviews of a page, each once, in JSON-LD and microdata. */
final class Reviews {
  private static final String[] TYPES = {"Review", "UserReview", "CriticReview", "EmployerReview"};
  private final HttpUrl here;
  private final Map<String, JsonNode> byId = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, Review> found = new LinkedHashMap<>();

  private Reviews(String here) {
    this.here = HttpUrl.get(here);
  }

  static Collection<Review> of(String here, List<JsonNode> json, List<JsonNode> microdata) {
    Reviews reviews = new Reviews(here);
    List<JsonNode> all = new ArrayList<>(json);
    all.addAll(microdata);
    Node.walk(all, (node, around) -> reviews.index(node));
    Node.walk(json, reviews::collect);
    Set<String> said = new HashSet<>();
    reviews.found.values().forEach(review -> said.add(review.who()));
    Reviews second = new Reviews(here);
    second.byId.putAll(reviews.byId);
    Node.walk(microdata, second::collect);
    second.found.forEach(
        (content, review) -> {
          if (!said.contains(review.who())) {
            reviews.found.putIfAbsent(content, review);
          }
        });
    return reviews.found.values();
  }

  /** Counts what names its owner: an id or address that several reviews give is none of theirs. */
  private void index(JsonNode node) {
    String id = Json.text(node, "@id");
    if (id != null && node.size() > 1) {
      byId.putIfAbsent(id, node);
    }
    if (Node.is(node, TYPES)) {
      for (String name : List.of("@id", "url")) {
        Json.maybe(node, name).ifPresent(n -> uses.merge(n, 1, Integer::sum));
      }
    }
  }

  private void collect(JsonNode node, @Nullable JsonNode around) {
    if (Node.is(node, TYPES) || around != null && !node.has("@type") && untyped(node, around)) {
      Review review = review(node, around);
      if (review.body() != null || review.rating() != null && review.author() != null) {
        found.putIfAbsent(review.content(), review);
      }
    }
  }

  /** Some sites leave the type out where the property says it all. */
  private static boolean untyped(JsonNode node, JsonNode around) {
    boolean within =
        Node.each(around.path("review")).anyMatch(review -> review == node)
            || Node.each(around.path("reviews")).anyMatch(review -> review == node);
    return within && (node.has("reviewBody") || node.has("reviewRating"));
  }

  private Review review(JsonNode node, @Nullable JsonNode around) {
    JsonNode author =
        Node.each(node.path("author"))
            .findFirst()
            .map(a -> Node.resolved(a, byId))
            .orElse(node.path("author"));
    String item = item(node, around);
    String title = Node.text(node, "name", "headline");
    String id = own(Json.text(node, "@id"));
    String date = Node.text(node, "datePublished", "dateCreated");
    return new Review(
        id != null ? id : own(Json.text(node, "url")),
        own(Json.text(node, "url")),
        author(author),
        author.isObject() ? address(Node.text(author, "url", "sameAs")) : null,
        title == null || title.equals(item) ? null : PlainText.line(title),
        Node.text(node, "reviewBody", "description"),
        Ratings.of(node.path("reviewRating")).orElse(null),
        Times.parse(date).orElse(null),
        day(date),
        Times.parse(Node.text(node, "dateModified")).orElse(null),
        Json.language(Node.text(node, "inLanguage")),
        item);
  }

  /** The day as written, so that a day and the same day with a time and a zone are one. */
  private static String day(@Nullable String date) {
    if (date != null && date.matches("(?s)\\d{4}-\\d{2}-\\d{2}.*")) {
      return date.substring(0, 10);
    }
    return Times.parse(date).map(time -> time.toString().substring(0, 10)).orElse("");
  }

  private static @Nullable String author(JsonNode author) {
    String name = author.isObject() ? Node.text(author, "name", "alternateName") : author.asText();
    return name == null || name.isBlank() ? null : PlainText.line(name);
  }

  private @Nullable String item(JsonNode node, @Nullable JsonNode around) {
    JsonNode reviewed = Node.resolved(node.path("itemReviewed"), byId);
    String name = reviewed.isTextual() ? reviewed.asText() : Node.text(reviewed, "name");
    if (name == null && around != null && !Node.is(around, "ItemList", "ListItem", "WebPage")) {
      name = Node.text(around, "name", "headline");
    }
    return name == null ? null : PlainText.line(name);
  }

  private @Nullable String address(@Nullable String written) {
    HttpUrl url = written == null ? null : here.resolve(written);
    return url == null ? null : url.toString();
  }

  /** The address of an id, if it is neither the page's nor another review's. */
  private @Nullable String own(@Nullable String id) {
    if (id == null || uses.getOrDefault(id, 1) > 1 || id.startsWith("_:")) {
      return null;
    }
    HttpUrl url = here.resolve(id);
    return url == null || url.equals(here) ? null : url.toString();
  }
}
