package earshot.deploy.demo;

import org.jsoup.Jsoup;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;

/** Builds pages and feeds as trees, so that nothing said can break out of its element. */
final class Markup {
  private Markup() {}

  static Document xml() {
    Document document = Jsoup.parse("", "", Parser.xmlParser());
    document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
    return document;
  }

  static String written(Document xml) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml.outerHtml() + '\n';
  }

  /** Adds an element that holds a text as it is. */
  static Element add(Element parent, String name, String text) {
    return parent.appendElement(name).text(text);
  }

  /** Adds an element that holds markup as text, the way feeds do. */
  static void addMarkup(Element parent, String name, String markup) {
    parent.appendElement(name).appendChild(new CDataNode(markup.replace("]]>", "]]&gt;")));
  }

  static Document page(String title, String canonical) {
    Document page = Document.createShell(canonical);
    page.prependChild(new DocumentType("html", "", ""));
    page.head().appendElement("meta").attr("charset", "utf-8");
    page.head().appendElement("title").text(title);
    page.head().appendElement("link").attr("rel", "canonical").attr("href", canonical);
    page.outputSettings().indentAmount(1);
    return page;
  }

  /** A text as one paragraph of HTML. */
  static String paragraph(String text) {
    return "<p>" + escaped(text) + "</p>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
