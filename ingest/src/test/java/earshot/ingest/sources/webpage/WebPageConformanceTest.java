package earshot.ingest.sources.webpage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import earshot.ingest.recorded.ConformanceTable;
import earshot.ingest.recorded.Recorded;
import earshot.ingest.recorded.Tally;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Times;
import earshot.mention.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.junit.jupiter.api.Test;

/** Structured data of real pages, where somebody keeps it. */
class WebPageConformanceTest {
  private static final String URL = "https://page.invalid/recipe";
  private static final JsonMapper PLAIN =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  @Test
  void everyReviewWithTextIsFoundOnceAndNoneIsInvented() throws Exception {
    List<JsonNode> pages =
        Recorded.lines(Recorded.path("web-structured-data/recipe-scrapers-jsonld-reviews.jsonl"));
    int theirs = 0;
    int ours = 0;
    int unreadable = 0;
    List<String> missing = new ArrayList<>();
    List<String> invented = new ArrayList<>();
    for (JsonNode page : pages) {
      Set<String> expected = new LinkedHashSet<>();
      StringBuilder html = new StringBuilder();
      for (JsonNode block : page.path("blocks")) {
        html.append("<script type='application/ld+json'>")
            .append(block.asText())
            .append("</script>");
        expect(block.asText(), expected);
      }
      List<Item> items =
          feed()
              .parse(
                  Recorded.answer(URL, html.toString(), "Content-Type", "text/html; charset=utf-8"))
              .items();
      List<String> found = said(items);
      theirs += expected.size();
      ours += found.size();
      unreadable += (int) items.stream().filter(Item.Unreadable.class::isInstance).count();
      expected.stream()
          .filter(e -> !found.contains(e))
          .map(e -> page.path("path").asText() + ": " + e)
          .forEach(missing::add);
      found.stream()
          .filter(f -> !expected.contains(f))
          .map(f -> page.path("path").asText() + ": " + f)
          .forEach(invented::add);
      assertThat(found).as(page.path("path").asText()).doesNotHaveDuplicates();
    }
    System.out.printf(
        "JSON-LD of %d pages: %d different reviews with text, %d found, %d missing, %d invented, %d blocks unreadable%n",
        pages.size(), theirs, ours, missing.size(), invented.size(), unreadable);
    ConformanceTable.row("webpage", theirs, ours, missing.size() + invented.size());
    ConformanceTable.print();
    assertThat(missing).as("missing").isEmpty();
    assertThat(invented).as("invented").isEmpty();
  }

  @Test
  void overallRatingsOfWholePagesAreThoseOfAnotherReader() throws Exception {
    Tally tally = new Tally();
    Map<String, byte[]> pages = Recorded.files(Recorded.path("web-structured-data/pages"));
    for (Map.Entry<String, byte[]> page : pages.entrySet()) {
      byte[] expectation = pages.get(page.getKey().replace(".html", ".expected.json"));
      if (page.getKey().endsWith(".html") && expectation != null) {
        JsonNode expected = Recorded.json(expectation);
        List<Item> items = feed().parse(Recorded.answer(URL, page.getValue())).items();
        compare(tally, page.getKey(), expected, items);
      }
    }
    System.out.println(tally.table("whole pages"));
    tally.differences().forEach(System.out::println);
    assertThat(tally.agreed()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void microdataAndJsonLdOfTheSameFactsGiveTheSameReviews() throws Exception {
    Tally tally = new Tally();
    for (JsonNode example :
        Recorded.json(
            Files.readAllBytes(
                Recorded.path("../specs/schema.org/official-review-examples.json")))) {
      String microdata = example.path("microdata").asText();
      String json = example.path("json").asText();
      if (microdata.contains("itemprop") && !json.isBlank()) {
        String name = example.path("types").asText();
        tally.compare("reviews", name, reviews(json), reviews(microdata));
      }
    }
    System.out.println(tally.table("schema.org's examples"));
    tally.differences().forEach(System.out::println);
    assertThat(tally.agreed()).isGreaterThanOrEqualTo(0.95);
  }

  private static List<String> reviews(String html) throws Exception {
    return said(
            feed()
                .parse(Recorded.answer(URL, html, "Content-Type", "text/html; charset=utf-8"))
                .items())
        .stream()
        .sorted()
        .toList();
  }

  private static void compare(Tally tally, String name, JsonNode expected, List<Item> items) {
    if (expected.path("ratings").isNumber()) {
      String ours = fact(items, "rating");
      double rating = Double.parseDouble(ours.isEmpty() ? "-1" : ours.split(" ")[0]);
      tally.compare(
          "rating", name, expected.path("ratings").asDouble(), Math.round(rating * 100) / 100.0);
    }
    if (expected.path("ratings_count").isNumber()) {
      String ours =
          fact(items, "ratings").isEmpty() ? fact(items, "reviews") : fact(items, "ratings");
      tally.compare("count", name, expected.path("ratings_count").asText(), ours);
    }
  }

  private static String fact(List<Item> items, String name) {
    return items.stream()
        .filter(Item.Fact.class::isInstance)
        .map(Item.Fact.class::cast)
        .filter(fact -> fact.name().equals(name))
        .map(Item.Fact::value)
        .findFirst()
        .orElse("");
  }

  private static List<String> said(List<Item> items) {
    return items.stream()
        .filter(Item.Said.class::isInstance)
        .map(item -> ((Item.Said) item).mention().mention())
        .filter(mention -> mention.text().isPresent())
        .map(WebPageConformanceTest::key)
        .toList();
  }

  private static String key(Mention mention) {
    String author = mention.author().flatMap(a -> a.name()).orElse("");
    return author
        + " | "
        + mention.publishedAt().map(Object::toString).orElse("").replaceFirst("T.*", "")
        + " | "
        + PlainText.line(mention.text().orElse(""));
  }

  /** What a plain reading finds: every object of type Review with a body or a description. */
  private static void expect(String block, Set<String> expected) throws IOException {
    try {
      PLAIN
          .readTree(block.getBytes(StandardCharsets.UTF_8))
          .findParents("@type")
          .forEach(node -> review(node, expected));
    } catch (JsonProcessingException e) {
      System.out.println("not JSON to a plain reader: " + e.getOriginalMessage());
    }
  }

  private static void review(JsonNode node, Set<String> expected) {
    String type = node.path("@type").toString();
    String body =
        node.path("reviewBody").asText("").isBlank()
            ? node.path("description").asText("")
            : node.path("reviewBody").asText();
    if (type.contains("\"Review\"") && !body.isBlank()) {
      JsonNode author =
          node.path("author").isArray() ? node.path("author").path(0) : node.path("author");
      String name = author.isObject() ? author.path("name").asText("") : author.asText("");
      String date =
          Times.parse(node.path("datePublished").asText(node.path("dateCreated").asText("")))
              .map(Object::toString)
              .orElse("");
      expected.add(
          PlainText.line(name)
              + " | "
              + date.replaceFirst("T.*", "")
              + " | "
              + PlainText.line(body));
    }
    node.forEach(
        child -> {
          if (child.isContainerNode())
            child.findParents("@type").forEach(inner -> review(inner, expected));
        });
  }

  private static Feed feed() {
    WebPageSource source = new WebPageSource();
    return source.feeds(new AbstractConfig(source.config(), Map.of("url", URL))).getFirst();
  }
}
