package earshot.ingest.sources.livechat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Refusals;
import earshot.ingest.source.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;

/** The customers' side of the chats in one's own archive. */
public final class LiveChatSource extends DeclaredSource {
  static final String NAME = "livechat";
  private static final Refusals REFUSALS =
      new Refusals(
          "LiveChat",
          Set.of("too_many_requests", "limit_reached"),
          Set.of("internal", "service_unavailable", "request_timeout"),
          Set.of(
              "authentication",
              "authorization",
              "missing_access",
              "license_expired",
              "license_not_found",
              "misdirected_request",
              "unsupported_version",
              "wrong_product_version"));

  public LiveChatSource() {
    super(
        NAME,
        new Settings()
            .must(
                "license",
                "\\d+",
                "the license's number",
                "Number of the license, as in the chat's code on your site")
            .must("account-id", "Account id that was shown beside the token")
            .secret("token", "Personal access token with chats--all:ro; answers need chats--all:rw")
            .may("region", null, "Where the license is kept, if not in the USA, for example fra")
            .may(
                "version",
                "v3.5",
                "v\\d+\\.\\d+",
                "v and a number",
                "Version of the Agent Chat API")
            .maySecret(
                "hook-secret", "Secret key of the webhook for chat_deactivated, if there is one")
            .base("https://api.livechatinc.com", "Where the API is asked"),
        place -> new ChatReplier(license(place), api(place)));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new ChatsFeed(license(place), api(place)));
  }

  private static String license(AbstractConfig place) {
    return place.getString("license").strip();
  }

  private static Api api(AbstractConfig place) {
    return Api.of(place)
        .login(place.getString("account-id").strip(), Settings.secret(place, "token"))
        .with("X-Region", Settings.text(place, "region").orElse(null))
        .below(place.getString("version").strip())
        .refusing(LiveChatSource::refused);
  }

  private static Optional<Refusal> refused(int status, Fetched answer) {
    JsonNode error = answer.error().path("error");
    return REFUSALS.of(Json.id(error, "type"), Json.id(error, "message"));
  }
}
