package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** What those of Google's APIs share that speak for the owner of a profile or an app. */
public final class Google {
  private static final String TOKEN_URL = "https://oauth2.googleapis.com/token";

  private Google() {}

  /** The API where this place's base-url says, asked as the owner. */
  public static Api owned(AbstractConfig place) {
    Optional<OAuth> owner =
        OAuth.of(place, TOKEN_URL).filter(oauth -> oauth.refreshToken().isPresent());
    if (owner.isEmpty()) {
      throw new ConfigException("client-id, client-secret and refresh-token are due");
    }
    return Api.of(place).as(owner);
  }

  /** 403 has many reasons: the profile, the project, a quota. */
  public static Optional<Refusal> refusal(int status, Fetched answer) {
    JsonNode error = answer.error().path("error");
    boolean quota = "RESOURCE_EXHAUSTED".equals(Json.text(error, "status"));
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
