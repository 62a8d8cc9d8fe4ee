package earshot.query;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question to the store. Everything given narrows: a mention must fit the query, have one of
 * the values of each filter, and lie in the span.
 *
 * @param q a query in the query language
 * @param only the accepted values of each facet that is filtered by
 * @param time which of its times lies in the span; what has none does not fit
 * @param from then or later
 * @param to before that
 * @param size at most so many hits, 1 to 1,000
 * @param after the token of an earlier result of the same question: go on behind it
 * @param fold list of near-duplicates only the one that comes first
 * @param highlight say where the query matches
 * @param widen let other forms of the words match too, marked as such; for people's search box
 * @param facets count the values of each facet
 */
public record SearchRequest(
    Optional<String> q,
    Map<Facet, Set<String>> only,
    Time time,
    Optional<Instant> from,
    Optional<Instant> to,
    Sort sort,
    int size,
    Optional<String> after,
    boolean fold,
    boolean highlight,
    boolean widen,
    boolean facets) {
  /** The most hits of one page. */
  public static final int LARGEST_PAGE = 1000;

  public SearchRequest {
    q = q.filter(text -> !text.isBlank());
    only = copy(only);
    if (size < 1 || size > LARGEST_PAGE) {
      throw new BadSearch("size", "size must be 1 to %d: %d".formatted(LARGEST_PAGE, size));
    }
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new BadSearch("to", "to must not be before from: %s".formatted(to.get()));
    }
  }

  private static Map<Facet, Set<String>> copy(Map<Facet, Set<String>> only) {
    Map<Facet, Set<String>> accepted = new EnumMap<>(Facet.class);
    only.forEach(
        (facet, values) -> {
          Set<String> known = new LinkedHashSet<>();
          values.forEach(value -> known.add(facet.accept(value)));
          if (!known.isEmpty()) {
            accepted.put(facet, Collections.unmodifiableSet(known));
          }
        });
    return Collections.unmodifiableMap(accepted);
  }

  /** Everything, most urgent first, 20 a page, facets counted. */
  public static SearchRequest everything() {
    return builder().build();
  }

  /** Everything about this query, most urgent first. */
  public static SearchRequest about(String q) {
    return builder().q(q).build();
  }

  /**
   * The question in the parameters of a link.
   *
   * @throws BadSearch naming the parameter that can't be used or is not known
   */
  public static SearchRequest of(Map<String, List<String>> parameters) {
    return SearchParameters.read(parameters);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts from this question. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.q = q;
    builder.only.putAll(only);
    builder.time = time;
    builder.from = from;
    builder.to = to;
    builder.sort = sort;
    builder.size = size;
    builder.after = after;
    builder.fold = fold;
    builder.highlight = highlight;
    builder.widen = widen;
    builder.facets = facets;
    return builder;
  }

  /** Puts a question together. */
  public static final class Builder {
    private final Map<Facet, Set<String>> only = new EnumMap<>(Facet.class);
    private Optional<String> q = Optional.empty();
    private Time time = Time.SAID;
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> to = Optional.empty();
    private Sort sort = Sort.PRIORITY;
    private int size = 20;
    private Optional<String> after = Optional.empty();
    private boolean fold;
    private boolean highlight;
    private boolean widen;
    private boolean facets = true;

    private Builder() {}

    public Builder q(@Nullable String q) {
      this.q = Optional.ofNullable(q);
      return this;
    }

    /** One of these values; none lifts the filter. */
    public Builder only(Facet facet, String... values) {
      only.put(facet, new LinkedHashSet<>(List.of(values)));
      return this;
    }

    public Builder time(Time time) {
      this.time = time;
      return this;
    }

    public Builder from(@Nullable Instant from) {
      this.from = Optional.ofNullable(from);
      return this;
    }

    public Builder to(@Nullable Instant to) {
      this.to = Optional.ofNullable(to);
      return this;
    }

    public Builder sort(Sort sort) {
      this.sort = sort;
      return this;
    }

    public Builder size(int size) {
      this.size = size;
      return this;
    }

    public Builder after(@Nullable String after) {
      this.after = Optional.ofNullable(after);
      return this;
    }

    public Builder fold(boolean fold) {
      this.fold = fold;
      return this;
    }

    public Builder highlight(boolean highlight) {
      this.highlight = highlight;
      return this;
    }

    public Builder widen(boolean widen) {
      this.widen = widen;
      return this;
    }

    public Builder facets(boolean facets) {
      this.facets = facets;
      return this;
    }

    /**
     * The question.
     *
     * @throws BadSearch when a value can't be used
     */
    public SearchRequest build() {
      return new SearchRequest(
          q, only, time, from, to, sort, size, after, fold, highlight, widen, facets);
    }
  }
}
