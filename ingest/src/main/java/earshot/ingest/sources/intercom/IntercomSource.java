package earshot.ingest.sources.intercom;

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
import org.apache.kafka.common.config.ConfigException;

/** The customers' side of the conversations of one workspace. */
public final class IntercomSource implements Source {
  static final String NAME = "intercom";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must(
            "workspace",
            "[a-z0-9]{4,20}",
            "the workspace's id such as ab12cd34",
            "Id of the workspace, as in the addresses of its inbox")
        .secret("token", "Access token of an app in the developer hub that may read conversations")
        .may("admin", null, "Number of the teammate in whose name answers are given")
        .may("version", "2.15", "\\d+\\.\\d+", "a number such as 2.15", "Version of the API")
        .base(
            "https://api.intercom.io",
            "Where the API is asked; workspaces of Europe and Australia live at api.eu.intercom.io"
                + " and api.au.intercom.io")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new ConversationsFeed(workspace(place), api(place)));
  }

  private static String workspace(AbstractConfig place) {
    return place.getString("workspace").strip();
  }

  private static Api api(AbstractConfig place) {
    return Api.of(place)
        .bearer(Settings.secret(place, "token"))
        .with("Intercom-Version", place.getString("version").strip());
  }

  private static Replier replier(AbstractConfig place) {
    String admin =
        Settings.text(place, "admin")
            .orElseThrow(() -> new ConfigException("replies need the admin who gives them"));
    return new ConversationReplier(workspace(place), admin, api(place));
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(IntercomSource::replier);
  }

  @Override
  public Card card() {
    return new Card(
        "What the customer wrote in each conversation, as one text a conversation, with its rating"
            + " and the remark on it.",
        "What teammates and bots answered, notes, files, and all but the newest 500 parts of a long"
            + " conversation.",
        Card.Completeness.COMPLETE,
        "Seen: a conversation that goes on comes again.",
        "Seen when a conversation is asked for again and is gone, or all its words were redacted.",
        "With the plan; 10,000 calls a minute for an app, and each conversation that moved is one.",
        "Yours: it is your inbox. Messages of customers are personal data.",
        "An access token from the developer hub.",
        "Yes, in the name of a teammate.");
  }
}
