package earshot.query.digest;

import earshot.query.SearchRequest;
import earshot.query.listing.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The review check of a brand and a span, as figures and quotes. Each count names the search that
 * finds what it counts.
 *
 * @param made when it was composed: who waits, waits as of then
 * @param target answer time wanted
 * @param totals new; edited and answered in the span, whenever it was said; waiting and overdue
 * @param removed what left in the span, whenever it was said; its search is about when it left
 * @param feelings how many sound how
 * @param stars how many gave each number of stars, best first
 * @param rating average stars; absent where few gave some
 * @param groups the largest groups of like statements
 * @param growing those that grew by more than chance explains
 * @param groupCount how many groups were spoken of in the span
 * @param waiting most urgent first
 * @param thanks who deserves thanks
 * @param voices of all declared brands, without copies
 * @param differences what places state that is not what the brand declared
 * @param missing what was not heard in the span, as far as is known
 */
public record Digest(
    DigestOrder order,
    Instant made,
    Duration target,
    List<Count> totals,
    Count removed,
    List<Count> feelings,
    List<Count> stars,
    Optional<Average> rating,
    List<Said> groups,
    List<Said> growing,
    int groupCount,
    Shown waiting,
    Shown thanks,
    Optional<Answers> answers,
    List<Voice> voices,
    List<Difference> differences,
    List<Missing> missing) {
  /** So much is more than a person reads at once. */
  private static final long MUCH = 300;

  private static final Duration DAY = Duration.ofHours(26); // when summer time ends it is 25

  public Digest {
    totals = List.copyOf(totals);
    feelings = List.copyOf(feelings);
    stars = List.copyOf(stars);
    groups = List.copyOf(groups);
    growing = List.copyOf(growing);
    voices = List.copyOf(voices);
    differences = List.copyOf(differences);
    missing = List.copyOf(missing);
  }

  /**
   * How many mentions there are of something.
   *
   * @param search finds exactly these
   * @param share of the whole they are part of, with what chance leaves open
   * @param before the same in the span before
   */
  public record Count(
      String name,
      long count,
      SearchRequest search,
      Optional<Estimate> share,
      Optional<Before> before) {}

  /** A count in the span before, and what the two tell. */
  public record Before(long count, Verdict verdict) {}

  /** Average stars, and what the span before tells beside it. */
  public record Average(
      Estimate stars, long rated, Optional<Double> before, Optional<Verdict> verdict) {}

  /**
   * What many say.
   *
   * @param label words of the most typical; absent where all of it was said in private
   * @param statements how many, of {@code mentions} people
   * @param quotes the worst and, where there is another, the best
   */
  public record Said(
      String group,
      Optional<String> label,
      Optional<String> language,
      String feeling,
      int statements,
      Before before,
      Count mentions,
      List<Quote> quotes) {}

  /** The first of many. */
  public record Shown(Count all, List<Quote> first) {
    public Shown {
      first = List.copyOf(first);
    }

    /** How many are not shown. */
    public long more() {
      return Math.max(0, all.count() - first.size());
    }
  }

  /**
   * How long people waited for the answers that were given in the span.
   *
   * @param median half of them waited longer
   * @param inTime how many had theirs within the target
   * @param before the median of the span before
   * @param averageBefore the average of the span before
   */
  public record Answers(
      long count,
      Duration average,
      Duration median,
      long inTime,
      Optional<Duration> before,
      Optional<Duration> averageBefore) {}

  /** How much of what is said about all brands is about this one. */
  public record Voice(String brand, long count, double share) {}

  /** A feed that was not heard completely. */
  public record Missing(
      String source, String place, Instant from, Instant to, Optional<String> reason) {}

  /** How many mentions it is about. */
  public long size() {
    return totals.getFirst().count();
  }

  /** Whether it comes too rarely for so much. */
  public boolean tooMuch() {
    return size() > MUCH && order.length().compareTo(DAY) > 0;
  }
}
