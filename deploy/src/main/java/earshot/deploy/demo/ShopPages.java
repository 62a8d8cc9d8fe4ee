package earshot.deploy.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The shops' own pages with their reviews, marked up with schema.org: the bookshop's as microdata,
 * the others' as JSON-LD.
 */
final class ShopPages implements Stall {
  static final int SHOWN = 60;

  private static final int RATED = 200;
  private static final String SCHEMA = "https://schema.org/";
  private static final Map<String, Shop> SHOPS =
      Map.of(
          path(Shop.ARAXI),
          Shop.ARAXI,
          path(Shop.VARDIK),
          Shop.VARDIK,
          path(Shop.SEVANIK),
          Shop.SEVANIK);

  private final Town town;

  ShopPages(Town town) {
    this.town = town;
  }

  static String path(Shop shop) {
    return "/shops/" + shop.slug();
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    return Optional.ofNullable(SHOPS.get(ask.path())).map(shop -> page(shop, ask));
  }

  private Reply page(Shop shop, Ask ask) {
    Board board =
        Board.newest(
            town,
            ask.now(),
            saying -> saying.channel() == Channel.PAGE && saying.shop() == shop,
            RATED);
    String url = ask.link(path(shop));
    Document page = Markup.page(shop.brand() + " – reviews", url);
    if (shop != Shop.VARDIK) {
      String json = LinkedShop.json(shop, url, board).toString().replace("</", "<\\/");
      page.head()
          .appendElement("script")
          .attr("type", "application/ld+json")
          .appendChild(new DataNode(json));
    }
    Element business = scope(page.body().appendElement("main"), shop.kind());
    business.attr("itemid", url);
    facts(business, shop);
    rating(business, board);
    board.standing().stream().limit(SHOWN).forEach(said -> review(business, said, url));
    if (shop != Shop.VARDIK) {
      withoutMicrodata(page);
    }
    return Reply.html(page.outerHtml()).lastModified(board.changedAt());
  }

  private static void facts(Element business, Shop shop) {
    property(business.appendElement("h1"), "name", shop.brand());
    Element address =
        scope(business.appendElement("p"), "PostalAddress").attr("itemprop", "address");
    property(address.appendElement("span"), "streetAddress", shop.street());
    property(business.appendElement("p"), "telephone", shop.phone());
    Element hours = business.appendElement("ul");
    for (String line : shop.hours()) {
      property(hours.appendElement("li"), "openingHours", line).attr("content", line);
    }
    Element prices = business.appendElement("ul");
    shop.prices().forEach((what, price) -> offer(prices.appendElement("li"), what, price));
  }

  private static void offer(Element line, String what, int price) {
    scope(line, "Offer").attr("itemprop", "makesOffer");
    property(line.appendElement("span"), "name", what);
    line.appendText(" – ");
    property(line.appendElement("span"), "price", Integer.toString(price));
    line.appendText(" ");
    property(line.appendElement("span"), "priceCurrency", "AMD");
  }

  private static void rating(Element business, Board board) {
    Element line =
        scope(business.appendElement("p"), "AggregateRating").attr("itemprop", "aggregateRating");
    property(line.appendElement("b"), "ratingValue", average(board.standing()));
    line.appendText(" of 5 from ");
    property(line.appendElement("span"), "reviewCount", Integer.toString(board.standing().size()));
    line.appendText(" latest reviews");
  }

  private static void review(Element business, Utterance said, String url) {
    String anchor = "review-" + said.number();
    Element review =
        scope(business.appendElement("article"), "Review")
            .attr("itemprop", "review")
            .attr("itemid", url + "#" + anchor)
            .attr("id", anchor)
            .attr("lang", said.language());
    said.title().ifPresent(title -> property(review.appendElement("h2"), "name", title));
    Element line = review.appendElement("p");
    Element author = scope(line.appendElement("span"), "Person").attr("itemprop", "author");
    property(author.appendElement("span"), "name", said.author().name());
    line.appendText(", ");
    String at = said.saidAt().toString();
    property(line.appendElement("time"), "datePublished", at.substring(0, 10)).attr("datetime", at);
    Element stars = scope(line.appendElement("span"), "Rating").attr("itemprop", "reviewRating");
    stars.appendText(" ★ ");
    property(stars.appendElement("span"), "ratingValue", Integer.toString(said.stars().orElse(3)));
    property(review.appendElement("p"), "reviewBody", said.text()).attr("dir", "auto");
    said.editedAt()
        .ifPresent(
            edited ->
                property(review.appendElement("time"), "dateModified", "edited")
                    .attr("datetime", edited.toString()));
  }

  private static Element scope(Element element, String type) {
    return element.attr("itemscope", true).attr("itemtype", SCHEMA + type);
  }

  private static Element property(Element element, String name, String text) {
    return element.attr("itemprop", name).text(text);
  }

  private static void withoutMicrodata(Document page) {
    for (String attribute : List.of("itemscope", "itemtype", "itemid", "itemprop")) {
      page.select("[" + attribute + "]").removeAttr(attribute);
    }
  }

  static String average(List<Utterance> reviews) {
    double mean = reviews.stream().mapToInt(said -> said.stars().orElse(3)).average().orElse(3);
    return String.format(Locale.ROOT, "%.1f", mean);
  }
}
