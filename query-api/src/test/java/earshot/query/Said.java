package earshot.query;

import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Queue;
import earshot.mention.Rating;
import earshot.mention.Sentiment;
import earshot.mention.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mentions for tests, in few words. */
public final class Said {
  /** When the tests' questions are asked. */
  public static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  private Said() {}

  /** A post of that number, said that long before {@link #NOW}. */
  public static Draft post(int number, String text, Duration ago) {
    return Mention.said("mastodon", "m.example", String.valueOf(number), Kind.POST)
        .text(text)
        .language("en")
        .author("Ani", "@ani", "https://m.example/@ani", 120L)
        .publishedAt(NOW.minus(ago))
        .collectedAt(NOW)
        .brands(List.of("Acme"))
        .version(1);
  }

  /** What somebody wrote to the brand alone. */
  public static Draft message(int number, String text, Duration ago) {
    return Mention.said("facebook", "acme", String.valueOf(number), Kind.MESSAGE)
        .text(text)
        .language("en")
        .publishedAt(NOW.minus(ago))
        .collectedAt(NOW)
        .brands(List.of("Acme"))
        .version(1);
  }

  /** A review with stars. */
  public static Draft review(int number, String text, int stars, Duration ago) {
    return Mention.said("appstore", "77", String.valueOf(number), Kind.REVIEW)
        .title("About it")
        .text(text)
        .language("en")
        .rating(Rating.stars(stars))
        .sentiment(new Sentiment(stars < 3 ? Label.NEGATIVE : Label.POSITIVE, 0.9, false, "stars"))
        .status("open")
        .publishedAt(NOW.minus(ago))
        .collectedAt(NOW)
        .brands(List.of("Acme"))
        .version(1);
  }

  /** Waits for an answer with these terms. */
  public static Priority urgent(Map<String, Double> terms) {
    return new Priority(Queue.ANSWER, terms);
  }

  /** Stands in a group. */
  public static List<Statement> inGroup(String text, String group) {
    return List.of(
        new Statement(
            text, Optional.of(Label.NEGATIVE), Optional.of("service"), Optional.of(group)));
  }
}
