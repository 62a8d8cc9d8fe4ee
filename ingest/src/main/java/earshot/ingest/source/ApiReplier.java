package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Kind;
import earshot.mention.ReplyOrder;
import earshot.mention.ReplyRules;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.Request;

/**
 * Answers through an official API; what its repliers say about themselves is the same everywhere.
 */
public abstract class ApiReplier implements Replier {
  protected final Api api;
  private final String account;
  private final ReplyRules rules;
  private final Optional<Replier> messages;

  /** Answers what is said at this account, as whom the API knows us. */
  protected ApiReplier(String account, ReplyRules rules, Api api) {
    this(account, rules, api, Optional.empty());
  }

  /**
   * The same, where what was written in private is answered in another way.
   *
   * @param messages answers that
   */
  protected ApiReplier(String account, ReplyRules rules, Api api, Optional<Replier> messages) {
    this.account = account;
    this.rules = rules;
    this.api = api;
    this.messages = messages;
  }

  @Override
  public final Replier of(Kind kind) {
    return messages.filter(other -> kind == Kind.MESSAGE).orElse(this);
  }

  @Override
  public final String account() {
    return account;
  }

  @Override
  public final ReplyRules rules() {
    return rules;
  }

  @Override
  public final Optional<OAuth> oauth() {
    return api.oauth();
  }

  @Override
  public final Optional<Signing> signing() {
    return api.signing();
  }

  @Override
  public Optional<Refusal> refusal(int status, Fetched answer) {
    return api.refusing().refusal(status, answer);
  }

  /** Its id, which most places tell. */
  @Override
  public Optional<String> parse(ReplyOrder reply, Fetched answer) throws IOException {
    return Optional.of(needed(answer.json(), "id"));
  }

  /**
   * The text of a field without which the place has not taken the answer.
   *
   * @throws IOException where it is missing
   */
  protected static String needed(JsonNode answer, String field) throws IOException {
    String text = Json.text(answer, field);
    if (text == null) {
      throw new IOException("the answer has no " + field);
    }
    return text;
  }

  /** Whether these are the words that were sent; places strip and wrap them. */
  protected static boolean same(String sent, String shown) {
    return words(sent).equals(words(shown));
  }

  /** The id of our answer among these, if it is there. */
  protected static Optional<String> among(
      Iterable<JsonNode> shown, ReplyOrder reply, Function<JsonNode, String> words) {
    for (JsonNode one : shown) {
      if (same(reply.text(), words.apply(one))) {
        return Optional.of(Json.id(one, "id"));
      }
    }
    return Optional.empty();
  }

  /**
   * Looks for it among what stands there.
   *
   * @param list where the answer to this has the list, as in {@code /thread/events}; empty where it
   *     is the list
   */
  protected static Optional<Search> among(
      Request shown, String list, ReplyOrder reply, Function<JsonNode, String> words) {
    return Optional.of(
        new Search(shown, answer -> among(Json.list(answer.json().at(list), ""), reply, words)));
  }

  private static String words(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
