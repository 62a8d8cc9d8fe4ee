package earshot.deploy.demo;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The way in: an overview, robots.txt, and one readable page for each thing said. */
final class TownHall implements Stall {
  private static final Pattern SAID =
      Pattern.compile(
          "(?:/said|%s/t/post|%s/\\w+/said)/(\\d{1,12})(?:/1)?"
              .formatted(ForumApi.FORUM, Subreddit.COMMENTS));
  private static final Pattern TOOT = Pattern.compile("/@\\w+/(\\d{1,18})");
  private static final String ROBOTS = "User-agent: *\nDisallow: /admin/\n";

  private final Town town;
  private final Toots toots;

  TownHall(Town town, Toots toots) {
    this.town = town;
    this.toots = toots;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    return switch (ask.path()) {
      case "/" -> Optional.of(overview(ask));
      case "/robots.txt" -> Optional.of(Reply.of("text/plain; charset=utf-8", ROBOTS));
      default -> permalink(ask);
    };
  }

  private Optional<Reply> permalink(Ask ask) {
    Matcher said = SAID.matcher(ask.path());
    if (said.matches()) {
      return town.find(Long.parseLong(said.group(1)), ask.now()).map(found -> page(found, ask));
    }
    Matcher toot = TOOT.matcher(ask.path());
    return toot.matches()
        ? toots.find(Long.parseLong(toot.group(1)), ask.now()).map(found -> page(found, ask))
        : Optional.empty();
  }

  private static Reply page(Utterance said, Ask ask) {
    String by = said.author().name() + " on " + said.shop().brand();
    Document page = Markup.page(by, ask.link(ask.path()));
    if (said.gone()) {
      Markup.add(page.body(), "p", "Its author has taken this back.");
      Reply gone = Reply.html(page.outerHtml());
      return new Reply(410, gone.type(), gone.body(), Map.of());
    }
    Element article = page.body().appendElement("article").attr("lang", said.language());
    Markup.add(article, "h1", said.title().orElse(by));
    Markup.add(article, "p", said.text()).attr("dir", "auto");
    Markup.add(article, "p", said.author().name() + ", " + said.saidAt());
    return Reply.html(page.outerHtml());
  }

  private static Reply overview(Ask ask) {
    Document page = Markup.page("Poplar Square", ask.link("/"));
    Markup.add(page.body(), "h1", "Poplar Square");
    Markup.add(page.body(), "p", "A town that doesn't exist, whose people never stop talking.");
    Element list = page.body().appendElement("ul");
    places()
        .forEach(
            (path, what) -> Markup.add(list.appendElement("li"), "a", what).attr("href", path));
    return Reply.html(page.outerHtml());
  }

  private static Map<String, String> places() {
    Map<String, String> places = new TreeMap<>();
    places.put(ShopPages.path(Shop.ARAXI), "Reviews of Araxi Coffee (JSON-LD)");
    places.put(ShopPages.path(Shop.VARDIK), "Reviews of Vardik Books (microdata)");
    places.put(ShopPages.path(Shop.SEVANIK), "Reviews of Hotel Sevanik (JSON-LD)");
    places.put(BlogComments.PATH, "Comments on the coffee house's blog (RSS)");
    places.put(Forum.PATH, "The forum (Atom)");
    places.put("/blog/wp-json/wp/v2/comments", "The same comments (WordPress)");
    places.put("/forum/posts.json", "The same forum (Discourse)");
    places.put("/r/poplarsquare/new/.rss", "The newest posts of the subreddit (Reddit)");
    places.put("/api/v3/post/list?community_name=poplarsquare", "Posts of the community (Lemmy)");
    places.put(
        "/2.3/search/advanced?site=poplarsquare&tagged=zipaloo",
        "Questions about Zipaloo (Stack Exchange)");
    places.put("/appreviews/" + GameReviews.GAME, "Reviews of Zipaloo's game (Steam)");
    places.put(GuestBook.PATH, "The hotel's guest book (JSON Feed)");
    places.put("/api/v1/timelines/tag/zipaloo", "What is said about #zipaloo (Mastodon)");
    places.put("/api/v1/search_by_date?query=zipaloo", "What is said about Zipaloo (Hacker News)");
    places.put(
        "/us/rss/customerreviews/page=1/id=" + AppReviews.APP + "/sortby=mostrecent/json",
        "Reviews of the Zipaloo app (App Store)");
    return places;
  }
}
