package earshot.ingest.sources.livechat;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** The customers' side of the chats in one's own archive. */
public final class LiveChatSource extends DeclaredSource {
  static final String NAME = "livechat";

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
            .secret("token", "Personal access token with chats--all:ro")
            .may("region", null, "Where the license is kept, if not in the USA, for example fra")
            .may(
                "version",
                "v3.5",
                "v\\d+\\.\\d+",
                "v and a number",
                "Version of the Agent Chat API")
            .maySecret(
                "hook-secret", "Secret key of the webhook for chat_deactivated, if there is one")
            .base("https://api.livechatinc.com", "Where the API is asked"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api =
        Api.of(place)
            .login(place.getString("account-id").strip(), Settings.secret(place, "token"))
            .with("X-Region", Settings.text(place, "region").orElse(null))
            .below(place.getString("version").strip());
    return List.of(new ChatsFeed(place.getString("license").strip(), api));
  }
}
