package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one feed of a source got: the ledger that shows what was heard and what was not.
 *
 * @param feed id of the feed, unique over all sources
 * @param place what a person recognises: the address, the tag, the app
 * @param completeness what the source can promise: complete, window or since-join
 * @param complete spans of time of which everything that the place offers was collected
 * @param gaps spans of which something is or may be missing, and why
 * @param said mentions read so far, counting each version once
 * @param unreadable items that did not parse and wait in quarantine
 * @param problem why the last attempt failed, absent after a success
 * @param budgetLeft calls left today where there is a budget
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Coverage(
    String feed,
    String source,
    String place,
    List<String> brands,
    String completeness,
    List<Span> complete,
    List<Gap> gaps,
    long said,
    long gone,
    long unreadable,
    Optional<Instant> lastAttempt,
    Optional<Instant> lastSuccess,
    Optional<Instant> nextPoll,
    Optional<String> problem,
    Optional<Long> budgetLeft) {

  public Coverage {
    brands = orEmpty(brands);
    complete = orEmpty(complete);
    gaps = orEmpty(gaps);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** From and to, both included. */
  public record Span(Instant from, Instant to) {
    public Span {
      Refuse.when(to.isBefore(from), "a span ends before it begins: %s to %s", from, to);
    }
  }

  /** A span of which something is or may be missing, and the reason for people. */
  public record Gap(Instant from, Instant to, String reason) {
    public Gap {
      Refuse.when(to.isBefore(from), "a gap ends before it begins: %s to %s", from, to);
    }
  }
}
