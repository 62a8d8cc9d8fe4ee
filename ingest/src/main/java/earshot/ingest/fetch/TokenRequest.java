package earshot.ingest.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import earshot.ingest.source.Json;
import earshot.ingest.source.OAuth;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.apache.kafka.common.config.types.Password;

/**
 * How an access token is asked for, and where the answer has it.
 *
 * @param refreshToken renews what was granted before
 */
record TokenRequest(OAuth oauth, Optional<Password> refreshToken) {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String REFRESH_SESSION = "com.atproto.server.refreshSession";

  Request request() {
    return switch (oauth.introduction()) {
      case HEADER, FORM -> form();
      case SESSION -> refreshToken.map(this::goOn).orElseGet(this::logIn);
    };
  }

  /** The access token of an answer. */
  Optional<Password> access(JsonNode answer) {
    return token(answer, isSession() ? "accessJwt" : "access_token");
  }

  /** What renews it, where the answer has that. */
  Optional<Password> refresh(JsonNode answer) {
    return token(answer, isSession() ? "refreshJwt" : "refresh_token");
  }

  /** Whether it begins with a name and a password, so that it can always begin anew. */
  boolean isSession() {
    return oauth.introduction() == OAuth.Introduction.SESSION;
  }

  private static Optional<Password> token(JsonNode answer, String field) {
    return Json.maybe(answer, field).map(Password::new);
  }

  private Request form() {
    FormBody.Builder form = new FormBody.Builder();
    form.add("grant_type", refreshToken.isPresent() ? "refresh_token" : "client_credentials");
    refreshToken.ifPresent(value -> form.add("refresh_token", value.value()));
    Request.Builder request = to(oauth.tokenUrl());
    String secret = oauth.clientSecret().value();
    if (oauth.introduction() == OAuth.Introduction.HEADER) {
      request.header("Authorization", Credentials.basic(oauth.clientId(), secret));
    } else {
      form.add("client_id", oauth.clientId()).add("client_secret", secret);
    }
    return request.post(form.build()).build();
  }

  private Request logIn() {
    String json =
        JsonNodeFactory.instance
            .objectNode()
            .put("identifier", oauth.clientId())
            .put("password", oauth.clientSecret().value())
            .toString();
    return to(oauth.tokenUrl()).post(RequestBody.create(json, JSON)).build();
  }

  /** Sessions may be begun a few times a day only, and be continued for weeks. */
  private Request goOn(Password token) {
    HttpUrl opened = oauth.tokenUrl();
    HttpUrl url =
        opened.newBuilder().setPathSegment(opened.pathSize() - 1, REFRESH_SESSION).build();
    return to(url)
        .header("Authorization", "Bearer " + token.value())
        .post(RequestBody.create(new byte[0]))
        .build();
  }

  private static Request.Builder to(HttpUrl url) {
    return new Request.Builder().url(url).header("Accept", "application/json");
  }
}
