package earshot.mention;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * What a place wants answers to be like; checked when somebody writes one, and before it leaves.
 */
public final class ReplyRules {
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  private final int most;
  private final Unit unit;
  private final Set<Kind> kinds;
  private final List<Ban> bans;

  private ReplyRules(int most, Unit unit, Set<Kind> kinds, List<Ban> bans) {
    this.most = most;
    this.unit = unit;
    this.kinds = Set.copyOf(kinds);
    this.bans = List.copyOf(bans);
  }

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
    Refuse.when(most < 1, "an answer of at most %d %s", most, unit);
    return new ReplyRules(most, unit, EnumSet.allOf(Kind.class), List.of());
  }

  /** The same; only mentions of these kinds can be answered. */
  public ReplyRules only(Kind first, Kind... others) {
    return new ReplyRules(most, unit, EnumSet.of(first, others), bans);
  }

  /**
   * The same, and this must not be found in an answer.
   *
   * @param fact the rule as a sentence
   */
  public ReplyRules without(String pattern, String fact) {
    List<Ban> more = new ArrayList<>(bans);
    more.add(new Ban(Pattern.compile(pattern), fact));
    return new ReplyRules(most, unit, kinds, more);
  }

  /** The most that an answer may have. */
  public int most() {
    return most;
  }

  /** In what that is counted. */
  public Unit unit() {
    return unit;
  }

  /** What else the place wants, as sentences. */
  public List<String> facts() {
    return bans.stream().map(Ban::fact).toList();
  }

  /** Whether mentions of this kind can be answered. */
  public boolean answers(Kind kind) {
    return kinds.contains(kind);
  }

  /** The rule that this answer breaks, as a sentence. */
  public Optional<String> broken(String text) {
    int length = unit.length.applyAsInt(text);
    if (length > most) {
      return Optional.of(
          "an answer has at most %,d %s there: %,d".formatted(most, unit.word(), length));
    }
    return bans.stream().filter(ban -> ban.pattern.matcher(text).find()).map(Ban::fact).findFirst();
  }
}
