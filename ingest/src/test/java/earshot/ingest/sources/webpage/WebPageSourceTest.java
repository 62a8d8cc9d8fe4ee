package earshot.ingest.sources.webpage;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Author;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebPageSourceTest extends SourceBasics {
  private static final String URL = "https://reviews.example/acme";
  private static final String CAFE =
      """
      {"@context": "https://schema.org", "@type": "CafeOrCoffeeShop", "name": "Acme", "telephone": "+374 10 000000",
       "url": "https://acme.example", "openingHours": ["Mo-Fr 08:00-20:00", "Sa 10:00-16:00"], "hasMenu": "https://acme.example/menu",
       "address": {"@type": "PostalAddress", "streetAddress": "1 Main St", "addressLocality": "Yerevan"}, "priceRange": "$$",
       "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4,4", "reviewCount": "17"},
       "review": [{"@type": "Review", "author": {"@type": "Person", "name": "Ada"}, "datePublished": "2026-11-14",
         "name": "Cold again", "reviewBody": "Not good &amp; not warm.<br>Never.", "reviewRating": {"@type": "Rating", "ratingValue": "2"}}]}
      """;
  private static final String MICRODATA =
      """
      <div itemscope itemtype="https://schema.org/CafeOrCoffeeShop" itemref="more"><span itemprop="name">Acme</span>
      <div itemprop="review" itemscope itemtype="http://schema.org/Review">
        by <span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ada</b></span>
        <time itemprop="datePublished" datetime="2026-11-14">yesterday</time> <meta itemprop="name" content="Cold again">
        <div itemprop="reviewRating" itemscope itemtype="http://schema.org/Rating"><data itemprop="ratingValue" value="2">**</data></div>
        <p itemprop="reviewBody">Not good &amp; not warm.<br>Never.</p>
      </div></div><p id="more"><a itemprop="url" href="/home">x</a><i itemprop="telephone">123</i></p>
      """;

  @Override
  protected Source source() {
    return new WebPageSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("url", URL);
  }

  @Override
  protected String page() {
    return jsonLd(CAFE);
  }

  @Test
  void aReviewIsReadTheSameFromBothNotations() throws Exception {
    for (String page : List.of(jsonLd(CAFE), MICRODATA)) {
      Mention review = mentions(page).getFirst();
      assertThat(review.kind()).isEqualTo(Kind.REVIEW);
      assertThat(review.author()).contains(Author.named("Ada"));
      assertThat(review.title()).contains("Cold again");
      assertThat(review.text()).contains("Not good & not warm.\nNever.");
      assertThat(review.rating()).contains(Rating.stars(2));
      assertThat(review.publishedAt()).contains(Instant.parse("2026-11-14T00:00:00Z"));
      assertThat(review.place()).contains("Acme");
      assertThat(review.url()).contains(URL);
    }
  }

  @Test
  void aReviewInBothNotationsIsOne() throws Exception {
    assertThat(mentions(jsonLd(CAFE) + MICRODATA)).hasSize(1);
    assertThat(mentions(jsonLd(CAFE) + jsonLd(CAFE))).hasSize(1);
    assertThat(mentions(jsonLd(CAFE)).getFirst().nativeId())
        .isEqualTo(mentions(MICRODATA).getFirst().nativeId());
  }

  @Test
  void reviewsAreFoundWhereverTheyStand() throws Exception {
    assertThat(
            bodies(
                "{\"@graph\": [{\"@type\": [\"Thing\", \"Review\"], \"description\": \"a\"}, {\"@type\": \"http://schema.org/Review\", \"reviewBody\": \"b\"}]}"))
        .containsExactly("a", "b");
    assertThat(
            bodies(
                "{\"@type\": \"Product\", \"reviews\": {\"author\": \"Bob\", \"reviewBody\": \"c\"}, \"review\": null}"))
        .containsExactly("c");
    assertThat(
            bodies(
                "[{\"@id\": \"#p\", \"@type\": \"Person\", \"name\": \"Cy\"}, {\"@type\": \"Review\", \"author\": {\"@id\": \"#p\"}, \"reviewBody\": \"d\"}]"))
        .containsExactly("d");
    assertThat(
            mentions(
                    jsonLd(
                        "[{\"@id\": \"#p\", \"@type\": \"Person\", \"name\": \"Cy\"}, {\"@type\": \"Review\", \"author\": {\"@id\": \"#p\"}, \"reviewBody\": \"d\"}]"))
                .getFirst()
                .author())
        .contains(Author.named("Cy"));
    assertThat(bodies("{\"@type\": \"ClaimReview\", \"reviewBody\": \"no\"}")).isEmpty();
    assertThat(bodies("{\"@type\": \"Review\", \"author\": \"only a name\"}")).isEmpty();
  }

  @Test
  void brokenBlocksAreReadAsFarAsIsSafe() throws Exception {
    String review = "{\"@type\": \"Review\", \"reviewBody\": \"a\nb\", \"x\": \"it\\'s\",}";
    assertThat(bodies(review)).containsExactly("a\nb");
    assertThat(bodies("<!-- " + review + " -->")).containsExactly("a\nb");
    assertThat(bodies("//<![CDATA[\n" + review + "\n//]]>")).containsExactly("a\nb");
    assertThat(bodies(review + " </extra> }")).containsExactly("a\nb");
    assertThat(bodies(review + review.replace("a\n", "c\n"))).containsExactly("a\nb", "c\nb");
    List<Item> junk = parse(jsonLd("{\"@type\": {{ Review }}")).items();
    assertThat(junk).singleElement().isInstanceOf(Item.Unreadable.class);
    assertThat(parse(jsonLd("{{ template }}")).items()).as("not about reviews").isEmpty();
  }

  @Test
  void anIdCountsOnlyWhereItIsTheReviewsOwn() throws Exception {
    String two =
        "[{\"@type\": \"Review\", \"%1$s\": \"%2$s\", \"reviewBody\": \"a\"}, {\"@type\": \"Review\", \"%1$s\": \"%3$s\", \"reviewBody\": \"b\"}]";

    assertThat(ids(two.formatted("@id", "#r1", "#r2"))).containsExactly(URL + "#r1", URL + "#r2");
    assertThat(ids(two.formatted("url", "/r/1", "/r/2")))
        .containsExactly("https://reviews.example/r/1", "https://reviews.example/r/2");
    assertThat(ids(two.formatted("url", URL, URL)))
        .doesNotHaveDuplicates()
        .noneMatch(id -> id.contains("reviews.example"));
    assertThat(ids(two.formatted("@id", "/same", "/same")))
        .doesNotHaveDuplicates()
        .noneMatch(id -> id.contains("same"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{'ratingValue': 4}                                            | 4 1 5",
        "{'ratingValue': '4.5', 'bestRating': '5'}                     | 4.5 1 5",
        "{'ratingValue': '4,5 / 5'}                                    | 4.5 1 5",
        "{'ratingValue': '4.'}                                         | 4 1 5",
        "{'ratingValue': '97.7', 'bestRating': '100'}                  | 97.7 1 100",
        "{'ratingValue': '8/10'}                                       | 8 1 10",
        "{'ratingValue': '5', 'bestRating': ''}                        | 5 1 5",
        "{'ratingValue': 0, 'worstRating': 0, 'bestRating': 10}        | 0 0 10",
        "'3'                                                           | 3 1 5",
        "[{'ratingValue': '2'}]                                        | 2 1 5",
        "{'ratingValue': '9'}                                          | -",
        "{'ratingValue': '0'}                                          | -",
        "{'ratingValue': 'great'}                                      | -",
        "{'ratingValue': 3, 'bestRating': 1}                           | -",
        "null                                                          | -",
      })
  void ratingsAreReadOnTheirScale(String json, String expected) throws Exception {
    Mention review =
        mentions(
                jsonLd(
                    "{\"@type\": \"Review\", \"reviewBody\": \"a\", \"reviewRating\": "
                        + json.replace('\'', '"')
                        + "}"))
            .getFirst();

    Optional<Rating> rating =
        Optional.ofNullable(expected)
            .map(e -> e.split(" "))
            .map(
                e ->
                    new Rating(
                        Double.parseDouble(e[0]),
                        Double.parseDouble(e[1]),
                        Double.parseDouble(e[2])));
    assertThat(review.rating()).isEqualTo(rating);
  }

  @Test
  void whatThePageStatesAboutTheBusinessIsFact() throws Exception {
    assertThat(facts(jsonLd(CAFE)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "name", "Acme",
                "phone", "+374 10 000000",
                "website", "https://acme.example",
                "hours", "Mo-Fr 08:00-20:00; Sa 10:00-16:00",
                "address", "1 Main St, Yerevan",
                "menu", "https://acme.example/menu",
                "price range", "$$",
                "rating", "4.4 of 5",
                "reviews", "17"));
    assertThat(facts(MICRODATA))
        .containsEntry("phone", "123")
        .containsEntry("website", "https://reviews.example/home");
    assertThat(
            facts(
                jsonLd(
                    "{\"@type\": \"Cafe\", \"name\": \"A\", \"openingHoursSpecification\": {\"dayOfWeek\": [\"https://schema.org/Monday\", \"Tuesday\"], \"opens\": \"08:00:00\", \"closes\": \"20:00\"},"
                        + "\"hasMenu\": {\"@type\": \"Menu\", \"hasMenuItem\": {\"@type\": \"MenuItem\", \"name\": \"Espresso\", \"offers\": {\"price\": \"900\", \"priceCurrency\": \"AMD\"}}},"
                        + "\"makesOffer\": [{\"itemOffered\": {\"name\": \"Cake\"}, \"price\": 1200, \"priceCurrency\": \"AMD\"}, {\"price\": 1}]}")))
        .containsEntry("hours", "Mo,Tu 08:00-20:00")
        .containsEntry("price of Espresso", "900 AMD")
        .containsEntry("price of Cake", "1200 AMD");
  }

  @Test
  void severalBusinessesOnOnePageStayApart() throws Exception {
    Page page =
        parse(
            jsonLd(
                "[{\"name\": \"A\", \"telephone\": \"1\"}, {\"name\": \"B\", \"telephone\": \"2\"}]"));

    assertThat(page.items())
        .contains(new Item.Fact(URL + "#A", "phone", "1"), new Item.Fact(URL + "#B", "phone", "2"));
  }

  @Test
  void thePagesOwnNextPageFollows() throws Exception {
    assertThat(parse("<a rel='nofollow next' href='?page=2#list'>more</a>").next())
        .contains(URL + "?page=2");
    assertThat(parse("<link rel=next href='https://other.example/'>").next()).isEmpty();
    assertThat(parse("<link rel=next href='#'>").next()).isEmpty();
    assertThat(feed().pages()).isEqualTo(10);
  }

  private static List<String> bodies(String json) throws Exception {
    return mentions(jsonLd(json)).stream().map(review -> review.text().orElse("")).toList();
  }

  private static List<String> ids(String json) throws Exception {
    return mentions(jsonLd(json)).stream().map(Mention::nativeId).toList();
  }

  private static Map<String, String> facts(String page) throws Exception {
    return parse(page).items().stream()
        .filter(Item.Fact.class::isInstance)
        .map(Item.Fact.class::cast)
        .collect(Collectors.toMap(Item.Fact::name, Item.Fact::value));
  }

  private static List<Mention> mentions(String page) throws Exception {
    return parse(page).items().stream()
        .filter(Item.Said.class::isInstance)
        .map(item -> ((Item.Said) item).mention().mention())
        .toList();
  }

  private static Page parse(String page) throws Exception {
    return feed().parse(answer(URL, page, "Content-Type", "text/html; charset=utf-8"));
  }

  private static String jsonLd(String json) {
    return "<script type=\"application/ld+json\">" + json + "</script>";
  }

  private static Feed feed() {
    WebPageSource source = new WebPageSource();
    return source.feeds(new AbstractConfig(source.config(), Map.of("url", URL))).getFirst();
  }
}
