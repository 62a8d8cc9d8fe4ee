package earshot.ingest.sources.googleplay;

import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Google;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Reviews of one own app on Google Play. */
public final class GooglePlaySource implements Source {
  static final String NAME = "google-play";
  private static final String APP = "app";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    Settings own =
        new Settings()
            .must(
                APP,
                "\\w+(\\.\\w+)+",
                "a package name such as com.example.app",
                "The app's package name, as in ?id=com.example.app of its page")
            .base("https://androidpublisher.googleapis.com", "Where the API is asked");
    return OAuth.settings(own).config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    return List.of(new ReviewsFeed(place.getString(APP).strip(), Google.owned(place)));
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(
        place -> new ReviewReplier(place.getString(APP).strip(), Google.owned(place)));
  }

  @Override
  public Card card() {
    return new Card(
        "Reviews with words of an own app, with stars and the developer's answer, as they were"
            + " written.",
        "Reviews that nobody wrote or changed in the last seven days, stars without words, reviews of"
            + " test versions, apps of others, when a changed review was first written.",
        Card.Completeness.WINDOW,
        "Seen: a changed review comes up again; a changed answer alone within seven days.",
        "Seen within seven days, when walks that must have shown a review did not.",
        "Free; 200 calls an hour for an app.",
        "No published rule; deletions should be honoured.",
        "An OAuth client of a Google Cloud project and the refresh token of somebody who may answer"
            + " reviews in the Play Console; keys of service accounts are not read.",
        "Yes, up to 350 characters; a new answer replaces the old one.");
  }
}
