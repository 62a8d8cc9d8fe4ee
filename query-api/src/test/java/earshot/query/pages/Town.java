package earshot.query.pages;

import earshot.mention.Brand;
import earshot.mention.Draft;
import earshot.mention.Episode;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Rating;
import earshot.mention.Removed;
import earshot.mention.Reply;
import earshot.mention.Sentiment;
import earshot.query.Said;
import earshot.query.http.Alarms;
import earshot.query.http.Rig;
import earshot.query.http.Rulebook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All pages over a month of what people of a town said about two brands, the same each time. */
final class Town {
  private static final String[] LANGUAGES = {"en", "fa", "hy", "ru"};
  private static final String[] TEXTS = {
    "The flat white was cold again and nobody asked.",
    "صف طولانی بود و قهوه سرد شده بود.",
    "Սուրճը համեղ էր, բայց երկար սպասեցինք։",
    "Очень долго ждали, кофе остыл."
  };

  private Town() {}

  static Rig rig() {
    Alarms alarms = new Alarms();
    alarms.episodes.add(surge());
    return rig(alarms, new Rulebook());
  }

  static Rig rig(Alarms alarms, Rulebook rules) {
    Rig rig = new Rig(store -> store, wiring -> EveryPage.of(wiring, alarms, rules));
    Sample.fill(rig);
    for (int i = 0; i < 90; i++) {
      rig.holding(Sample.assessed(said(i)));
    }
    Mention one = grouped(201, "The queue is too long in the morning");
    Mention other = grouped(202, "Far too long a queue each morning");
    rig.holding(one.toDraft(), other.toDraft());
    rig.book.put("queue", one, other);
    rig.holding(answer());
    rig.brands.add(new Brand("Acme Coffee", Optional.empty(), Map.of("phone", "+374 10 000000")));
    rig.brands.add(new Brand("Bolt Tea", Optional.empty()));
    rig.removed.add(
        new Removed(
            new MentionId("appstore-gone"),
            List.of("Acme Coffee"),
            Said.NOW.minus(Duration.ofDays(20)),
            Said.NOW.minus(Duration.ofDays(2)),
            Removed.By.PLACE,
            false));
    rig.listings.add(
        new Listing(
            "webpage",
            "https://reviews.example/acme",
            "phone",
            "+374 10 999999",
            List.of("Acme Coffee"),
            Said.NOW));
    return rig;
  }

  private static Draft said(int i) {
    int stars = 1 + i * 7 % 5;
    Label label = stars < 3 ? Label.NEGATIVE : stars == 3 ? Label.NEUTRAL : Label.POSITIVE;
    Draft draft =
        Mention.said(i % 3 == 0 ? "appstore" : "feed", "town", "t" + i, Kind.REVIEW)
            .author("Guest " + i, null, null)
            .text(TEXTS[i % 4])
            .language(LANGUAGES[i % 4])
            .rating(Rating.stars(stars))
            .sentiment(new Sentiment(label, 0.9, false, "stars"))
            .publishedAt(Said.NOW.minus(Duration.ofHours(3 + i * i % 1300)))
            .collectedAt(Said.NOW)
            .brands(List.of(i % 5 == 0 ? "Bolt Tea" : "Acme Coffee"))
            .version(1);
    return i % 4 == 1
        ? draft.reply(new Reply("Sorry!", Optional.of(Said.NOW), Optional.empty()))
        : draft;
  }

  private static Mention grouped(int number, String text) {
    return Said.post(number, text, Duration.ofHours(number - 190))
        .brands(List.of("Acme Coffee"))
        .statements(Said.inGroup(text, "queue"))
        .version(1)
        .mention();
  }

  /** Somebody says the same below the post of {@link Sample#persian}. */
  private static Draft answer() {
    return Sample.assessed(
        Mention.said("mastodon", "sample", "21", Kind.POST)
            .author("Nima", "@nima@m.example", null)
            .text("مال من هم سرد بود.")
            .language("fa")
            .thread("2")
            .publishedAt(Said.NOW.minus(Duration.ofHours(25)))
            .collectedAt(Said.NOW)
            .brands(List.of("Acme Coffee"))
            .version(1));
  }

  static Episode surge() {
    return new Episode(
        "surge",
        "negative surge",
        "spike",
        "Acme Coffee",
        Episode.State.CLOSED,
        2,
        Episode.Change.CLOSED,
        Said.NOW.minus(Duration.ofDays(6)),
        Said.NOW.minus(Duration.ofDays(5)),
        Optional.of(Said.NOW.minus(Duration.ofDays(5))),
        Optional.of(new Episode.Figures(12, Optional.of(3.5), 8, 14, Duration.ofDays(1))),
        List.of(),
        List.of("desk"),
        Optional.empty());
  }
}
