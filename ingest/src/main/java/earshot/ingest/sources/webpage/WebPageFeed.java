package earshot.ingest.sources.webpage;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Addresses;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** One page and those it names as next. A window: what a page shows, in its own order. */
final class WebPageFeed implements Feed {
  private final HttpUrl url;
  private final HttpUrl asked;

  WebPageFeed(HttpUrl url, HttpUrl asked) {
    this.url = url;
    this.asked = asked;
  }

  @Override
  public String id() {
    return WebPageSource.NAME + ":" + place();
  }

  @Override
  public String place() {
    return Addresses.name(url);
  }

  @Override
  public Shape shape() {
    return Shape.WINDOW;
  }

  @Override
  public int pages() {
    return 10;
  }

  @Override
  public Duration fastest() {
    return Duration.ofMinutes(15);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return new Request.Builder()
        .url(page.map(HttpUrl::get).orElse(asked))
        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.5")
        .build();
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    Document page = fetched.html();
    JsonLd json = JsonLd.of(page);
    List<JsonNode> microdata = Microdata.of(page);
    String here = Addresses.name(fetched.url());
    List<Item> items = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Review review : Reviews.of(here, json.nodes(), microdata)) {
      String id = review.identity();
      items.add(new Item.Said(draft(ids.add(id) ? id : review.wholeIdentity(), review, here)));
    }
    List<JsonNode> all = new ArrayList<>(json.nodes());
    all.addAll(microdata);
    items.addAll(Listing.facts(place(), all));
    items.addAll(json.unreadable());
    return Page.of(items, next(page, fetched.url()));
  }

  private Draft draft(String id, Review review, String here) {
    return Mention.said(WebPageSource.NAME, place(), id, Kind.REVIEW)
        .author(review.author(), null, review.authorUrl())
        .title(review.title())
        .text(review.body())
        .url(review.url() != null ? review.url() : here)
        .rating(review.rating())
        .language(review.language())
        .publishedAt(review.published())
        .editedAt(review.edited())
        .place(review.item());
  }

  private static Optional<String> next(Document page, HttpUrl here) {
    Element link =
        page.selectFirst("link[rel~=(?i)\\bnext\\b][href], a[rel~=(?i)\\bnext\\b][href]");
    return Optional.ofNullable(link)
        .flatMap(next -> Addresses.resolve(here, next.attr("href")))
        .map(next -> next.newBuilder().fragment(null).build())
        .filter(next -> next.host().equals(here.host()) && !next.equals(here))
        .map(HttpUrl::toString);
  }
}
