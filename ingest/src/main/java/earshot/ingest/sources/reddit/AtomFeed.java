package earshot.ingest.sources.reddit;

import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.ingest.source.Times;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A listing as Atom, for those without a key: its newest things only. */
final class AtomFeed extends ApiFeed {
  private final Listing listing;

  AtomFeed(Listing listing, Api api) {
    super(
        RedditSource.NAME,
        "",
        "atom:" + listing.place(),
        Polling.of(Shape.WINDOW)
            .searching(listing.query().isPresent())
            .atMostEvery(Duration.ofMinutes(5)) // more often is answered with 429 at once
            .withRobots(),
        api);
    this.listing = listing;
  }

  @Override
  public String place() {
    return listing.place();
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return api.get(listing.newest(api.base(), ".rss"));
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    Document document = fetched.xml();
    Element feed = document.selectFirst(":root");
    if (feed == null || !feed.normalName().equals("feed")) {
      throw new IOException("no Atom feed");
    }
    return Page.last(
        Item.each(
            feed.select("> entry"),
            this::thing,
            entry -> Optional.ofNullable(text(entry, "> id"))));
  }

  private Optional<Item> thing(Element entry) {
    String name = String.valueOf(text(entry, "> id"));
    Kind kind = RedditSource.kind(name);
    String said = said(entry);
    if (RedditSource.takenBack(said)) {
      return Optional.of(gone(name));
    }
    String author = text(entry, "> author > name");
    String bare = author == null ? null : author.replaceFirst("^/u/", "");
    String address = entry.select("> link").attr("href");
    return heard(
        said(name, kind)
            .author(bare, bare, text(entry, "> author > uri"))
            .title(kind == Kind.POST ? text(entry, "> title") : null) // else "/u/x on a title"
            .text(said)
            .url(address)
            .publishedAt(Times.parse(text(entry, "> published, > updated")).orElse(null))
            .thread(kind == Kind.COMMENT ? post(address) : null));
  }

  /** What was written, without "submitted by" and the links below it; nothing of a mere link. */
  private static @Nullable String said(Element entry) {
    String html = text(entry, "> content");
    Element written = html == null ? null : Jsoup.parse(html).selectFirst("div.md");
    return written == null ? null : PlainText.of(written.html());
  }

  /** The full name of the post that a comment's address leads through. */
  private static @Nullable String post(String address) {
    HttpUrl url = HttpUrl.parse(address);
    List<String> path = url == null ? List.of() : url.pathSegments();
    int comments = path.indexOf("comments");
    return comments < 0 || comments + 1 >= path.size() ? null : "t3_" + path.get(comments + 1);
  }

  private static @Nullable String text(Element entry, String where) {
    Element found = entry.selectFirst(where);
    return found == null || found.wholeText().isBlank() ? null : found.wholeText().strip();
  }
}
