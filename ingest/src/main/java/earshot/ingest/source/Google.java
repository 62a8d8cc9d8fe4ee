package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** What Google's APIs share: how an owner asks, and how they refuse. */
public final class Google {
  private static final String TOKEN_URL = "https://oauth2.googleapis.com/token";

  private static final String QUOTA = "RESOURCE_EXHAUSTED";

  private Google() {}

  /** The API where this place's base-url says, asked as the owner. */
  public static Api owned(AbstractConfig place) {
    Optional<OAuth> owner = OAuth.owner(place, TOKEN_URL);
    if (owner.isEmpty()) {
      throw new ConfigException("client-id, client-secret and refresh-token are due");
    }
    return Api.of(place).as(owner).refusing(Google::refusal);
  }

  /** What Google's names for an error mean, where a wrong key is a 400 and a quota has no time. */
  public static Optional<Refusal> named(int status, Fetched answer) {
    JsonNode error = answer.error().path("error");
    String name = Json.id(error, "status");
    String why = "Google refuses: " + name + " " + Json.id(error, "message");
    return switch (name) {
      case "" -> Optional.empty();
      case QUOTA ->
          Optional.of(new Refusal(Refusal.Kind.TOO_MUCH, why, Optional.of(Duration.ofHours(1))));
      case "UNAVAILABLE", "INTERNAL", "DEADLINE_EXCEEDED" ->
          Optional.of(new Refusal(Refusal.Kind.PASSING, why));
      default -> Optional.of(new Refusal(Refusal.Kind.FORBIDDEN, why));
    };
  }

  /** 403 has many reasons: the profile, the project, a quota. */
  public static Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode error = answer.error().path("error");
    boolean quota = QUOTA.equals(Json.text(error, "status"));
    return Json.maybe(error, "message")
        .filter(why -> status == 403)
        .map(why -> new Refusal(quota ? Refusal.Kind.TOO_MUCH : Refusal.Kind.FORBIDDEN, why));
  }

  /**
   * A list that is left out where it is empty.
   *
   * @param beside what may be there without it
   * @throws IOException where other things are: what cannot be understood must not look empty
   */
  public static JsonNode list(JsonNode answer, String field, Set<String> beside)
      throws IOException {
    boolean known = answer.properties().stream().map(Map.Entry::getKey).allMatch(beside::contains);
    return answer.isObject() && known ? MissingNode.getInstance() : Json.list(answer, field);
  }
}
