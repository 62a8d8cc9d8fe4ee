package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.mention.Kind;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jsoup.nodes.Entities;

/**
 * A place on a local server as its contract needs it: how it is set up, what is answered there, and
 * what it says. In settings and account KEY, SERVER and HOST stand for what is known when it runs.
 */
public final class AnsweredPlace {
  final Source source;
  final String settings;
  String account = "";
  String nativeId = "";
  Kind kind = Kind.COMMENT;
  Optional<String> thread = Optional.empty();
  Optional<String> url = Optional.empty();
  String method = "POST";
  String target = "";
  Words words = request -> "";
  String door = "token";
  String letsIn = "{\"access_token\": \"t\", \"expires_in\": 86400}";
  String taken = "";
  Optional<String> name = Optional.empty();
  Optional<Function<List<String>, String>> shows = Optional.empty();
  boolean replaces;

  /** Reads the words that a request sends, and checks the rest of it. */
  @FunctionalInterface
  public interface Words {
    String of(RecordedRequest request) throws IOException;
  }

  /**
   * A place of this source.
   *
   * @param settings as the inside of a JSON object; its address is added
   */
  public AnsweredPlace(Source source, String settings) {
    this.source = source;
    this.settings = settings;
  }

  /** What is answered. */
  public AnsweredPlace mention(String itsAccount, String itsNativeId) {
    account = itsAccount;
    nativeId = itsNativeId;
    return this;
  }

  /** What is answered was written in private, in this conversation. */
  public AnsweredPlace message(String itsThread) {
    kind = Kind.MESSAGE;
    return in(itsThread);
  }

  public AnsweredPlace in(String itsThread) {
    thread = Optional.of(itsThread);
    return this;
  }

  public AnsweredPlace shownAt(String itsUrl) {
    url = Optional.of(itsUrl);
    return this;
  }

  /** The request that sends an answer, and where its words are. */
  public AnsweredPlace takes(String itsMethod, String itsTarget, Words itsWords) {
    method = itsMethod;
    target = itsTarget;
    words = itsWords;
    return this;
  }

  /**
   * How it is logged in to, where that is not OAuth 2.
   *
   * @param itsDoor end of the path
   */
  public AnsweredPlace letsIn(String itsDoor, String answer) {
    door = itsDoor;
    letsIn = answer;
    return this;
  }

  /** What it says when it has taken one. */
  public AnsweredPlace says(String answer) {
    taken = answer;
    return this;
  }

  /** What it calls an answer. */
  public AnsweredPlace calls(String itsName) {
    name = Optional.of(itsName);
    return this;
  }

  /** What it shows where these answers stand. */
  public AnsweredPlace shows(Function<List<String>, String> answers) {
    shows = Optional.of(answers);
    return this;
  }

  /** There is one answer, and the next takes its place. */
  public AnsweredPlace replaces() {
    replaces = true;
    return this;
  }

  /** The JSON that a request sends. */
  public static JsonNode body(RecordedRequest request) throws IOException {
    return MentionJson.MAPPER.readTree(request.getBody().utf8());
  }

  /** A field of the form that a request sends. */
  public static String form(RecordedRequest request, String field) {
    HttpUrl form = HttpUrl.get("http://form.example/?" + request.getBody().utf8());
    return String.valueOf(form.queryParameter(field));
  }

  /** A list of objects, one an answer. */
  public static ArrayNode list(List<String> answers, BiConsumer<ObjectNode, String> render) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    answers.forEach(answer -> render.accept(list.addObject(), answer));
    return list;
  }

  /** The words as a page shows them. */
  public static String html(String words) {
    return "<p>" + Entities.escape(words).replace("\n", "<br>") + "</p>";
  }
}
