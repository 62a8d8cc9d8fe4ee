package earshot.ingest.sources.reddit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * One of Reddit's lists of things, newest first.
 *
 * @param path of the list, without slashes around it
 * @param query words that are searched for there
 */
record Listing(String path, Optional<String> query) {
  private static final String MOST = "100";

  /** What a subreddit says, or what a search finds in it. */
  static Stream<Listing> of(String subreddit, Optional<String> query) {
    String room = "r/" + subreddit;
    return query.isPresent()
        ? Stream.of(new Listing(room + "/search", query))
        : Stream.of(new Listing(room + "/new", query), new Listing(room + "/comments", query));
  }

  /** What a search finds anywhere. */
  static Listing everywhere(String query) {
    return new Listing("search", Optional.of(query));
  }

  /** What an account comments anywhere. */
  static Listing by(String account) {
    return new Listing("user/" + account + "/comments", Optional.empty());
  }

  /** What a person recognises. */
  String place() {
    return query.map(words -> path + " " + words).orElse(path);
  }

  /** The address of its newest page; so many is the most that Reddit shows on one. */
  HttpUrl.Builder newest(HttpUrl base, String suffix) {
    HttpUrl.Builder url = base.newBuilder();
    List.of(path.split("/")).forEach(url::addPathSegment);
    url.addEncodedPathSegments(suffix).addQueryParameter("limit", MOST);
    query.ifPresent(
        words ->
            url.addQueryParameter("q", words)
                .addQueryParameter("sort", "new")
                .addQueryParameter("type", "link")
                .addQueryParameter("restrict_sr", path.startsWith("r/") ? "1" : "0"));
    return url;
  }
}
