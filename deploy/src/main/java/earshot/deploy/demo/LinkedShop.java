package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A shop and its reviews as JSON-LD; the hotel wraps them in a {@code @graph}, as many sites do.
 */
final class LinkedShop {
  private LinkedShop() {}

  static ObjectNode json(Shop shop, String url, Board board) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("@context", "https://schema.org");
    ObjectNode business = root;
    if (shop == Shop.SEVANIK) {
      ArrayNode graph = root.putArray("@graph");
      graph.addObject().put("@type", "WebPage").put("@id", url + "#page").put("url", url);
      business = graph.addObject();
    }
    business(business, shop, url);
    business
        .putObject("aggregateRating")
        .put("@type", "AggregateRating")
        .put("ratingValue", ShopPages.average(board.standing()))
        .put("reviewCount", board.standing().size())
        .put("bestRating", "5")
        .put("worstRating", "1");
    ArrayNode reviews = business.putArray("review");
    board.standing().stream()
        .limit(ShopPages.SHOWN)
        .forEach(said -> review(reviews.addObject(), said, url));
    return root;
  }

  private static void business(ObjectNode business, Shop shop, String url) {
    business
        .put("@type", shop.kind())
        .put("@id", url)
        .put("url", url)
        .put("name", shop.brand())
        .put("telephone", shop.phone())
        .putObject("address")
        .put("@type", "PostalAddress")
        .put("streetAddress", shop.street());
    ArrayNode hours = business.putArray("openingHours");
    shop.hours().forEach(hours::add);
    ArrayNode offers = business.putArray("makesOffer");
    shop.prices()
        .forEach(
            (what, price) ->
                offers
                    .addObject()
                    .put("@type", "Offer")
                    .put("price", price)
                    .put("priceCurrency", "AMD")
                    .putObject("itemOffered")
                    .put("@type", "Product")
                    .put("name", what));
  }

  private static void review(ObjectNode review, Utterance said, String url) {
    String id = url + "#review-" + said.number();
    review
        .put("@type", "Review")
        .put("@id", id)
        .put("url", id)
        .put("datePublished", said.saidAt().toString())
        .put("inLanguage", said.language())
        .put("reviewBody", said.text());
    said.title().ifPresent(title -> review.put("name", title));
    said.editedAt().ifPresent(at -> review.put("dateModified", at.toString()));
    review.putObject("author").put("@type", "Person").put("name", said.author().name());
    review
        .putObject("reviewRating")
        .put("@type", "Rating")
        .put("ratingValue", said.stars().orElse(3))
        .put("bestRating", 5)
        .put("worstRating", 1);
  }
}
