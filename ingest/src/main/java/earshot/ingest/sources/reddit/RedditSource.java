package earshot.ingest.sources.reddit;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Ours;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.mention.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Posts and comments of Reddit: its API with an application's key, its Atom feeds without one. */
public final class RedditSource extends DeclaredSource {
  static final String NAME = "reddit";
  static final HttpUrl SITE = HttpUrl.get("https://www.reddit.com");
  private static final HttpUrl API = HttpUrl.get("https://oauth.reddit.com");
  private static final String SUBREDDITS = "subreddits";
  private static final String QUERY = "query";

  public RedditSource() {
    super(
        NAME,
        OAuth.settings(
            new Settings()
                .list(SUBREDDITS, "", "Subreddits to read, or to search in where there is a query")
                .may(QUERY, null, "Words to search for among posts: Reddit searches no comments")
                .base(null, "Where Reddit is asked, if not at Reddit itself")
                .ours("With a key: accounts that answer for the brand, as in acme")),
        RedditSource::replier);
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Optional<OAuth> oauth = oauth(place);
    Api api = api(place, oauth);
    Ours ours = Ours.of(place);
    return Stream.concat(
            listings(place), oauth.stream().flatMap(key -> ours.each().map(Listing::by)))
        .<Feed>map(
            listing ->
                oauth.isPresent()
                    ? new ThingsFeed(
                        listing, ours, api.refusing((s, a) -> refusal(listing.path(), a)))
                    : new AtomFeed(listing, api))
        .toList();
  }

  private static Optional<OAuth> oauth(AbstractConfig place) {
    return OAuth.of(place, SITE.resolve("/api/v1/access_token").toString());
  }

  private static Api api(AbstractConfig place, Optional<OAuth> oauth) {
    return Api.of(place, oauth.isPresent() ? API : SITE).as(oauth);
  }

  private static Stream<Listing> listings(AbstractConfig place) {
    Optional<String> query = Settings.text(place, QUERY);
    List<String> subreddits = Settings.list(place, SUBREDDITS);
    if (subreddits.isEmpty()) {
      String words =
          query.orElseThrow(() -> new ConfigException(SUBREDDITS + " or " + QUERY + " is due"));
      return Stream.of(Listing.everywhere(words));
    }
    return subreddits.stream()
        .map(name -> name.replaceFirst("^/?r/", ""))
        .flatMap(name -> Listing.of(name, query));
  }

  /** A place that is private, banned or in quarantine. */
  private static Optional<Refusal> refusal(String place, Fetched answer) {
    return Json.maybe(answer.error(), "reason")
        .map(why -> new Refusal(Refusal.Kind.FORBIDDEN, place + " is " + why));
  }

  private static Replier replier(AbstractConfig place) {
    for (String name : List.of("client-id", "client-secret", "refresh-token")) {
      Settings.needed(place, name, "replies");
    }
    return new CommentReplier(
        api(place, oauth(place)).refusing((status, answer) -> refusal("the thread", answer)));
  }

  /** Reddit's full names tell what a thing is. */
  static Kind kind(String fullName) {
    if (fullName.startsWith("t1_")) {
      return Kind.COMMENT;
    } else if (fullName.startsWith("t3_")) {
      return Kind.POST;
    }
    throw new IllegalArgumentException("neither a post nor a comment");
  }

  /** Whether this stands where a text was, before its writer or somebody else took it back. */
  static boolean takenBack(@Nullable String text) {
    return "[deleted]".equals(text) || "[removed]".equals(text);
  }
}
