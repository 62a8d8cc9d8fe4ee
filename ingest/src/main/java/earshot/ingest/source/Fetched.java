package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * One answer of a place, already decompressed and within the size limit.
 *
 * @param url where it finally came from, after redirects
 */
public record Fetched(HttpUrl url, Headers headers, byte[] body) {
  private static final int DEEPEST = 512;
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*((?:;[^,<]*)*)");
  private static final Pattern REL = Pattern.compile(";\\s*rel=\"?([^\";]*)\"?");

  /** The body as JSON; HTML where JSON is due is refused with a message that says so. */
  public JsonNode json() throws IOException {
    int first = firstByte();
    if (first == '<') {
      throw new IOException("HTML or XML where JSON is due, from " + url.redact());
    }
    return JSON.readTree(body);
  }

  /**
   * The body as a page; the charset is the declared one (byte order mark, header, meta), else
   * UTF-8.
   */
  public Document html() throws IOException {
    String declared = charset().map(Charset::name).orElse(null);
    return Jsoup.parse(new ByteArrayInputStream(body), declared, url.toString());
  }

  /**
   * The body as XML, well-formed or not: nothing outside is fetched, no entity but HTML's is
   * expanded, depth is bounded.
   */
  public Document xml() {
    Parser parser = Parser.xmlParser().setMaxDepth(DEEPEST);
    return Jsoup.parse(XmlText.decode(body, charset()), url.toString(), parser);
  }

  /** The charset that the content type declares, if it is one that this JVM knows. */
  public Optional<Charset> charset() {
    return Optional.ofNullable(headers.get("Content-Type"))
        .map(MediaType::parse)
        .map(type -> type.charset());
  }

  /**
   * The address that a Link header gives for this relation, resolved against where the answer came
   * from.
   */
  public Optional<HttpUrl> link(String relation) {
    for (String header : headers.values("Link")) {
      Matcher link = LINK.matcher(header);
      while (link.find()) {
        Matcher rel = REL.matcher(link.group(2));
        if (rel.find() && rel.group(1).equalsIgnoreCase(relation)) {
          return Optional.ofNullable(url.resolve(link.group(1)));
        }
      }
    }
    return Optional.empty();
  }

  /** The body of an error as JSON; a missing node where it is none. */
  public JsonNode error() {
    try {
      return json();
    } catch (IOException e) {
      return MissingNode.getInstance(); // a proxy's page: then the status must do
    }
  }

  /** The number of this page by a parameter of its address, one where it has none. */
  public int page(String parameter) {
    String page = url.queryParameter(parameter);
    return page != null && page.matches("\\d{1,9}") ? Integer.parseInt(page) : 1;
  }

  private int firstByte() {
    for (byte b : body) {
      if (b > ' ') {
        return b;
      }
    }
    return -1;
  }
}
