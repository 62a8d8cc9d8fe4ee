package earshot.query.elasticsearch;

import earshot.assess.priority.Again;
import earshot.query.elasticsearch.Speakers.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a document tells of its mention before another version takes its place.
 *
 * @param speaker if it had one
 * @param at when it was said, in milliseconds
 * @param terms how often its speaker had said the like before, if ever
 */
record Replaced(Optional<Long> speaker, long at, Map<String, Double> terms) {
  /** The parts of a document that tell it. */
  static final List<String> FIELDS = List.of(Speakers.FIELD, "at", Speakers.TERM);

  Replaced(Optional<Long> speaker, long at, @Nullable Map<String, Double> terms) {
    this.speaker = speaker;
    this.at = at;
    this.terms = terms == null ? Map.of() : Map.copyOf(terms);
  }

  /** When what is no longer said was said. */
  Span span() {
    return new Span(at, at, true);
  }

  int earlier() {
    return Again.earlier(terms.getOrDefault(Again.TERM, 0.0));
  }
}
