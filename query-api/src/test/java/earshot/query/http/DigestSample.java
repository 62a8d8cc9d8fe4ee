package earshot.query.http;

import earshot.mention.Brand;
import earshot.mention.Coverage;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Listing;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Priority;
import earshot.mention.Queue;
import earshot.mention.Removed;
import earshot.mention.Reply;
import earshot.query.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two weeks of what is said about Acme, with something for each section of a review check. */
final class DigestSample {
  static final String SECRET = "my order 4711 never came";
  static final String HOSTILE = "<script>alert(1)</script> \" onload='x' \u202Eesrever";

  private DigestSample() {}

  static void fill(Rig rig) {
    rig.brands.add(new Brand("Acme", Optional.empty(), Map.of("phone", "123456")));
    rig.brands.add(new Brand("Bolt", Optional.empty()));
    rig.listings.add(
        new Listing("feed", "https://p.example", "phone", "654321", List.of("Acme"), Said.NOW));
    for (int number = 0; number < 30; number++) {
      rig.holding(review(number));
    }
    rig.holding(
        Said.post(100, "Bolt is fine", Duration.ofHours(5)).brands(List.of("Bolt")).version(1),
        Mention.said("facebook", "acme", "101", Kind.MESSAGE)
            .text(SECRET)
            .author("Private Person", null, null)
            .url("https://m.example/private")
            .priority(Said.urgent(Map.of("feeling", 1.0, "question", 1.0)))
            .publishedAt(Said.NOW.minus(Duration.ofHours(60)))
            .collectedAt(Said.NOW)
            .brands(List.of("Acme"))
            .version(1));
    Mention[] alike =
        rig.store
            .all(earshot.query.SearchRequest.about("slow"))
            .filter(mention -> !mention.statements().isEmpty())
            .toArray(Mention[]::new);
    rig.book.put("slow", alike);
    rig.coverage.add(feed());
    rig.removed.addAll(
        List.of(
            gone("appstore-a", "Acme", 20, Removed.By.PLACE, false),
            gone("google-play-b", "Acme", 90, Removed.By.PERSON, false),
            gone("facebook-c", "Acme", 95, Removed.By.PLACE, true),
            gone("appstore-d", "Bolt", 30, Removed.By.PLACE, false),
            gone("appstore-e", "Acme", 200, Removed.By.PLACE, false)));
  }

  /** A theme that nobody spoke of in the week before, and people to thank. */
  static void more(Rig rig) {
    for (int number = 600; number < 607; number++) {
      rig.holding(
          Said.review(number, "splendid " + number, 5, Duration.ofHours(number - 590))
              .priority(new Priority(Queue.THANK, Map.of("stars", 1.0))));
    }
    Mention[] cold = new Mention[12];
    for (int number = 0; number < cold.length; number++) {
      String text = "cold soup " + number;
      Draft draft = Said.review(500 + number, text, 2, Duration.ofHours(3 + number));
      draft.statements(Said.inGroup(text, "cold"));
      rig.holding(draft);
      cold[number] = draft.mention();
    }
    rig.book.put("cold", cold);
  }

  /**
   * Every other is bad, each third but the last is answered and each fifth edited, some of them a
   * week after they were said; two weeks of them.
   */
  private static Draft review(int number) {
    boolean bad = number % 2 == 0;
    String text = bad ? "slow kitchen " + number + " " + HOSTILE : "lovely place " + number;
    Duration ago = Duration.ofHours(1 + 11L * number);
    Draft draft =
        Said.review(number, text, bad ? 1 : 5, ago)
            .author(HOSTILE, "@h" + number, null)
            .url("https://r.example/" + number + "?a=1&b=\"x\"")
            .priority(Said.urgent(Map.of("stars", bad ? 1.0 : 0.1)));
    if (bad) {
      draft.statements(Said.inGroup(text, "slow"));
    }
    if (number % 3 == 0 && number > 0) {
      draft.reply(new Reply("Sorry", Optional.of(later(ago, 40)), Optional.empty()));
    }
    return number % 5 == 0 ? draft.editedAt(later(ago, 60)) : draft;
  }

  /** So many hours later, or half way to now. */
  private static Instant later(Duration ago, int hours) {
    Duration half = ago.dividedBy(2);
    Duration wait = Duration.ofHours(hours);
    return Said.NOW.minus(ago).plus(wait.compareTo(half) < 0 ? wait : half);
  }

  private static Removed gone(
      String id, String brand, int hoursAgo, Removed.By by, boolean discreet) {
    return new Removed(
        new MentionId(id),
        List.of(brand),
        Said.NOW.minus(Duration.ofDays(40)),
        Said.NOW.minus(Duration.ofHours(hoursAgo)),
        by,
        discreet);
  }

  private static Coverage feed() {
    return new Coverage(
        "f",
        "appstore",
        "Acme, Armenia",
        List.of("Acme"),
        "window",
        List.of(),
        List.of(
            new Coverage.Gap(
                Said.NOW.minus(Duration.ofDays(9)),
                Said.NOW.minus(Duration.ofDays(5)),
                "more was said than it shows")),
        1,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
