package earshot.deploy.demo;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import earshot.deploy.demo.Phrasebook.Name;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses who says what: every text of the repertoire once, and from then on with other words
 * around it, so that no two texts are ever the same.
 */
final class Wording {
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?։؟…])\\s+");
  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
  private static final int REGULARS = 40;
  // A prime that shares no factor with ORDERS: order numbers repeat after 900,000 texts.
  private static final long ORDER_STEP = 7919;
  private static final long ORDERS = 900_000;

  private final Phrasebook book;
  private final Dice dice;
  private final Map<String, List<String>> remarks;

  Wording(Phrasebook book, Dice dice) {
    this.book = book;
    this.dice = dice;
    this.remarks =
        book.sayings().stream()
            .collect(groupingBy(Wording::kin, flatMapping(Wording::sentences, toList())));
  }

  /** The saying behind a number: each round goes through all of them in another order. */
  Saying saying(long number) {
    int all = book.sayings().size();
    long round = number / all;
    int start = dice.roll(round, "start", all);
    int step = all / 3 + dice.roll(round, "step", all / 3);
    while (commonDivisor(step, all) != 1) {
      step++;
    }
    long place = (start + (number % all) * step) % all;
    return book.sayings().get((int) place);
  }

  /** What is said first, before any edit. */
  String text(long number) {
    Saying saying = saying(number);
    String text = number < book.sayings().size() ? saying.text() : varied(saying, number);
    return filled(text, number, saying.language());
  }

  private String varied(Saying saying, long number) {
    String opening = dice.pick(number, "opening", book.phrases("opening", saying.language()));
    String closing = dice.pick(number, "closing", book.phrases("closing", saying.language()));
    return Stream.of(opening, saying.text(), remark(saying, number), closing)
        .filter(part -> !part.isEmpty())
        .collect(joining(" "));
  }

  // What somebody else said about the same shop in the same mood, unless it is said already.
  private String remark(Saying saying, long number) {
    List<String> all =
        saying.channel().isApart() ? List.of() : remarks.getOrDefault(kin(saying), List.of());
    String remark = all.isEmpty() ? "" : dice.pick(number, "remark", all);
    return saying.text().contains(remark) ? "" : remark;
  }

  /** What is said after thinking again. */
  String edited(long number) {
    Saying saying = saying(number);
    String kind = "edit-" + saying.mood().name().toLowerCase(Locale.ROOT);
    String afterthought = dice.pick(number, "afterthought", book.phrases(kind, saying.language()));
    return text(number) + ' ' + filled(afterthought, number, saying.language());
  }

  /** Mostly somebody new, now and then one of the town's regulars. */
  Townsperson author(long number) {
    Saying saying = saying(number);
    boolean regular = dice.roll(number, "regular", 8) == 0;
    long person = regular ? -1L - dice.roll(number, "which", REGULARS) : number;
    Name given = dice.pick(person, "given", book.names("given", saying.language()));
    Name family = dice.pick(person, "family", book.names("family", saying.language()));
    String handle = given.latin() + '_' + family.latin() + Long.toString(Math.abs(person), 36);
    return new Townsperson(given.written() + ' ' + family.written(), handle, followers(person));
  }

  // Most people are followed by few: between 3 and about 22,000, evenly over the magnitudes.
  private int followers(long person) {
    return (int) Math.exp(1.1 + 8.9 * Math.pow(dice.fraction(person, "followers"), 2));
  }

  private String filled(String text, long number, String language) {
    return BLANK.matcher(text).replaceAll(blank -> filling(blank, number, language));
  }

  private String filling(MatchResult blank, long number, String language) {
    return switch (blank.group(1)) {
      case "order" -> digits(100_000 + number * ORDER_STEP % ORDERS, language);
      case "minutes" -> digits(20 + 5L * dice.roll(number, "minutes", 16), language);
      case "price" -> digits(800 + 100L * dice.roll(number, "price", 90), language);
      case "name" -> dice.pick(number, "name", book.names("staff", language)).written();
      case "street" -> dice.pick(number, "street", book.names("street", language)).written();
      default -> throw new IllegalStateException("Nothing fills the blank " + blank.group());
    };
  }

  private static String digits(long value, String language) {
    int zero =
        switch (language) {
          case "fa" -> '۰';
          case "ar" -> '٠';
          default -> '0';
        };
    return Long.toString(value)
        .chars()
        .map(digit -> digit - '0' + zero)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String kin(Saying saying) {
    return saying.shop() + " " + saying.language() + ' ' + saying.mood();
  }

  // Statements that stand alone in any text about the same shop in the same mood.
  private static Stream<String> sentences(Saying saying) {
    return SENTENCE_END
        .splitAsStream(saying.text())
        .filter(sentence -> !saying.channel().isApart() && sentence.length() >= 20)
        .filter(sentence -> !sentence.matches(".*[#@{?؟՞].*"));
  }

  private static int commonDivisor(int a, int b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }
}
