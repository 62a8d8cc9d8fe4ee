package earshot.assess.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.mention.Episode;
import earshot.mention.MentionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a series beside its sums.
 *
 * @param since of when its first mention is
 * @param looked end of the newest window that was judged
 * @param calm how many times in a row the newest looks found nothing during an episode
 * @param told the value that people were told last
 * @param days so many whole days of its episode people were told of
 * @param latest its newest mentions
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Head(
    Instant since,
    Instant looked,
    int calm,
    double told,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long days,
    List<MentionId> latest,
    Optional<Episode> episode) {

  @SuppressWarnings("NullAway") // JSON leaves empty lists out
  Head {
    latest = orEmpty(latest);
  }

  private static List<MentionId> orEmpty(@Nullable List<MentionId> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static Head begin(Instant since, Instant looked) {
    return new Head(since, looked, 0, 0, 0, List.of(), Optional.empty());
  }

  Head from(Instant earlier) {
    return earlier.isBefore(since)
        ? new Head(earlier, looked, calm, told, days, latest, episode)
        : this;
  }

  Head since(Instant known) {
    return new Head(known, looked, calm, told, days, latest, episode);
  }

  Head looked(Instant at) {
    return new Head(since, at, calm, told, days, latest, episode);
  }

  Head calm(int times) {
    return new Head(since, looked, times, told, days, latest, episode);
  }

  Head days(long whole) {
    return new Head(since, looked, calm, told, whole, latest, episode);
  }

  Head with(MentionId mention) {
    List<MentionId> more = new ArrayList<>(latest);
    more.remove(mention);
    more.add(mention);
    int spare = Math.max(0, more.size() - Episode.NAMED);
    return new Head(since, looked, calm, told, days, more.subList(spare, more.size()), episode);
  }

  Head without(MentionId mention) {
    List<MentionId> fewer = new ArrayList<>(latest);
    fewer.remove(mention);
    return new Head(since, looked, calm, told, days, fewer, episode);
  }

  /** What was learnt of before, and what was heard since; an episode is of whoever opened one. */
  Head followedBy(Head heard) {
    List<MentionId> all = new ArrayList<>(latest);
    all.removeAll(heard.latest);
    all.addAll(heard.latest);
    List<MentionId> newest = all.subList(Math.max(0, all.size() - Episode.NAMED), all.size());
    Head told = heard.episode.isPresent() ? heard : this;
    return new Head(
        heard.from(since).since,
        told.looked,
        told.calm,
        told.told,
        told.days,
        newest,
        told.episode);
  }

  Head in(Episode changed, double value) {
    return new Head(since, looked, calm, value, days, latest, Optional.of(changed));
  }

  boolean open() {
    return episode.filter(e -> e.state() != Episode.State.CLOSED).isPresent();
  }
}
