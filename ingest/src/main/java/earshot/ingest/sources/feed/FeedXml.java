package earshot.ingest.sources.feed;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.PlainText;
import earshot.ingest.source.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads RSS, RDF, Atom and CDF in one way: each fact has a list of elements that may carry it, best
 * first, whatever the dialect.
 */
final class FeedXml {
  private static final Pattern MAIL_AND_NAME =
      Pattern.compile("(?:mailto:)?\\S+@\\S+\\s*\\((.+)\\)|(.+?)\\s*[(<]\\S+@\\S+[)>]");
  private final Element channel;
  private final HttpUrl home;

  private FeedXml(Element channel, HttpUrl home) {
    this.channel = channel;
    this.home = home;
  }

  static FeedContent read(Fetched fetched) throws IOException {
    Document document = fetched.xml();
    Element channel = channel(document);
    if (channel == null) {
      throw new IOException(refusal(document, fetched.url()));
    }
    FeedXml feed = new FeedXml(channel, fetched.url());
    HttpUrl home =
        Optional.ofNullable(feed.link(channel, fetched.url()))
            .map(HttpUrl::parse)
            .orElse(fetched.url());
    feed = new FeedXml(channel, home);
    List<Entry> entries =
        Elements.named(document, "item", "entry").stream().map(feed::entry).toList();
    return new FeedContent(
        entries, author(channel), feed.next(fetched.url()), Pace.of(channel, fetched));
  }

  private static @Nullable Element channel(Document document) {
    for (String name : List.of("channel", "feed", "rss", "rdf")) {
      List<Element> found = Elements.named(document, name);
      if (!found.isEmpty()) {
        return found.getFirst();
      }
    }
    List<Element> items = Elements.named(document, "item", "entry");
    return items.isEmpty() ? null : items.getFirst().parent();
  }

  /** A person often gives the address of the page instead of its feed's. */
  private static String refusal(Document document, HttpUrl url) {
    Element alternate = document.selectFirst("link[rel=alternate][type~=(rss|atom|feed)][href]");
    String hint =
        alternate == null ? "" : "; its page names " + url.resolve(alternate.attr("href"));
    return "no RSS, Atom or JSON feed at " + url.redact() + hint;
  }

  private Entry entry(Element item) {
    String title = text(item, "title", "dc:title", "media:title");
    Element source = Elements.first(item, "source");
    Element reply = Elements.first(item, "thr:in-reply-to");
    return new Entry(
        id(item),
        link(item, home),
        title == null ? null : title.replaceAll("\\s+", " "),
        text(
            item,
            "content:encoded",
            "content",
            "body",
            "description",
            "summary",
            "itunes:summary",
            "dc:description",
            "abstract"),
        author(item),
        time(
            item,
            "pubdate",
            "published",
            "issued",
            "dcterms:issued",
            "dc:date",
            "created",
            "dcterms:created"),
        time(item, "updated", "modified", "dcterms:modified", "lastmod", "dc:date"),
        reply == null ? null : Elements.attribute(reply, "href", "ref"),
        source == null ? null : publisher(source),
        Json.language(
            text(item, "dc:language") != null
                ? text(item, "dc:language")
                : Elements.attribute(item, "xml:lang")),
        replies(item));
  }

  private static @Nullable String id(Element item) {
    Element id = Elements.first(item, "guid", "id");
    return id == null || Elements.raw(id).isBlank() ? null : Elements.raw(id).strip();
  }

  private static @Nullable String link(Element item, HttpUrl home) {
    boolean rss =
        !item.normalName().equals("entry"); // of several RSS means the last, Atom the first
    String found = null;
    for (Element link : Elements.all(item, "link")) {
      String rel = link.attr("rel");
      String address = link.hasAttr("href") ? link.attr("href") : Elements.raw(link);
      boolean here = rel.isEmpty() || rel.equalsIgnoreCase("alternate");
      if (here && !address.isBlank() && (rss || found == null)) {
        found = target(absolute(link, address.strip(), home));
      }
    }
    return found != null ? found : linkless(item);
  }

  private static @Nullable String linkless(Element item) {
    Element guid = Elements.first(item, "guid");
    String href = Elements.attribute(item, "href"); // CDF
    if (guid != null && !guid.attr("isPermaLink").equalsIgnoreCase("false")) {
      href = Elements.raw(guid).strip();
    }
    return href != null && HttpUrl.parse(href) != null ? href : null;
  }

  private static String absolute(Element link, String address, HttpUrl home) {
    return Addresses.resolve(Elements.base(link, home), address)
        .map(HttpUrl::toString)
        .orElse(address);
  }

  /** Google Alerts leads through a redirect that names its target. */
  private static String target(String address) {
    HttpUrl url = HttpUrl.parse(address);
    boolean redirect =
        url != null && url.host().startsWith("www.google.") && url.encodedPath().equals("/url");
    String target = redirect ? url.queryParameter("url") : null;
    return target != null ? target : address;
  }

  private static @Nullable String text(Element item, String... names) {
    for (String name : names) {
      for (Element element : Elements.all(item, name)) {
        String text = Elements.readable(element);
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return null;
  }

  private @Nullable Instant time(Element item, String... names) {
    for (String name : names) {
      Instant last = Times.parse(Elements.attribute(item, name)).orElse(null);
      for (Element element : Elements.all(item, name)) {
        last = Times.parse(Elements.raw(element)).orElse(last); // of several the last counts
      }
      if (last != null) {
        return last;
      }
    }
    return null;
  }

  private static Optional<Entry.Person> author(Element of) {
    for (String name : List.of("author", "dc:creator", "dc:author", "itunes:author")) {
      for (Element element : Elements.all(of, name)) {
        Entry.Person person = person(element);
        if (person.name() != null || person.url() != null) {
          return Optional.of(person);
        }
      }
    }
    return Optional.empty();
  }

  private static Entry.Person person(Element author) {
    String name = text(author, "name");
    String url = text(author, "uri", "url", "homepage");
    if (name == null) {
      name = text(author, "email");
    }
    if (name == null && url == null) {
      name = name(PlainText.line(Elements.raw(author)));
    }
    return new Entry.Person(name, url);
  }

  /** RSS wants {@code mail (name)}; a person is better known by the name. */
  private static @Nullable String name(String written) {
    Matcher both = MAIL_AND_NAME.matcher(written);
    if (both.matches()) {
      return both.group(1) != null ? both.group(1) : both.group(2);
    }
    return present(written);
  }

  private static @Nullable String publisher(Element source) {
    return source.childrenSize() == 0
        ? present(PlainText.line(Elements.raw(source)))
        : text(source, "title");
  }

  private static @Nullable String present(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Long replies(Element item) {
    String count = text(item, "slash:comments", "thr:total");
    return count != null && count.matches("\\d{1,9}") ? Long.valueOf(count) : null;
  }

  private Optional<HttpUrl> next(HttpUrl url) {
    return Elements.all(channel, "link").stream()
        .filter(link -> link.attr("rel").equalsIgnoreCase("next"))
        .findFirst()
        .flatMap(link -> Addresses.resolve(Elements.base(link, url), link.attr("href")));
  }
}
