package earshot.query.pages;

import earshot.mention.Group;
import earshot.mention.GroupMark;
import earshot.query.SourceName;
import earshot.query.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A group as pages show it.
 *
 * @param lang of what is said; empty when unknown
 * @param feeling the word of the label, for the colour
 * @param trend how many were said on each of the last days, as bars
 * @param mentions address of all mentions that it is in
 * @param mended absent where nobody called it so
 */
record GroupRow(
    String id,
    String label,
    String lang,
    String brand,
    String feeling,
    String feelingSays,
    Optional<String> theme,
    String size,
    List<String> sources,
    String copies,
    Times.Moment last,
    List<Bar> trend,
    String trendSays,
    String href,
    String mentions,
    Optional<Mended> mended) {
  private static final int DAYS = 14;
  private static final int HEIGHT = 24;

  /** One day; heights are shares of the busiest one. */
  record Bar(int x, int y, int height) {}

  /**
   * That somebody called it mended.
   *
   * @param kind for the colour
   */
  record Mended(String kind, String says, Times.Moment at) {}

  static GroupRow of(Group group, String label, GroupMark mark, Wording words, Instant now) {
    Times times = new Times(words, now);
    int[] days = days(group, now);
    String feeling = group.sentiment().word();
    return new GroupRow(
        group.id(),
        label,
        Languages.tag(group.language()),
        group.brand(),
        feeling,
        words.term("sentiment", feeling),
        group.theme().map(theme -> words.term("theme", theme)),
        words.of("groups.size", group.size()),
        sources(group, words),
        words.of("groups.copies", group.duplicates()),
        times.moment(group.last()),
        bars(days),
        words.of("groups.trend", days[DAYS - 1], sum(days)),
        GroupsView.PATH + '/' + group.id(),
        "/?group=" + group.id(),
        mark.solved().map(at -> mended(mark.since(group), times.moment(at), words)));
  }

  private static Mended mended(long again, Times.Moment at, Wording words) {
    return new Mended(again == 0 ? "positive" : "negative", words.of("groups.again", again), at);
  }

  private static List<String> sources(Group group, Wording words) {
    return group.sources().entrySet().stream()
        .map(
            source ->
                SourceName.of(source.getKey(), words) + ' ' + words.compact(source.getValue()))
        .toList();
  }

  /** The last one ends now. */
  private static int[] days(Group group, Instant now) {
    int[] days = new int[DAYS];
    for (Group.Member member : group.members()) {
      long ago = Duration.between(member.at(), now).toDays();
      if (ago >= 0 && ago < DAYS) {
        days[DAYS - 1 - (int) ago]++;
      }
    }
    return days;
  }

  private static int sum(int[] days) {
    int sum = 0;
    for (int day : days) {
      sum += day;
    }
    return sum;
  }

  private static List<Bar> bars(int[] days) {
    int most = 1;
    for (int day : days) {
      most = Math.max(most, day);
    }
    List<Bar> bars = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      int height = days[day] == 0 ? 1 : Math.max(2, days[day] * HEIGHT / most);
      bars.add(new Bar(day * 6, HEIGHT - height, height));
    }
    return bars;
  }
}
