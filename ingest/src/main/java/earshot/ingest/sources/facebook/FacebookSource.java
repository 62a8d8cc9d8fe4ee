package earshot.ingest.sources.facebook;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.GraphFeed;
import earshot.ingest.source.GraphMessageReplier;
import earshot.ingest.source.GraphMessages;
import earshot.ingest.source.GraphReplier;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.mention.Kind;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/** Comments, visitors' posts and recommendations on one's own page. */
public final class FacebookSource extends DeclaredSource {
  static final String NAME = "facebook";

  public FacebookSource() {
    super(
        NAME,
        GraphFeed.settings(
            new Settings()
                .must(
                    "page",
                    "\\d+",
                    "the page's number",
                    "Number of the page, from its transparency section")
                .secret(
                    "token",
                    "Page access token with pages_read_engagement and pages_read_user_content; answers"
                        + " need pages_manage_engagement")
                .some(
                    "what",
                    List.of("comments", "ratings"),
                    List.of("live", "messages"),
                    "What is read: comments, ratings, live (comments while the page broadcasts),"
                        + " messages (which need pages_messaging)")),
        FacebookSource::replier);
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = GraphFeed.api(place);
    String page = place.getString("page").strip();
    List<Feed> feeds = new ArrayList<>();
    for (String what : Settings.list(place, "what")) {
      feeds.add(
          switch (what) {
            case "comments" -> CommentsFeed.posts(page, api);
            case "live" -> CommentsFeed.live(page, api);
            case "messages" -> new GraphMessages(NAME, page, page, Optional.empty(), api);
            default -> new RatingsFeed(page, api);
          });
    }
    return feeds;
  }

  private static Replier replier(AbstractConfig place) {
    Api api = GraphFeed.api(place);
    String page = place.getString("page").strip();
    return new GraphReplier(
        page,
        ReplyRules.upTo(8_000, Unit.CHARACTERS).only(Kind.COMMENT, Kind.POST, Kind.REVIEW),
        api,
        "comments",
        "message",
        new GraphMessageReplier(page, page, ReplyRules.upTo(2_000, Unit.CHARACTERS), api));
  }
}
