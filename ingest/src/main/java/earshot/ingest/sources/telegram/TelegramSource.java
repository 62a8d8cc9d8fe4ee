package earshot.ingest.sources.telegram;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Settings;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** Messages of the chats that one bot of Telegram is in. */
public final class TelegramSource extends DeclaredSource {
  static final String NAME = "telegram";
  private static final String BOT = "bot";

  public TelegramSource() {
    super(
        NAME,
        new Settings()
            .must(
                BOT,
                "@?\\w{5,32}",
                "a bot's name such as acme_bot",
                "The bot's name, as in @acme_bot")
            .secret("token", "The bot's token, as @BotFather gave it")
            .base("https://api.telegram.org", "Where the Bot API is asked")
            .ours(
                "Names of people, groups and channels that answer for the brand in groups, as in"
                    + " @acme, or their numbers"),
        place -> new MessageReplier(Settings.secret(place, "token"), api(place)));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    String bot = place.getString(BOT).strip().replaceFirst("^@", "");
    return List.of(
        new UpdatesFeed(bot, Settings.secret(place, "token"), Ours.of(place), api(place)));
  }

  private static Api api(AbstractConfig place) {
    return Api.of(place).refusing(UpdatesFeed::refused);
  }
}
