package earshot.ingest.sources.steam;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Reviews of one game or program on Steam. */
public final class SteamSource implements Source {
  static final String NAME = "steam";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must("app", "\\d+", "the app's number", "The app's number, as in /app/440/ of its page")
        .base("https://store.steampowered.com", "Where the reviews are asked for")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new ReviewsFeed(place.getString("app").strip(), Api.of(place)));
  }

  @Override
  public Card card() {
    return new Card(
        "All reviews of an app in all languages, also of copies from elsewhere and of times that"
            + " Steam leaves out of its score.",
        "Names of reviewers, who are numbers here, and comments on reviews.",
        Card.Completeness.COMPLETE,
        "Seen: an edited review comes up again.",
        "Seen when walks that must have shown a review did not.",
        "Free; users measured 150 calls in 5 minutes.",
        "No published rule; deletions should be honoured.",
        "None needed.",
        "No: only on Steam's pages for partners.");
  }
}
