package earshot.ingest.sources.instagram;

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

/** What people say to and about one's own professional account. */
public final class InstagramSource extends DeclaredSource {
  static final String NAME = "instagram";

  public InstagramSource() {
    super(
        NAME,
        GraphFeed.settings(
            new Settings()
                .must(
                    "account",
                    "\\d+",
                    "the account's number",
                    "Number of the professional account in the Graph API, not its name")
                .secret("token", "Access token with instagram_manage_comments")
                .some(
                    "what",
                    List.of("comments"),
                    List.of("mentions", "live", "messages"),
                    "What is read: comments, mentions (media and comments of others that name the"
                        + " account), live (comments while it broadcasts), messages (which need"
                        + " instagram_manage_messages)")
                .list("hashtags", "", "Hashtags whose last day is read, 30 in a week at most")
                .may("page", null, "Number of the page whose inbox holds the account's messages")
                .count("longest-reply", 300, "The most characters of an answer")),
        InstagramSource::replier);
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = GraphFeed.api(place);
    String account = place.getString("account").strip();
    String holder = Settings.text(place, "page").orElse(account);
    List<Feed> feeds = new ArrayList<>();
    for (String what : Settings.list(place, "what")) {
      feeds.add(
          switch (what) {
            case "mentions" -> new MentionsFeed(account, api);
            case "live" -> CommentsFeed.live(account, api);
            case "messages" ->
                new GraphMessages(NAME, account, holder, Optional.of("instagram"), api);
            default -> CommentsFeed.media(account, api);
          });
    }
    for (String tag : Settings.list(place, "hashtags")) {
      feeds.add(new HashtagFeed(account, tag.replaceFirst("^#", ""), api));
    }
    return feeds;
  }

  /** The rules of the API before this one, which its errors still name. */
  private static Replier replier(AbstractConfig place) {
    Api api = GraphFeed.api(place);
    String account = place.getString("account").strip();
    String holder = Settings.text(place, "page").orElse(account);
    return new GraphReplier(
        account,
        ReplyRules.upTo(Math.toIntExact(place.getLong("longest-reply")), Unit.CHARACTERS)
            .without("(?s)(#\\w.*){5}", "an answer has at most four hashtags there")
            .without("(?s)(https?://.*){2}", "an answer has at most one link there")
            .without(
                "(?s)\\A(?=.*\\p{Lu})\\P{Ll}*\\z",
                "an answer must not be all in capital letters there")
            .only(Kind.COMMENT)
            .only(mention -> !mention.nativeId().contains("_")),
        api,
        "replies",
        "text",
        new GraphMessageReplier(account, holder, ReplyRules.upTo(1_000, Unit.BYTES), api));
  }
}
