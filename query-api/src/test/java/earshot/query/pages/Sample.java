package earshot.query.pages;

import earshot.assess.priority.Terms;
import earshot.mention.Coverage;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import earshot.mention.Sentiment;
import earshot.query.Said;
import earshot.query.http.Posts;
import earshot.query.http.Rig;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A small town of mentions in several scripts, some of them hostile. */
final class Sample {
  static final String HOSTILE =
      "<script>document.title='stolen'</script> \"><img src=x onerror=alert(1)> \u202Eesrever";

  private Sample() {}

  static Rig rig() {
    return fill(new Rig(store -> store, Sample::pages));
  }

  /** All pages there are. */
  static Routes[] pages(Wiring wiring) {
    Pages pages = new Pages(wiring, new Kept());
    return new Routes[] {
      pages,
      new MentionPage(pages, wiring, new OwnTemplates()),
      new DoorPages(pages, wiring),
      new PeoplePage(pages, wiring),
      new SourcesPage(pages, wiring, new Posts())
    };
  }

  static Rig fill(Rig rig) {
    rig.holding(
        assessed(english()),
        assessed(persian()),
        assessed(armenian()),
        assessed(russian()),
        assessed(praise("5")),
        assessed(hostile()));
    rig.coverage.addAll(List.of(well(), gappy(), failing()));
    return rig;
  }

  static Draft assessed(Draft draft) {
    return draft.priority(Terms.of(draft.mention()));
  }

  static Draft english() {
    return said("appstore", "1", Kind.REVIEW, "en", 3)
        .author("Grace Park", null, null)
        .title("Coffee arrived cold, twice")
        .text(
            "Ordered the same flat white on two mornings and both times it was lukewarm when I"
                + " sat down. The staff were kind about it, but nobody offered to make another.")
        .rating(Rating.stars(2))
        .sentiment(new Sentiment(Label.NEGATIVE, 0.93, true, "stars"))
        .url("https://reviews.example/acme/1");
  }

  static Draft persian() {
    return said("mastodon", "2", Kind.POST, "fa", 26)
        .author("سارا رضایی", "@sara@m.example", null, 14_200L)
        .text("قهوه‌ی امروز Acme سرد بود و نیم ساعت منتظر ماندم. کسی جواب نمی‌دهد؟ 😕")
        .engagement(42L, 5L, 9L)
        .sentiment(new Sentiment(Label.NEGATIVE, 0.81, false, "text-1"))
        .url("https://m.example/@sara/2");
  }

  static Draft armenian() {
    return said("webpage", "3", Kind.REVIEW, "hy", 50)
        .author("Անի Հակոբյան", null, null)
        .title("Լավագույն նախաճաշը")
        .text("Շատ համեղ էր, սպասարկումը՝ ջերմ։ Անպայման նորից կգանք։")
        .rating(Rating.stars(5))
        .sentiment(new Sentiment(Label.POSITIVE, 0.97, false, "stars"))
        .reply(new Reply("Շնորհակալություն, Անի՛։", Optional.of(Said.NOW), Optional.empty()))
        .url("https://reviews.example/acme/3");
  }

  static Draft russian() {
    return said("feed", "4", Kind.COMMENT, "ru", 400)
        .author("Олег", null, null)
        .text("Кофе неплохой, но очередь утром слишком длинная.")
        .editedAt(Said.NOW)
        .sentiment(new Sentiment(Label.NEUTRAL, 0.64, true, "text-1"))
        .url("https://blog.example/4");
  }

  static Draft praise(String id) {
    return said("hackernews", id, Kind.COMMENT, "en", 7)
        .author("brewnerd", "brewnerd", null)
        .text("Acme roasts are the reason I moved back to coffee. ".repeat(30))
        .sentiment(new Sentiment(Label.POSITIVE, 0.88, false, "text-1"))
        .url("https://news.example/item?id=5");
  }

  static Draft hostile() {
    return said("feed", "6", Kind.POST, "en\" onmouseover=\"alert(1)", 12)
        .author(HOSTILE, "@\"onclick=alert(1)", null)
        .title(HOSTILE)
        .text("coffee " + HOSTILE)
        .url("javascript:alert(document.domain)");
  }

  private static Draft said(String source, String id, Kind kind, String language, int hoursAgo) {
    return Mention.said(source, "sample", id, kind)
        .language(language)
        .publishedAt(Said.NOW.minus(Duration.ofHours(hoursAgo)))
        .collectedAt(Said.NOW)
        .brands(List.of("Acme Coffee"))
        .version(1);
  }

  private static Coverage well() {
    return coverage(
        "mastodon",
        "#acmecoffee on m.example",
        List.of(new Coverage.Span(Said.NOW.minus(Duration.ofDays(9)), Said.NOW)),
        List.of(),
        Optional.empty());
  }

  private static Coverage gappy() {
    return coverage(
        "appstore",
        "Acme Coffee, United States",
        List.of(new Coverage.Span(Said.NOW.minus(Duration.ofDays(2)), Said.NOW)),
        List.of(
            new Coverage.Gap(
                Said.NOW.minus(Duration.ofDays(4)),
                Said.NOW.minus(Duration.ofDays(2)),
                "more was said than the 500 newest that the store shows")),
        Optional.empty());
  }

  private static Coverage failing() {
    return coverage(
        "feed",
        "https://blog.example/comments/feed/",
        List.of(),
        List.of(),
        Optional.of("HTML came where a feed is due <b>login</b>"));
  }

  private static Coverage coverage(
      String source,
      String place,
      List<Coverage.Span> complete,
      List<Coverage.Gap> gaps,
      Optional<String> problem) {
    return new Coverage(
        source + "|" + place,
        source,
        place,
        List.of("Acme Coffee"),
        "window",
        complete,
        gaps,
        complete.isEmpty() ? 0 : 1280,
        complete.isEmpty() ? 0 : 3,
        problem.isPresent() ? 2 : 0,
        Optional.of(Said.NOW),
        complete.isEmpty() ? Optional.empty() : Optional.of(Said.NOW.minusSeconds(240)),
        Optional.of(Said.NOW.plusSeconds(360)),
        problem,
        Optional.empty());
  }
}
