package earshot.ingest.sources.googleplay;

import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Google;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Settings;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** Reviews of one own app on Google Play. */
public final class GooglePlaySource extends DeclaredSource {
  static final String NAME = "google-play";
  private static final String APP = "app";

  public GooglePlaySource() {
    super(
        NAME,
        OAuth.settings(
            new Settings()
                .must(
                    APP,
                    "\\w+(\\.\\w+)+",
                    "a package name such as com.example.app",
                    "The app's package name, as in ?id=com.example.app of its page")
                .base("https://androidpublisher.googleapis.com", "Where the API is asked")),
        place -> new ReviewReplier(place.getString(APP).strip(), Google.owned(place)));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new ReviewsFeed(place.getString(APP).strip(), Google.owned(place)));
  }
}
