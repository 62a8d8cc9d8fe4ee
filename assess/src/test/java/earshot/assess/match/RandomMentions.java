package earshot.assess.match;

import earshot.assess.query.RandomQueries;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Mentions over the vocabulary of {@link RandomQueries}. */
final class RandomMentions {
  private static final String[] MORE = {
    "#acme",
    "@good",
    "Acme!",
    "http://acme.example/x",
    "coffe",
    "ba",
    "goodness",
    ",",
    "#GoodStaff",
    "قهوة",
    "#قهوه_بد",
    "#ԵՐԵՎԱՆ",
    "@Ակմե",
    "میخواهم",
    "می خواهم",
    "معلم",
    "երեւան",
    "ԻՆՉՈՒ",
    "Елка",
    "CAFE\u0301",
    "ız",
    "45",
    "👨",
    "👩\u200d👧",
    "🇦🇲🇦🇲",
    "ก",
    "acme-coffee",
    "coldlate"
  };

  private RandomMentions() {}

  static Matchable mention(Random random) {
    Matchable.Builder mention = Matchable.of(text(random, 12));
    if (random.nextInt(3) == 0) {
      mention.title(text(random, 4));
    }
    if (random.nextBoolean()) {
      mention.source(random.nextBoolean() ? "feed" : "mastodon");
    }
    if (random.nextBoolean()) {
      mention.rating(1 + random.nextInt(9) / 2.0);
    }
    if (random.nextBoolean()) {
      mention.has("reply").kind("review").brands(List.of("ACME Coffee", "Other"));
    }
    if (random.nextBoolean()) {
      mention.language("fa").is("complaint").followers(random.nextInt(12));
    }
    if (random.nextBoolean()) {
      mention.author(text(random, 2) + "x", "@ac" + random.nextInt(3));
    }
    if (random.nextInt(4) == 0) {
      mention.url("https://www.acme.example/x/y?z");
    }
    return mention.publishedAt(Instant.ofEpochMilli(random.nextInt(1000) * 1_000_000_000L)).build();
  }

  private static String text(Random random, int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest + 1); i > 0; i--) {
      boolean plain = random.nextInt(4) > 0;
      text.append(
              plain
                  ? RandomQueries.WORDS.get(random.nextInt(RandomQueries.WORDS.size()))
                  : MORE[random.nextInt(MORE.length)])
          .append(' ');
    }
    return text.toString();
  }
}
