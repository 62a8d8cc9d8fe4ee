package earshot.ingest.sources.livechat;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The customers' side of the chats in one's own archive. */
public final class LiveChatSource implements Source {
  static final String NAME = "livechat";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must(
            "license",
            "\\d+",
            "the license's number",
            "Number of the license, as in the chat's code on your site")
        .must("account-id", "Account id that was shown beside the token")
        .secret("token", "Personal access token with chats--all:ro")
        .may("region", null, "Where the license is kept, if not in the USA, for example fra")
        .may("version", "v3.5", "v\\d+\\.\\d+", "v and a number", "Version of the Agent Chat API")
        .maySecret("hook-secret", "Secret key of the webhook for chat_deactivated, if there is one")
        .base("https://api.livechatinc.com", "Where the API is asked")
        .config();
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

  @Override
  public Card card() {
    return new Card(
        "What the customer wrote in each chat of the archive, as one text a chat.",
        "What the agents answered, files, forms before and after a chat, and its rating; what is"
            + " written more than a day after a chat began.",
        Card.Completeness.COMPLETE,
        "Seen for a day after a chat began: it grows while people write.",
        "Not seen.",
        "With the plan; the limit of calls is not published.",
        "Yours: it is your chat. Messages of customers are personal data.",
        "A personal access token from the developer console.",
        "No: a chat that is in the archive is over; its address leads there.");
  }
}
