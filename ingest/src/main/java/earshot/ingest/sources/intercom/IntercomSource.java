package earshot.ingest.sources.intercom;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** The customers' side of the conversations of one workspace. */
public final class IntercomSource extends DeclaredSource {
  static final String NAME = "intercom";

  public IntercomSource() {
    super(
        NAME,
        new Settings()
            .must(
                "workspace",
                "[a-z0-9]{4,20}",
                "the workspace's id such as ab12cd34",
                "Id of the workspace, as in the addresses of its inbox")
            .secret(
                "token", "Access token of an app in the developer hub that may read conversations")
            .may("admin", null, "Number of the teammate in whose name answers are given")
            .may("version", "2.15", "\\d+\\.\\d+", "a number such as 2.15", "Version of the API")
            .base(
                "https://api.intercom.io",
                "Where the API is asked; workspaces of Europe and Australia live at api.eu.intercom.io"
                    + " and api.au.intercom.io"),
        IntercomSource::replier);
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
    String admin = Settings.needed(place, "admin", "replies");
    return new ConversationReplier(workspace(place), admin, api(place));
  }
}
