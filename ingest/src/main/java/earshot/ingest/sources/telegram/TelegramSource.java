package earshot.ingest.sources.telegram;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Messages of the chats that one bot of Telegram is in. */
public final class TelegramSource implements Source {
  static final String NAME = "telegram";
  private static final String BOT = "bot";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must(
            BOT, "@?\\w{5,32}", "a bot's name such as acme_bot", "The bot's name, as in @acme_bot")
        .secret("token", "The bot's token, as @BotFather gave it")
        .base("https://api.telegram.org", "Where the Bot API is asked")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    String bot = place.getString(BOT).strip().replaceFirst("^@", "");
    return List.of(new UpdatesFeed(bot, Settings.secret(place, "token"), Api.of(place)));
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(place -> new MessageReplier(Settings.secret(place, "token"), Api.of(place)));
  }

  @Override
  public Card card() {
    return new Card(
        "Messages to the bot and in groups that it is in, and posts of channels that it administers,"
            + " with the words under pictures.",
        "What was said before the bot joined or more than a day before it is asked for; in groups all"
            + " but commands and answers to it, unless its privacy mode is off or it administers"
            + " them; pictures without words.",
        Card.Completeness.SINCE_JOIN,
        "Seen.",
        "Not seen: Telegram does not tell them.",
        "Free.",
        "No general rule; tell people that the bot listens.",
        "A bot of @BotFather that nothing else asks for updates and that has no webhook: asking for"
            + " the next messages takes those before off Telegram's list.",
        "Yes, by one bot of those that are named, up to 4,096 characters. Telegram can't be asked"
            + " whether an answer arrived: where that is unknown it is not sent again.");
  }
}
