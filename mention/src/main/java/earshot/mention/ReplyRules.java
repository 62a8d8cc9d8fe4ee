package earshot.mention;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * What a place wants answers to be like; checked when somebody writes one, and before it leaves.
 */
public final class ReplyRules {
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  private final int most;
  private final Measure measure;
  private final Predicate<Mention> answerable;
  private final List<Ban> bans;

  private ReplyRules(int most, Measure measure, Predicate<Mention> answerable, List<Ban> bans) {
    this.most = most;
    this.measure = measure;
    this.answerable = answerable;
    this.bans = List.copyOf(bans);
  }

  /**
   * How long an answer is, in the words of a place.
   *
   * @param word in what it counts
   * @param unit absent where it counts in its own way
   */
  private record Measure(String word, ToIntFunction<String> length, Optional<Unit> unit) {}

  /** In what a place counts. */
  public enum Unit {
    CHARACTERS(text -> text.codePointCount(0, text.length())),
    /** What people take for a character: an emoji of several signs is one. */
    GRAPHEMES(text -> (int) GRAPHEME.matcher(text).results().count()),
    BYTES(text -> text.getBytes(StandardCharsets.UTF_8).length);

    private final ToIntFunction<String> length;

    Unit(ToIntFunction<String> length) {
      this.length = length;
    }

    private String word() {
      return this == GRAPHEMES ? CHARACTERS.word() : name().toLowerCase(Locale.ROOT);
    }
  }

  /** What must not be found in an answer, and how to tell that. */
  private record Ban(Pattern pattern, String fact) {}

  /** Answers of at most so many. */
  public static ReplyRules upTo(int most, Unit unit) {
    return upTo(most, new Measure(unit.word(), unit.length, Optional.of(unit)));
  }

  /**
   * Answers of at most so many, where a place counts in its own way.
   *
   * @param word in what it counts, for people
   */
  public static ReplyRules upTo(int most, String word, ToIntFunction<String> length) {
    return upTo(most, new Measure(word, length, Optional.empty()));
  }

  private static ReplyRules upTo(int most, Measure measure) {
    Refuse.when(most < 1, "an answer of at most %d %s", most, measure.word);
    return new ReplyRules(most, measure, mention -> true, List.of());
  }

  /** The same; only mentions of these kinds can be answered. */
  public ReplyRules only(Kind first, Kind... others) {
    Set<Kind> kinds = EnumSet.of(first, others);
    return only(mention -> kinds.contains(mention.kind()));
  }

  /** The same; only such mentions can be answered. */
  public ReplyRules only(Predicate<Mention> such) {
    return new ReplyRules(most, measure, answerable.and(such), bans);
  }

  /**
   * The same, and this must not be found in an answer.
   *
   * @param fact the rule as a sentence
   */
  public ReplyRules without(String pattern, String fact) {
    List<Ban> more = new ArrayList<>(bans);
    more.add(new Ban(Pattern.compile(pattern), fact));
    return new ReplyRules(most, measure, answerable, more);
  }

  /** The most that an answer may have. */
  public int most() {
    return most;
  }

  /** In what that is counted; absent where the place counts in its own way. */
  public Optional<Unit> unit() {
    return measure.unit;
  }

  /** What else the place wants, as sentences. */
  public List<String> facts() {
    return bans.stream().map(Ban::fact).toList();
  }

  /** Whether this mention can be answered. */
  public boolean answers(Mention mention) {
    return answerable.test(mention);
  }

  /** The rule that this answer breaks, as a sentence. */
  public Optional<String> broken(String text) {
    int length = measure.length.applyAsInt(text);
    if (length > most) {
      return Optional.of(
          "an answer has at most %,d %s there: %,d".formatted(most, measure.word, length));
    }
    return bans.stream().filter(ban -> ban.pattern.matcher(text).find()).map(Ban::fact).findFirst();
  }
}
