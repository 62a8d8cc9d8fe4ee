package earshot.ingest.sources.steam;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** Reviews of one game or program on Steam. */
public final class SteamSource extends DeclaredSource {
  static final String NAME = "steam";

  public SteamSource() {
    super(
        NAME,
        new Settings()
            .must(
                "app", "\\d+", "the app's number", "The app's number, as in /app/440/ of its page")
            .base("https://store.steampowered.com", "Where the reviews are asked for"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).refusing((status, answer) -> ReviewsFeed.refusal(answer.error()));
    return List.of(new ReviewsFeed(place.getString("app").strip(), api));
  }
}
