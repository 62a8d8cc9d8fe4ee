package earshot.ingest.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.connect.Rig;
import earshot.ingest.source.PromptServers;
import earshot.ingest.source.Source;
import earshot.ingest.source.Times;
import earshot.mention.Author;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Rejected;
import earshot.mention.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;

/**
 * What a place once answered, sent through the running connector and held, field by field, against
 * what arrives. What is expected is read of the recordings by paths of their own and by none of the
 * source's code.
 */
final class Replay {
  private static final String TOKEN =
      "{\"access_token\": \"t\", \"token_type\": \"bearer\", \"expires_in\": 86400}";
  private static final Map<String, Function<Mention, Object>> OURS =
      Map.of(
          "id", Mention::nativeId,
          "author", mention -> mention.author().flatMap(Replay::name).orElse(""),
          "title", mention -> flat(mention.title().orElse("")),
          "text", mention -> flat(mention.text().orElse("")),
          "time", Mention::publishedAt,
          "rating", mention -> mention.rating().map(Rating::value));

  private final Source source;
  private final String settings;
  private final String nothing;
  private final Map<String, Function<JsonNode, Object>> theirs = new TreeMap<>();
  private final Tally tally = new Tally();
  private final List<Listing> facts = new ArrayList<>();
  private final List<Mention> found = new ArrayList<>();
  private int recorded;

  /**
   * Answers of a place with these settings, as the inside of a JSON object.
   *
   * @param nothing what it answers when all of a recording was given
   */
  Replay(Source source, String settings, String nothing) {
    this.source = source;
    this.settings = settings;
    this.nothing = nothing;
  }

  /** One recorded answer to whatever is asked for at a path that ends like this. */
  record Answer(String path, byte[] body, List<String> headers) {
    static Answer of(String path, byte[] body, String... headers) {
      return new Answer(path, body, List.of(headers));
    }

    static Answer of(String path, String body) {
      return of(path, body.getBytes(StandardCharsets.UTF_8));
    }

    MockResponse response() {
      MockResponse.Builder response = new MockResponse.Builder().body(new Buffer().write(body));
      for (int i = 0; i < headers.size(); i += 2) {
        response.addHeader(headers.get(i), headers.get(i + 1));
      }
      return response.build();
    }
  }

  /** A field is what stands there as a text, or anything else that is found out otherwise. */
  Replay field(String name, Function<JsonNode, Object> of) {
    assertThat(OURS).containsKey(name);
    theirs.put(name, of);
    return this;
  }

  /** The text at this path of an item. */
  Replay text(String name, String path) {
    return field(name, item -> flat(item.at(path).asText("")));
  }

  /** The text of the HTML at this path of an item. */
  Replay html(String name, String path) {
    return field(name, item -> words(item.at(path).asText("")));
  }

  /** The moment that is written at this path of an item. */
  Replay time(String path) {
    return field("time", item -> Times.parse(item.at(path).asText("")));
  }

  /** The seconds since 1970 at this path of an item. */
  Replay seconds(String path) {
    return field("time", item -> Optional.of(Instant.ofEpochSecond(item.at(path).asLong())));
  }

  /** The stars at this path of an item. */
  Replay stars(String path) {
    return field("rating", item -> Optional.of(item.at(path).asDouble()));
  }

  /** Walks once through these answers, in which so much was said. */
  Replay walk(Iterable<JsonNode> said, Answer... answers) throws IOException {
    Map<String, Deque<Answer>> script = new LinkedHashMap<>();
    for (Answer answer : answers) {
      script.computeIfAbsent(answer.path(), path -> new ArrayDeque<>()).add(answer);
    }
    try (MockWebServer server = PromptServers.started(request -> answer(request, script));
        Rig rig = new Rig(source, places(server.url("/")))) {
      rig.walk();
      assertThat(rig.values(Topics.REJECTED.name(), Rejected.class)).as(source.name()).isEmpty();
      assertThat(rig.coverage().problem()).as(source.name()).isEmpty();
      assertThat(script)
          .as("answers nobody asked for")
          .allSatisfy((path, left) -> assertThat(left).isEmpty());
      compare(said, rig.said());
      facts.addAll(rig.values(Topics.LISTINGS.name(), Listing.class));
    }
    return this;
  }

  private String places(HttpUrl server) {
    return "[{\"brands\": [\"Acme\"], \"every\": \"1m\", \"since\": \"7300d\", \"base-url\": \"%s\", %s}]"
        .formatted(server, settings);
  }

  private synchronized MockResponse answer(
      RecordedRequest request, Map<String, Deque<Answer>> script) {
    String path = request.getUrl().encodedPath();
    if (path.equals("/robots.txt")) {
      return new MockResponse.Builder().code(404).build();
    }
    if (path.matches(".*/(access_)?token")) {
      return new MockResponse.Builder().body(TOKEN).build();
    }
    return script.entrySet().stream()
        .filter(answers -> path.endsWith(answers.getKey()) && !answers.getValue().isEmpty())
        .findFirst()
        .map(answers -> answers.getValue().remove().response())
        .orElseGet(() -> new MockResponse.Builder().body(nothing).build());
  }

  private void compare(Iterable<JsonNode> said, List<Mention> ours) {
    Map<Object, Mention> byId = new LinkedHashMap<>();
    ours.forEach(mention -> byId.put(mention.nativeId(), mention));
    found.addAll(byId.values());
    Map<Object, JsonNode> recordings = new LinkedHashMap<>();
    said.forEach(item -> recordings.put(theirs.get("id").apply(item), item));
    recorded += recordings.size();
    assertThat(byId).as("heard of %s", source.name()).containsOnlyKeys(recordings.keySet());
    recordings.forEach((id, item) -> compare(id.toString(), item, byId.get(id)));
  }

  private void compare(String id, JsonNode item, Mention mention) {
    theirs.forEach(
        (field, of) -> tally.compare(field, id, of.apply(item), OURS.get(field).apply(mention)));
  }

  /** A row of the table; nothing recorded may be missing, nothing else may be there. */
  List<Mention> report() {
    ConformanceTable.row(source.name(), recorded, found.size(), tally.differences().size());
    assertThat(String.join("\n", tally.differences())).as("fields of %s", source.name()).isEmpty();
    assertThat(found).hasSize(recorded).isNotEmpty();
    return found;
  }

  /** What was stated of the listing. */
  List<Listing> facts() {
    return facts;
  }

  private static Optional<String> name(Author author) {
    return author.name().or(author::handle);
  }

  /** An emoji may be a picture that is named by its sign. */
  private static String words(String html) {
    Document page = Jsoup.parse(html);
    page.select("img.emoji").forEach(emoji -> emoji.replaceWith(new TextNode(emoji.attr("alt"))));
    return flat(page.text());
  }

  private static String flat(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }
}
