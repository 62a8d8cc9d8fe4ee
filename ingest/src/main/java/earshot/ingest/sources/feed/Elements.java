package earshot.ingest.sources.feed;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds elements by what they mean: the namespace's address decides, then the usual prefix, never
 * the case.
 */
final class Elements {
  /** Prefix by the beginning of the namespace's address; RSS and Atom elements need none. */
  private static final Map<String, String> NAMESPACES =
      Map.ofEntries(
          Map.entry("http://www.w3.org/2005/atom", ""),
          Map.entry("http://purl.org/atom/ns#", ""),
          Map.entry("http://example.com/newformat#", ""),
          Map.entry("http://example.com/necho", ""),
          Map.entry("http://purl.org/echo/", ""),
          Map.entry("uri/of/echo/namespace#", ""),
          Map.entry("http://purl.org/pie/", ""),
          Map.entry("http://purl.org/rss/1.0/", ""),
          Map.entry("http://purl.org/net/rss1.1", ""),
          Map.entry("http://channel.netscape.com/rdf/simple/0.9/", ""),
          Map.entry("http://my.netscape.com/rdf/simple/0.9/", ""),
          Map.entry("http://my.netscape.com/publish/formats/rss-0.91", ""),
          Map.entry("http://backend.userland.com/", ""),
          Map.entry("http://blogs.law.harvard.edu/tech/rss", ""),
          Map.entry("http://www.rssboard.org/rss-specification", ""),
          Map.entry("http://www.w3.org/1999/02/22-rdf-syntax-ns#", ""),
          Map.entry("http://www.w3.org/1999/xhtml", ""),
          Map.entry("http://purl.org/rss/1.0/modules/content/", "content"),
          Map.entry("http://purl.org/dc/elements/1.", "dc"),
          Map.entry("http://purl.org/dc/terms/", "dcterms"),
          Map.entry("http://purl.org/rss/1.0/modules/slash/", "slash"),
          Map.entry("http://purl.org/rss/1.0/modules/syndication/", "sy"),
          Map.entry("http://purl.org/syndication/thread/1.0", "thr"),
          Map.entry("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
          Map.entry("http://search.yahoo.com/mrss", "media"));

  private Elements() {}

  /** All elements of these names in the document, outermost only. */
  static List<Element> named(Element root, String... names) {
    List<Element> found = new ArrayList<>();
    Deque<Element> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Element element = open.pop();
      if (List.of(names).contains(name(element))) {
        found.add(element);
      } else {
        element.children().reversed().forEach(open::push);
      }
    }
    return found;
  }

  static List<Element> all(Element parent, String name) {
    return parent.children().stream().filter(child -> name(child).equals(name)).toList();
  }

  static @Nullable Element first(Element parent, String... names) {
    for (String name : names) {
      List<Element> found = all(parent, name);
      if (!found.isEmpty()) {
        return found.getFirst();
      }
    }
    return null;
  }

  private static String name(Element element) {
    String local = element.tag().localName().toLowerCase(Locale.ROOT);
    String prefix = prefix(element);
    return prefix.isEmpty() ? local : prefix + ':' + local;
  }

  private static String prefix(Element element) {
    String address = element.tag().namespace().toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> known : NAMESPACES.entrySet()) {
      if (!address.isEmpty() && address.startsWith(known.getKey())) {
        boolean module = known.getValue().isEmpty() && address.contains("/modules/");
        return module ? element.tag().prefix() : known.getValue();
      }
    }
    String prefix = element.tag().prefix().toLowerCase(Locale.ROOT);
    return prefix.startsWith("atom") || prefix.equals("rdf") ? "" : prefix;
  }

  /** The value of the first of these attributes, whatever their case. */
  static @Nullable String attribute(Element element, String... names) {
    for (String name : names) {
      for (Attribute attribute : element.attributes()) {
        if (attribute.getKey().equalsIgnoreCase(name) && !attribute.getValue().isBlank()) {
          return attribute.getValue();
        }
      }
    }
    return null;
  }

  /** What stands in it: its text, or its markup where somebody forgot to escape it. */
  static String raw(Element element) {
    return element.childrenSize() == 0 ? element.wholeText() : element.html();
  }

  /** What stands in it as text for people, by its type where Atom gives one. */
  static String readable(Element element) {
    String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
    String raw = raw(element).strip();
    if (element.attr("mode").equals("base64") || base64(element, type)) {
      raw = decoded(raw);
    }
    if (type.endsWith("html") || type.endsWith("html+xml")) {
      return PlainText.of(raw);
    }
    return type.equals("text") && element.childrenSize() == 0 ? raw : PlainText.lenient(raw);
  }

  /**
   * RFC 4287, 4.1.3.3, has what is neither text nor XML in Base64; of other types few keep to it.
   */
  private static boolean base64(Element element, String type) {
    return type.equals("application/octet-stream") && element.childrenSize() == 0;
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // mislabelled: it is what it is
      return base64;
    }
  }

  /** The base that xml:base of this element and those around it give. */
  static HttpUrl base(Element element, HttpUrl home) {
    HttpUrl base = home;
    for (Element around : element.parents().reversed()) {
      base = Addresses.resolve(base, around.attr("xml:base")).orElse(base);
    }
    return Addresses.resolve(base, element.attr("xml:base")).orElse(base);
  }
}
